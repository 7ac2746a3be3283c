import click

from .main import main


@main.command()
@click.option("--reason")
def refund(reason):
    print(reason)
