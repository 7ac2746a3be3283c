from typing import List, Optional, Tuple

import typer


class Window:
    def __init__(self, size, names):
        self.size = size
        self.names = names


class Layout:
    def __init__(self, window):
        self.width, self.height = window.size
        self.title = window.names[0] if window.names else "none"
        self.border = 1


def main(size: Tuple[int, int] = (640, 480), name: Optional[List[str]] = None):
    print(Layout(Window(size, name)))


if __name__ == "__main__":
    typer.run(main)
