"""`knobgraph citations`."""

from __future__ import annotations

import dataclasses

import click

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_queries.query import load_query

VERDICTS = ("live", "drifted", "dead", "unchecked")
COLUMNS = ("path", "line", "artifact", "cited_line", "section", "names", "verdict", "corrected", "reason")


@click.command("citations")
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(VERDICTS), help="Only citations of this verdict; may be given more than once.")
@click.option("--path", "within", help="Only citations that stand in this file or folder.")
@click.option("--fail-on", metavar="VERDICTS", help="Exit 1 when there is a citation of one of these verdicts, separated by commas.")
@format_option
@store_option
def command(verdicts: tuple[str, ...], within: str | None, fail_on: str | None, output: str, store: str | None) -> None:
    """List what plans cite of code and documents: live, drifted (with the corrected line), dead, or unchecked."""
    failing = [v.strip() for v in (fail_on or "").split(",") if v.strip()]
    if unknown := [v for v in failing if v not in VERDICTS]:
        fail(f"--fail-on {','.join(unknown)}: expected {', '.join(VERDICTS)}")
    with store_errors():
        found = [dataclasses.asdict(r) for r in load_query("citations").run(open_store(store))]
    rows = [r for r in found if within is None or r["path"] == within or r["path"].startswith(within.rstrip("/") + "/")]
    for row in rows:
        path = row["corrected_path"] or row["artifact"]
        row["corrected"] = f"{path}:{row['corrected_line']}" if row["corrected_line"] else row["corrected_path"]
    write_rows([r for r in rows if not verdicts or r["verdict"] in verdicts], output, COLUMNS)
    if any(r["verdict"] in failing for r in rows):
        raise SystemExit(1)
