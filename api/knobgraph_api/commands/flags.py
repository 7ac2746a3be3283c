"""`knobgraph flags`."""

from __future__ import annotations

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store

COLUMNS = ("entry_point", "command", "names", "dest", "type", "required", "default", "status", "path", "line")
PITFALL_COLUMNS = ("entry_point", "command", "names", "pitfalls", "pitfall_fixes", "path", "line")


@click.command("flags")
@click.option("--entry-point", help="Only flags of this script or console script.")
@click.option("--status", type=click.Choice(["used", "unread", "ignored", "overwritten", "unknown"]), help="Only flags of this status.")
@click.option("--pitfalls", is_flag=True, help="Only flags whose declaration is a trap: what is wrong, and the fix.")
@format_option
@store_option
def command(entry_point: str | None, status: str | None, pitfalls: bool, output: str, store: str | None) -> None:
    """List every flag: names, type, default, status, and where it is declared."""
    with store_errors():
        rows = flag_rows(open_store(store))
    kept = [r for r in rows if entry_point in (None, r["entry_point"]) and status in (None, r["status"]) and (r["pitfalls"] or not pitfalls)]
    write_rows(kept, output, PITFALL_COLUMNS if pitfalls else COLUMNS)
