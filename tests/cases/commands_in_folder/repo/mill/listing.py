import os

import click

FOLDER = os.path.abspath(os.path.join(os.path.dirname(__file__), "commands"))


class Commands(click.MultiCommand):
    def list_commands(self, ctx):
        names = [f[4:-3] for f in os.listdir(FOLDER) if f.endswith(".py") and f.startswith("cmd_")]
        names.sort()
        return names

    def get_command(self, ctx, name):
        return __import__(f"mill.commands.cmd_{name}", None, None, ["cli"]).cli


@click.command(cls=Commands)
def cli():
    pass


if __name__ == "__main__":
    cli()
