class Head:
    def __init__(self, classes):
        self.classes = classes


class ResNet:
    def __init__(self, depth, width, head, in_channels=3):
        self.depth = depth
        self.width = width
        self.head = head
        self.in_channels = in_channels


class Mlp:
    def __init__(self, units):
        self.units = units
