import click


class Box:
    def __init__(self, size):
        self.size = size


class Drawing:
    def __init__(self, box):
        self.width, self.height = box.size
        self.depth = (7, 8)[0]


@click.command()
@click.option("--size", type=(int, float))
def main(size):
    print(Drawing(Box(size)))


if __name__ == "__main__":
    main()
