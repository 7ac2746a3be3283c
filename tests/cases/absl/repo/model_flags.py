from absl import flags

FLAGS = flags.FLAGS

flags.DEFINE_integer("width", 64, "Units a layer.")
flags.DEFINE_enum("kind", "mlp", ["mlp", "cnn"], "Which network.")
flags.DEFINE_integer("depth", 2, "Layers.")
flags.DEFINE_string("init", "normal", "How to begin.")
_UNUSED = flags.DEFINE_list("tags", [], "Tags.")


class Model:
    def __init__(self):
        self.width = FLAGS.width
        self.kind = FLAGS.kind
        self.depth = FLAGS["depth"].value
        self.pinned = FLAGS["init"].present
