import decorator
import typer
import wrapt
from dataclasses import dataclass


@dataclass
class Brew:
    leaf: str = ""
    degrees: int = 0
    pot: str = ""
    name: str = ""


@wrapt.decorator
def guarded(wrapped, instance, args, kwargs):
    try:
        return wrapped(*args, **kwargs)
    except ValueError as error:
        raise typer.Exit(1) from error


def repeated(times):
    @wrapt.decorator
    def inner(wrapped, instance, args, kwargs):
        for _ in range(times):
            wrapped(*args, **kwargs)

    return inner


@wrapt.decorator
def switched_off(wrapped, instance, args, kwargs):
    return None


@wrapt.decorator
def named(wrapped, instance, args, kwargs):
    brew = wrapped(*args, **kwargs)
    brew.name = instance.name
    return brew


@decorator.decorator
def logged(function, *args, **kwargs):
    print(function.__name__)
    return function(*args, **kwargs)


class Kitchen:
    def __init__(self, name):
        self.name = name

    @named
    def brew(self, pot):
        return Brew(pot=pot)


app = typer.Typer()


@app.command()
@guarded
def steep(leaf: str = typer.Option("green", "--leaf"), degrees: int = typer.Option(80, "--degrees")):
    print(Brew(leaf, degrees))


@app.command()
@logged
@repeated(2)
def pour(pot: str = "can", kitchen: str = "main"):
    print(Kitchen(kitchen).brew(pot))


@app.command()
@switched_off
def drink(leaf: str = "green"):
    print(Brew(leaf))


if __name__ == "__main__":
    app()
