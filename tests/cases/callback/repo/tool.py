import argparse


class State:
    def __init__(self):
        self.level = 0
        self.name = ""
        self.size = 0


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)

    def emit(self, event, *values):
        for handler in self.handlers.get(event, []):
            handler(*values)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--level", type=int, default=1)
    parser.add_argument("--name", default="n")
    parser.add_argument("--size", type=int, default=1)
    args = parser.parse_args()
    state = State()
    bus = Bus()

    def set_level(value):
        state.level = value

    bus.on("level", set_level)
    bus.on("name", lambda value: setattr(state, "name", value))
    bus.emit("level", args.level)
    bus.emit("name", args.name)

    def apply(action):
        action(state)

    apply(lambda target: target.__setattr__("size", args.size))
    print(state)


if __name__ == "__main__":
    main()
