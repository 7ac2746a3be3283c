import click


class Cut:
    def __init__(self, depth):
        self.depth = depth


@click.command()
@click.option("--depth", type=int)
def cut(depth):
    print(Cut(depth).depth)


cut()
