"""`knobgraph export`."""

from __future__ import annotations

from pathlib import Path

import click

from knobgraph_api.cli_inventory import write_inventory
from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import store_option
from knobgraph_graph.opening import open_store


@click.group("export")
def command() -> None:
    """Write reports."""


@command.command("phase-a")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write into.")
@store_option
def phase_a(out: Path, store: str | None) -> None:
    """Write the inventory of every entry point's flags and the raw listing of their definitions."""
    with store_errors():
        opened = open_store(store)
        try:
            for written in write_inventory(opened, out):
                click.echo(str(written))
        except OSError as error:
            fail(f"{out}: {error.strerror}")
