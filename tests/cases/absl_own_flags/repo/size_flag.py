from absl import flags


class Size:
    def __init__(self, width, height):
        self.width = width
        self.height = height


class SizeParser(flags.ArgumentParser):
    def parse(self, argument):
        parts = [int(p) for p in argument.split(",")]
        return Size(parts[0], parts[-1])


def define_size(name, default, help_text, **more):
    return flags.DEFINE(SizeParser(), name, default, help_text, **more)
