"""`knobgraph entry-points`."""

from __future__ import annotations

import dataclasses

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_queries.query import load_query


@click.command("entry-points")
@format_option
@store_option
def command(output: str, store: str | None) -> None:
    """List every way to start a program of the repository, and how many flags it has."""
    with store_errors():
        rows = [dataclasses.asdict(r) for r in load_query("entry_points").run(open_store(store))]
    write_rows(rows, output, ("name", "command", "kind", "flags", "path", "line"))
