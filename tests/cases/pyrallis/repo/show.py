from dataclasses import dataclass

import draccus


@dataclass
class Settings:
    width: int = 3
    height: int = 4


class Window:
    def __init__(self, width):
        self.width = width


def main():
    settings = draccus.parse(config_class=Settings)
    print(Window(settings.width))


if __name__ == "__main__":
    main()
