import click

from harbour.berth import Berth


@click.group()
def tide():
    pass


@tide.command()
@click.option("--depth", type=int, default=3)
def low(depth):
    print(Berth(length=depth))
