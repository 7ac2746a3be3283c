from dataclasses import dataclass

import click

from .main import main


@dataclass
class Order:
    amount: int
    region: str


@main.command()
@click.option("--amount", type=int, default=1)
@click.pass_obj
def order(shop, amount):
    print(Order(amount, shop.region))
