from pkg.settings import cfg


class Layer:
    def __init__(self, size):
        self.size = size

    def build(self):
        return [0.0] * self.size


class Scale:
    gain = cfg["gain"]


shared = Layer(cfg["size"])
