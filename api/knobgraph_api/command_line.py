"""The `knobgraph` program: a group of commands found by folder."""

from __future__ import annotations

import importlib
import pkgutil

import click

from knobgraph_api import commands


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="knobgraph")
def main() -> None:
    """Where does this flag go? Reads a Python repository without running it and answers from a graph."""


for _info in pkgutil.iter_modules(commands.__path__):
    main.add_command(importlib.import_module(f"knobgraph_api.commands.{_info.name}").command)
