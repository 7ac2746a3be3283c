"""`knobgraph lineage`."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Sequence
from typing import Any

import click

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.lineage_path import FlowNetwork, FlowsAsAsked
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query


@click.command("lineage", context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="The lineage of every flag.")
@click.option("--upstream", is_flag=True, help="What reaches NAME, instead of what NAME reaches.")
@click.option("--downstream", is_flag=True, help="What NAME reaches; the default.")
@click.option("--entry-point", help="Only the flag of this script, console script or entry point id.")
@format_option
@store_option
def command(name: str | None, everything: bool, upstream: bool, downstream: bool, entry_point: str | None, output: str, store: str | None) -> None:
    """Follow a flag (--NAME) or a field (Class.field) line by line to what it reaches."""
    if (name is None) != everything or (upstream and downstream):
        fail("give one NAME or --all, and at most one of --upstream and --downstream")
    with store_errors():
        opened = open_store(store)
        network = FlowNetwork.of(opened) if everything else FlowsAsAsked(opened)
        if everything:
            rows = [row for flag in flag_rows(opened) for row in network.downstream(flag["id"], is_flag=True)]
        else:
            identifier, is_flag = resolve(opened, name or "", entry_point)
            rows = network.upstream(identifier) if upstream else network.downstream(identifier, is_flag=is_flag)
    if output == "table":
        nothing = f"nothing that is known reaches {name}" if upstream else f"{name or 'no flag'} reaches nothing that is known"
        click.echo(story(rows) if rows else nothing)
    else:
        write_rows(rows, output, ("source", "target", "kind", "condition", "hops"))


def resolve(store: Store, name: str, entry_point: str | None) -> tuple[str, bool]:
    """Return the node id that a name means and whether it is a flag; ambiguous and unknown names are bad input."""
    flags = [f for f in flag_rows(store) if entry_point in (None, f["entry_point"], f["id"].partition("#")[0])]
    found = [(f["id"], True) for f in flags if name in (f["id"], *(f["names"] or ())) or (f["positional"] and name == f["dest"])]
    fields = [dataclasses.asdict(r)["id"] for r in load_query("fields").run(store)]
    if not found:
        found = [(i, False) for i in fields if i == name] or [(i, False) for i in fields if f".{i}".endswith(f".{name}") or i.endswith(f"[{name}]")]
    if len(found) > 1:
        fail(f"{name} is ambiguous; give one of:\n  " + "\n  ".join(i for i, _ in found))
    if not found:
        known = [n for f in flags for n in f["names"] or ()] + fields
        near = difflib.get_close_matches(name, sorted(set(known)), n=4)
        fail(f"no flag or field is called {name}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    return found[0]


def story(rows: Sequence[dict[str, Any]]) -> str:
    """Return lineages as text: source line by source line, with the condition, ending in the target."""
    parts: list[str] = []
    for row in rows:
        condition = f", if {row['condition']}" if row["condition"] else ""
        parts.append(f"{row['source']} {row['kind']} {row['target']}{condition}")
        parts.extend(f"    {s['path']}:{s['line']}  {s['text']}" for s in row["steps"])
    return "\n".join(parts)
