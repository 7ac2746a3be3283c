from absl import app, flags

from size_flag import define_size

FLAGS = flags.FLAGS
define_size("screen", "84", "Size of the screen.")
define_size("shown", "84", "Size of what is shown.")
flags.DEFINE_string("map", None, "Where.")
flags.mark_flag_as_required("map")


class View:
    def __init__(self, screen, place):
        self.screen = screen
        self.place = place


def main(argv):
    print(View(FLAGS.screen, FLAGS.map))


if __name__ == "__main__":
    app.run(main)
