"""`knobgraph fields`."""

from __future__ import annotations

import dataclasses

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_queries.query import load_query


@click.command("fields")
@click.option("--owner", help="Only fields of this class or dict, by its dotted name or the end of it.")
@format_option
@store_option
def command(owner: str | None, output: str, store: str | None) -> None:
    """List every config field and key with its default and where it is declared."""
    with store_errors():
        rows = [dataclasses.asdict(r) for r in load_query("fields").run(open_store(store))]
    kept = [r for r in rows if owner is None or f".{r['owner']}".endswith(f".{owner}")]
    write_rows(kept, output, ("owner", "name", "type", "default", "purpose", "path", "line"))
