import enum
from functools import partial, wraps

import click


class Mode(enum.Enum):
    FAST = "fast"
    SAFE = "safe"


class ModeType(click.Choice):
    def __init__(self, modes):
        super().__init__(choices=[m.value for m in modes])
        self.modes = modes

    def convert(self, value, param, ctx):
        return self.modes(super().convert(value, param, ctx))


class Settings:
    def __init__(self, mode, base):
        self.mode = mode
        self.base = base


def failing(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@click.command("tool")
@click.option("--mode", type=ModeType(Mode), default="fast")
@click.option("--base")
@partial
@failing
def main(*, mode, base):
    print(Settings(mode, base))


if __name__ == "__main__":
    main()
