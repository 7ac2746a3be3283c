import click


class Crane:
    load = 0


@click.command()
@click.option("--load", type=int, default=2)
def hoist(load):
    crane = Crane()
    crane.load = load
