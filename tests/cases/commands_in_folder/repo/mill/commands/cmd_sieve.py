import click

from mill.settings import Sieve


@click.command("sieve")
@click.option("--mesh", type=int)
def cli(mesh):
    print(Sieve(mesh))
