"""The counter-example: what lies in folders that hold no modules, or beside them, only a run knows; its loops may turn."""

import os
from pathlib import Path

import click

from mill.settings import Sack


@click.command()
@click.option("--label")
@click.option("--weight", type=int)
def cli(label, weight):
    for template in (Path(__file__).parent / "templates").iterdir():
        print(Sack(label=label), template)
    for name in os.listdir(os.path.dirname(__file__)):
        if name.endswith(".txt"):
            print(Sack(weight=weight), name)


if __name__ == "__main__":
    cli()
