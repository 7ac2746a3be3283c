"""`knobgraph knobs`."""

from __future__ import annotations

import dataclasses
from typing import get_args

import click

from knobgraph_api.failure import store_errors
from knobgraph_api.knob_scaffold import knob_scaffold
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_ingest.knobs.found_knob import Binding, Kind
from knobgraph_queries.query import load_query

FILTERS = ("kind", "category", "home", "binding", "backend")


@click.command("knobs")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only this kind.")
@click.option("--category", help="Only this category.")
@click.option("--home", help="Only what is proposed to live here.")
@click.option("--binding", type=click.Choice(get_args(Binding)), help="Only this binding.")
@click.option("--backend", help="Only code of this back end.")
@click.option("--scaffold", is_flag=True, help="Print the proposed class as Python source instead of rows.")
@format_option
@store_option
def command(
    kind: str | None, category: str | None, home: str | None, binding: str | None, backend: str | None, scaffold: bool, output: str, store: str | None
) -> None:
    """List every setting of the execution: where it is set, to what, by what, and where it should live."""
    with store_errors():
        opened = open_store(store)
        rows = [dataclasses.asdict(r) for r in load_query("knobs").run(opened)]
        types = {r.id: r.type for name in ("fields", "flags") for r in load_query(name).run(opened)} if scaffold else {}
    wanted = dict(zip(FILTERS, (kind, category, home, binding, backend), strict=True))
    kept = [r for r in rows if all(v is None or r[k] == v for k, v in wanted.items())]
    if scaffold:
        click.echo(knob_scaffold(kept, types), nl=False)
    else:
        write_rows(kept, output, ("category", "callee", "parameter", "value", "constant", "binding", "flows_from", "default", "home", "parity", "path", "line"))
