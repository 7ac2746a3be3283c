from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated, List, Optional

import typer


class Mode(str, Enum):
    FAST = "fast"
    EXACT = "exact"


@dataclass
class Config:
    rate: float
    mode: Mode
    paths: List[Path]
    label: Optional[str] = None


class State:
    debug = False
    user = None


state = State()
app = typer.Typer(add_completion=False)
users = typer.Typer(name="users")
app.add_typer(users)


def checked(ctx: typer.Context, value: float) -> float:
    if value <= 0:
        raise typer.BadParameter("must be positive")
    return value / 2


@app.callback()
def setup(ctx: typer.Context, debug: bool = typer.Option(False, help="Say more.")):
    ctx.obj = {"debug": debug}


@app.command("fit")
def fit_all(
    ctx: typer.Context,
    paths: Annotated[List[Path], typer.Argument(help="Files.")],
    rate: Annotated[float, typer.Option("--rate", "-r", callback=checked, envvar="TOOL_RATE")] = 0.1,
    mode: Mode = Mode.FAST,
    label: Optional[str] = None,
):
    state.debug = ctx.obj["debug"]
    return Config(rate, mode, paths, label)


@users.command()
def add(name: str, admin: bool = typer.Option(False, "--admin")):
    state.user = name if not admin else "root"


if __name__ == "__main__":
    app()
