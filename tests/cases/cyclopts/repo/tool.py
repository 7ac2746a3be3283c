from dataclasses import dataclass
from typing import Annotated, Literal, Optional

from cyclopts import App, Parameter

app = App(name="tool")
store = App(name="store")
app.command(store)


@Parameter(name="*")
@dataclass
class Common:
    root: str = "."
    dry_run: bool = False


@dataclass
class Network:
    on_line: bool = True
    time_out: float = 3.0


class Job:
    def __init__(self, root, timeout, level):
        self.root = root
        self.timeout = timeout
        self.level = level


@app.default
def show(path: str = "here", *, big_size: int = 3):
    return Job(path, big_size, None)


@app.command
def copy_all(
    source: str,
    *,
    common: Optional[Common] = None,
    network: Network = Network(),
    level: Annotated[Literal["low", "high"], Parameter(name=["--level", "-l"], help="How much.")] = "low",
    quiet: Annotated[bool, Parameter(negative="--loud")] = False,
):
    if quiet:
        level = None
    return Job(common.root, network.time_out, level)


@store.command(name="clean")
def clean_store(age: int = 1):
    return Job(None, age * 24, "low")


if __name__ == "__main__":
    app()
