"""The command is found by a name that is put together, so no module names it."""
import importlib

import click


class Lazy(click.Group):
    def list_commands(self, ctx):
        return ["hoist"]

    def get_command(self, ctx, name):
        return getattr(importlib.import_module(f"yard.{name}"), name)


@click.command(cls=Lazy)
def cli():
    pass


cli()
