"""`knobgraph findings`."""

from __future__ import annotations

import dataclasses

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_queries.query import load_query


@click.command("findings")
@click.option("--status", help="Only findings whose status begins with this, in any case.")
@format_option
@store_option
def command(status: str | None, output: str, store: str | None) -> None:
    """List the findings with their status as written and how often they are cited."""
    with store_errors():
        rows = [dataclasses.asdict(r) for r in load_query("findings").run(open_store(store))]
    kept = [r for r in rows if status is None or (r["status"] or "").lower().startswith(status.lower())]
    write_rows(kept, output, ("id", "status", "synopsis", "citations", "path", "line"))
