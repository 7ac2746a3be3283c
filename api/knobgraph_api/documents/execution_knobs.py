"""`execution_knobs.md`: every knob by category, where it stands today and where it should live."""

from __future__ import annotations

import ast
import dataclasses
from collections import Counter
from collections.abc import Mapping
from typing import Any

from knobgraph_api.document import Document, ExportContext
from knobgraph_api.template import render_template
from knobgraph_queries.query import load_query

ORDER = (
    "trainer", "distributed", "experiment tracking", "optimiser", "data loading", "checkpointing and early stopping", "inference",
    "data generation", "reproducibility", "environment", "hard-coded bridge defaults", "hard-coded constants", "workflow parameters", "logging", "serving",
)  # fmt: skip
ALREADY = "canonical field already"
BY = {"itself": "the field itself"}
MOST_PLACES = 3  # a cell shows so many, the appendix has the others
PARITY = {"already": "in the canonical classes already", "partly": "partly in the canonical classes", "not": "not in the canonical classes"}


def group_of(knob: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what the knobs of one row of the catalog have in common."""
    owner = knob["callee"].removesuffix(".__init__")
    return (knob["library"] or "", owner.rpartition(".")[2], knob["parameter"], knob["home"], knob["kind"])


def render(context: ExportContext) -> str:
    """Return the catalog of all knobs, one row a callee and parameter with all its sites."""
    rows = [dataclasses.asdict(r) for r in load_query("knobs").run(context.store)]
    categories: dict[str, dict[tuple[str, ...], list[dict[str, Any]]]] = {}
    for row in rows:
        categories.setdefault(row["category"], {}).setdefault(group_of(row), []).append(row)
    ordered = sorted(categories, key=lambda c: (ORDER.index(c) if c in ORDER else len(ORDER), c))
    groups = {c: [_group(g) for g in categories[c].values()] for c in ordered}
    for number, group in enumerate((g for c in ordered for g in groups[c]), 1):
        group["anchor"] = f"k{number}"
    return render_template(
        "execution_knobs.md", context=context, categories=groups, most=MOST_PLACES,
        summary=[_count(c, [r for g in categories[c].values() for r in g]) for c in ordered], rationales=_rationales(rows),
        proposed=next((r["home"] for r in rows if r["home"].isidentifier()), "a proposed class"),
    )  # fmt: skip


def _group(rows: list[dict[str, Any]]) -> dict[str, Any]:
    rows = sorted(rows, key=lambda r: (r["binding"] == "default" and r["kind"] == "argument", not r["reached"], r["path"], r["line"]))
    rows = [{**r, "resolved": _resolved(r), "also": (r["sites"] or [])[1:] if r["kind"] not in ("argument", "switch") else []} for r in rows]
    first = rows[0]
    placed = [r for r in rows if r["binding"] != "default" or r["kind"] != "argument"]
    unset = [r for r in rows if r["binding"] == "default" and r["kind"] == "argument"]
    hidden = (*placed[MOST_PLACES:], *unset[MOST_PLACES:], *(p for r in placed for p in r["also"][MOST_PLACES:]))
    return {
        **first,
        "set": placed,
        "shown": placed[:MOST_PLACES],
        "unset": unset,
        "hidden": len(hidden),
        "purpose": next((r["purpose"] for r in rows if r["purpose"]), None),
        "counterparts": sorted({f"{r['counterpart']} ({BY.get(r['counterpart_by'], 'by ' + r['counterpart_by'])})" for r in rows if r["counterpart"]}),
        "parities": [PARITY[p] for p in ("already", "partly", "not") if any(r["parity"] == p for r in rows)],
        "findings": sorted({f for r in rows for f in r["findings"] or ()}),
        "specs": sorted({s for r in rows for s in r["specs"] or ()}),
    }


def _resolved(row: dict[str, Any]) -> str | None:
    """Return what a name or expression that stands as value is, where that is one constant; a constant says so itself."""
    if row["binding"] not in ("literal", "decided") or row["constant"] is None:
        return None
    try:
        ast.literal_eval(str(row["value"]))
    except (SyntaxError, ValueError):
        return str(row["constant"])
    return None


def _count(category: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    parity = Counter(r["parity"] for r in rows)
    bindings = Counter(r["binding"] for r in rows)
    return {"category": category, "knobs": len(rows), "parity": parity, "bindings": bindings, "homes": Counter(r["home"] for r in rows)}


def _rationales(rows: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    counted = Counter((r["home"], r["rationale"] if r["home"] != ALREADY else "it has the value of a canonical field") for r in rows)
    return sorted((home, rationale, count) for (home, rationale), count in counted.items())


DOCUMENT = Document("execution_knobs.md", render)
