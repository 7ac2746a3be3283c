import click

from mill.settings import Grind


@click.command("grind")
@click.option("--size", type=int)
def cli(size):
    print(Grind(size))
