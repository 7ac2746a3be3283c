from dataclasses import dataclass

import click


@dataclass
class Shop:
    region: str = ""


@click.group()
@click.option("--region", default="north")
@click.pass_context
def main(ctx, region):
    ctx.obj = Shop(region)
