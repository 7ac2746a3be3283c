import argparse

REGISTRY = {}


def register(name):
    def decorate(cls):
        REGISTRY[name] = cls
        return cls

    return decorate


class Plugin:
    plugins = {}

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.plugins[key] = cls

    def __init__(self, level):
        self.level = level


class Fast(Plugin, key="fast"):
    pass


class Slow(Plugin, key="slow"):
    def __init__(self, level):
        super().__init__(level)
        self.delay = level * 2


@register("sgd")
class Sgd:
    def __init__(self, lr, momentum=0.0):
        self.lr = lr
        self.momentum = momentum


@register("adam")
class Adam:
    def __init__(self, lr, **kwargs):
        self.rate = lr


def build(name, **kwargs):
    return REGISTRY[name](**kwargs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--optimizer", choices=sorted(REGISTRY), default="sgd")
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--momentum", type=float, default=0.0)
    parser.add_argument("--plugin", choices=list(Plugin.plugins), default="fast")
    parser.add_argument("--level", type=int, default=1)
    args = parser.parse_args()
    optimizer = build(args.optimizer, lr=args.lr, momentum=args.momentum)
    plugin = Plugin.plugins[args.plugin](args.level)
    print(optimizer, plugin)


if __name__ == "__main__":
    main()
