from absl import app, flags

from model_flags import Model

FLAGS = flags.FLAGS
_RATE = flags.DEFINE_float("rate", 0.1, "Learning rate.", short_name="r")
flags.DEFINE_bool("debug", False, "Say more.")


class Run:
    def __init__(self, rate, model):
        self.rate = rate
        self.model = model


def main(argv):
    run = Run(_RATE.value, Model())
    if FLAGS.debug:
        run.rate = 0.0
    return run


if __name__ == "__main__":
    app.run(main)
