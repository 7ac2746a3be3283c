"""`knobgraph ownership`."""

from __future__ import annotations

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.ownership import ownership_rows
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store

COLUMNS = ("kind", "id", "owner", "rule", "status", "evidence", "against")


@click.command("ownership")
@click.option("--owner", help="Only what this owner owns.")
@click.option("--status", type=click.Choice(["owned", "conflict", "orphan", "hint"]), help="Only what is in this status.")
@click.option("--check", is_flag=True, help="Exit 1 when there is a conflict.")
@format_option
@store_option
def command(owner: str | None, status: str | None, check: bool, output: str, store: str | None) -> None:
    """List who owns each artifact and initiative, by which rule, with the evidence; conflicts and orphans are named."""
    with store_errors():
        rows = ownership_rows(open_store(store))
    kept = [r for r in rows if status in (None, r["status"]) and (owner is None or owner in {c["owner"] for c in r["claims"]})]
    write_rows(kept, output, COLUMNS)
    if check and any(r["status"] == "conflict" for r in rows):
        raise SystemExit(1)
