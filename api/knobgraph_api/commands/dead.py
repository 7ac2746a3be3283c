"""`knobgraph dead`."""

from __future__ import annotations

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store

DEAD = ("ignored", "unread", "overwritten")


@click.command("dead")
@click.option("--check", is_flag=True, help="Exit 1 when any flag is dead; unknown ones do not count.")
@format_option
@store_option
def command(check: bool, output: str, store: str | None) -> None:
    """List the flags that reach nothing that is read, or of which that is not known, with the evidence."""
    with store_errors():
        rows = [r for r in flag_rows(open_store(store)) if r["status"] in (*DEAD, "unknown")]
    write_rows(rows, output, ("entry_point", "command", "names", "status", "evidence"))
    if check and any(r["status"] in DEAD for r in rows):
        raise SystemExit(1)
