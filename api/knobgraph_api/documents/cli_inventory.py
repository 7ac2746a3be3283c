"""`cli_inventory.md`: one table an entry point, then the gaps between those that do the same."""

from __future__ import annotations

from typing import Any

from knobgraph_api.document import Document, ExportContext
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.inventory_notes import Counterparts, notes_of
from knobgraph_api.lineage_path import FlowNetwork
from knobgraph_api.parity_sections import PairSections, parity_sections
from knobgraph_api.template import render_template

MOST_TARGETS = 4  # in a cell; the rest stands in the appendix
MOST_LISTED = 40
FIRST = ("assigns", "derives", "controls")
MOST_STEPS = 8


def render(context: ExportContext) -> str:
    """Return the inventory of the flags of every entry point, those that are compared first, and the parity gaps."""
    network = FlowNetwork.of(context.store)
    counterparts = Counterparts(context.store)
    pairs = parity_sections(context.store)
    roles = _roles(pairs)
    sections: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for flag in flag_rows(context.store):
        sections.setdefault((flag["entry_point"], flag["command"] or ""), []).append(_row(flag, network, counterparts, context))
    for number, flag in enumerate((f for flags in sections.values() for f in flags), 1):
        flag["anchor"] = f"f{number}"
    order = {name: position for position, name in enumerate(roles)}
    ordered = dict(sorted(sections.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0])))
    return render_template("cli_inventory.md", sections=ordered, roles=roles, pairs=pairs, context=context)


def _roles(pairs: list[PairSections]) -> dict[str, dict[str, str | None]]:
    """Return what each compared program is for, its back end, and what it is compared with."""
    roles: dict[str, dict[str, str | None]] = {}
    for pair in pairs:
        for name, backend, other in ((pair.left, pair.left_backend, pair.right), (pair.right, pair.right_backend, pair.left)):
            roles.setdefault(name, {"mode": pair.mode, "backend": backend, "other": other})
    return roles


def _row(flag: dict[str, Any], network: FlowNetwork, counterparts: Counterparts, context: ExportContext) -> dict[str, Any]:
    reached = network.downstream(flag["id"], is_flag=True)
    fields = sorted((r for r in reached if r["target_kind"] != "Knob"), key=lambda r: (FIRST.index(r["kind"]), r["hops"], r["target"]))
    first = min(fields, key=lambda r: (r["hops"], r["target"]), default=None)
    steps = [context.cite(s["path"], s["line"]) for s in first["steps"]] if first is not None else []
    return {
        **flag,
        "targets": [(r["target"], r["kind"]) for r in fields[:MOST_TARGETS]],
        "more_targets": max(len(fields) - MOST_TARGETS, 0),
        "listed": [(r["target"], r["kind"]) for r in fields[MOST_TARGETS : MOST_TARGETS + MOST_LISTED]],
        "unlisted": max(len(fields) - MOST_TARGETS - MOST_LISTED, 0),
        "flow": steps if len(steps) <= MOST_STEPS else [*steps[: MOST_STEPS - 1], "…", steps[-1]],
        "notes": notes_of(flag, counterparts, context),
    }


DOCUMENT = Document("cli_inventory.md", render)
