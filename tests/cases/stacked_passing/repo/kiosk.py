from dataclasses import dataclass

import click
from cached_property import cached_property


@dataclass
class Options:
    city: str
    price: float


class Stand:
    def __init__(self, options, paper, street):
        self.options = options
        self.paper = paper
        self.street = street

    @cached_property
    def total(self):
        return self.options.price * 1.07


class Till:
    def __init__(self, key=""):
        self.key = key


pass_till = click.make_pass_decorator(Till, ensure=True)


@click.group()
@click.option("--city", default="here")
@click.option("--price", type=float, default=1.0)
@click.pass_context
def main(ctx, city, price):
    ctx.obj = Options(city, price)


@main.command()
@click.option("--paper", default="daily")
@click.pass_obj
@click.pass_context
def sell(ctx, options, paper):
    stand = Stand(options, paper, ctx.obj.city)
    print(stand.total)


@main.command()
@click.option("--key", default="")
@click.pass_context
@pass_till
def unlock(till, ctx, key):
    till.key = key
    print(till.key, ctx.info_name)


if __name__ == "__main__":
    main()
