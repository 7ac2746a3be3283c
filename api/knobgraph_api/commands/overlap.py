"""`knobgraph overlap`."""

from __future__ import annotations

import click

from knobgraph_api.audit.overlap import SECTIONS, overlap_rows
from knobgraph_api.failure import store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store

COLUMNS = ("section", "topic", "artifact", "exists", "owner", "rule", "state", "initiatives", "remains", "places")


@click.command("overlap")
@click.option("--section", type=click.Choice(SECTIONS), help="Only shared topics, prerequisites of the next phase, follow-ups, or missing decision records.")
@click.option("--initiative", help="Only what this initiative shares, needs or has left.")
@format_option
@store_option
def command(section: str | None, initiative: str | None, output: str, store: str | None) -> None:
    """Audit what plans share: topics with owner and state, prerequisites, follow-ups with a recommended owner, missing decisions."""
    with store_errors():
        rows = overlap_rows(open_store(store))
    kept = [r for r in rows if section in (None, r["section"]) and (initiative is None or initiative in r["initiatives"])]
    write_rows(kept, output, COLUMNS)
