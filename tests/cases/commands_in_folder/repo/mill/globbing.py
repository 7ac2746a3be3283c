import importlib
from pathlib import Path

import click

FOLDER = Path(__file__).resolve().parent / "commands"


class Commands(click.Group):
    _names = None

    @property
    def names(self):
        if self._names is None:
            self._names = [p.stem.replace("cmd_", "") for p in FOLDER.glob("cmd_*.py")]
        return self._names

    def list_commands(self, ctx):
        return self.names

    def get_command(self, ctx, name):
        return importlib.import_module(f".cmd_{name}", "mill.commands").cli if name in self.names else None


@click.group(cls=Commands)
def cli():
    pass


if __name__ == "__main__":
    cli()
