"""The CLI inventory of Phase A: one table an entry point, and the raw listing of flag definitions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from knobgraph_api.flag_row import flag_rows
from knobgraph_api.lineage_path import FlowNetwork
from knobgraph_api.rendering import markdown_cell
from knobgraph_graph.store import Store

MOST_TARGETS = 12


def write_inventory(store: Store, out: Path) -> Iterator[Path]:
    """Write `cli_inventory.md` and `logs/a1_cli_flags.txt` below `out` and yield their paths."""
    flags = flag_rows(store)
    network = FlowNetwork.of(store)
    sections: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for flag in flags:
        sections.setdefault((flag["entry_point"], flag["command"] or ""), []).append(_row(flag, network))
    environment = Environment(loader=PackageLoader("knobgraph_api"), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701 - markdown, not HTML
    environment.filters["cell"] = markdown_cell
    (out / "logs").mkdir(parents=True, exist_ok=True)
    inventory = out / "cli_inventory.md"
    inventory.write_text(environment.get_template("cli_inventory.md").render(sections=sections), encoding="utf-8")
    yield inventory
    listing = out / "logs" / "a1_cli_flags.txt"
    lines = sorted({(f["path"], f["line"], f["text"] or "") for f in flags})
    listing.write_text("".join(f"{path}:{line}: {text}\n" for path, line, text in lines), encoding="utf-8")
    yield listing


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
