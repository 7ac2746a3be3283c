"""A decorator applies options of a list and hands on an object made of them; `update_wrapper` gives its function the name of the command."""

from functools import update_wrapper

import click


class Depot:
    def __init__(self, address=None, gate="north", **rest):
        self.address = address
        self.gate = gate


class Round:
    def __init__(self, depot, stops):
        self.depot = depot
        self.stops = stops


SHARED = [click.option("--address", "-a"), click.option("--gate", default="north")]


def with_depot(function):
    for option in SHARED:
        function = option(function)

    def wrapper(*args, **kwargs):
        context = click.get_current_context()
        return context.invoke(function, Depot(**kwargs), *args[1:], **kwargs)

    return update_wrapper(wrapper, function)


@click.group()
def main():
    pass


@main.command()
@click.option("--stops", type=int)
@with_depot
def drive(depot, stops, **rest):
    print(Round(depot, stops))


@main.command()
@with_depot
def park(depot, **rest):
    print(depot)


if __name__ == "__main__":
    main()
