"""`knobgraph plans`."""

from __future__ import annotations

import dataclasses

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_queries.query import load_query

KINDS = ("initiative", "phase", "task", "attempt", "artifact")
COLUMNS = ("kind", "id", "title", "state", "initiative", "part_of", "path", "line")
ARTIFACT_COLUMNS = ("id", "kind", "exists", "moved_to", "timestamp", "initiative", "produced", "cited", "needed")


@click.command("plans")
@click.option("--kind", type=click.Choice(KINDS), help="Only initiatives, phases, tasks, attempts of the ledger, or the artifacts they speak of.")
@click.option("--initiative", help="Only what belongs to this initiative.")
@click.option("--state", type=click.Choice(["open", "partial", "done", "blocked"]), help="Only what is in this state.")
@format_option
@store_option
def command(kind: str | None, initiative: str | None, state: str | None, output: str, store: str | None) -> None:
    """List the plans: initiatives, phases, tasks and attempts with their states, or the artifacts they speak of."""
    with store_errors():
        name = "artifacts" if kind == "artifact" else "plans"
        rows = [dataclasses.asdict(r) for r in load_query(name).run(open_store(store))]
    kept = [r for r in rows if initiative in (None, r["initiative"]) and (state is None or r.get("state") == state)]
    if kind == "artifact":
        write_rows(kept, output, ARTIFACT_COLUMNS)
        return
    write_rows([r for r in kept if kind is None or r["kind"].lower() == kind], output, COLUMNS)
