import typer

from harbour.berth import Berth

app = typer.Typer()


@app.command()
def lift(weight: int = 5):
    print(Berth(weight))
