import importlib
from enum import Enum

import click

from app.context import Context, Options


class Cli(click.Group):
    class Commands(Enum):
        BUILD = f"{__package__}.build:build"
        DRY_RUN = f"{__package__}.dry_run:dry_run"

    def list_commands(self, ctx):
        return [name.lower().replace("_", "-") for name in Cli.Commands.__members__]

    def get_command(self, ctx, cmd_name):
        name = cmd_name.lower().replace("-", "_")
        try:
            definition = Cli.Commands.__dict__[name.upper()]
            module, _, function = definition.value.partition(":")
            return getattr(importlib.import_module(module), function)
        except (KeyError, ModuleNotFoundError, AttributeError):
            return None


@click.command(cls=Cli)
@click.option("--quiet", is_flag=True)
@click.pass_context
def main(ctx, quiet):
    ctx.obj = Context(Options(quiet=quiet))
