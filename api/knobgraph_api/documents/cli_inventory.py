"""`cli_inventory.md`: one table an entry point."""

from __future__ import annotations

from typing import Any

from knobgraph_api.document import Document, ExportContext
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.lineage_path import FlowNetwork
from knobgraph_api.template import render_template

MOST_TARGETS = 12


def render(context: ExportContext) -> str:
    """Return the inventory of the flags of every entry point."""
    network = FlowNetwork.of(context.store)
    sections: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for flag in flag_rows(context.store):
        sections.setdefault((flag["entry_point"], flag["command"] or ""), []).append(_row(flag, network))
    return render_template("cli_inventory.md", sections=sections)


def _row(flag: dict[str, Any], network: FlowNetwork) -> dict[str, Any]:
    reached = network.downstream(flag["id"], is_flag=True)
    fields = [r for r in reached if r["target_kind"] != "Knob"]
    first = min(fields, key=lambda r: (r["hops"], r["target"]), default=None)
    notes = [flag["status"]] if flag["status"] != "used" else []
    if flag["deprecated"]:
        notes.append("deprecated")
    targets = [f"{r['target']} ({r['kind']})" for r in fields[:MOST_TARGETS]]
    if len(fields) > MOST_TARGETS:
        targets.append(f"and {len(fields) - MOST_TARGETS} more")
    return {
        **flag,
        "targets": targets,
        "flow": [f"{s['path']}:{s['line']}" for s in first["steps"]] if first is not None else [],
        "notes": notes,
    }


DOCUMENT = Document("cli_inventory.md", render)
