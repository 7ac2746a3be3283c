import click


class Till:
    def __init__(self, float_of_coins):
        self.coins = float_of_coins


@click.command()
@click.option("--coins", type=int)
def open_till(coins):
    print(Till(coins).coins)
