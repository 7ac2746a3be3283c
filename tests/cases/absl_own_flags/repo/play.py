from absl import app, flags

from size_flag import define_size

FLAGS = flags.FLAGS
define_size("screen", "84", "Size of the screen.")
flags.DEFINE_string("map", None, "Where.")
flags.DEFINE(flags.FloatParser(lower_bound=0.0), "speed", 1.0, "How fast.")


class Game:
    def __init__(self, size, speed):
        self.width = size.width
        self.speed = speed
        self.place = FLAGS.map


def main(argv):
    print(Game(FLAGS.screen, FLAGS.speed))


if __name__ == "__main__":
    app.run(main)
