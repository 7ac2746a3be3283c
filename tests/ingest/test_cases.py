"""Every folder of `tests/cases` is a small repository and what knobgraph must say of it, no more and no less."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from knobgraph_api.flag_row import flag_rows
from knobgraph_api.lineage_path import FlowNetwork
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_queries.query import load_query

KNOB = ("kind", "value", "binding", "flows_from", "default", "conversion", "purpose", "category", "home", "parity", "counterpart", "reached", "line")
CASES = sorted(p.parent for p in (Path(__file__).parents[1] / "cases").glob("*/expected.json"))


def store_of(graph: PropertyGraph, folder: Path) -> OfflineStore:
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(graph)
    return store


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_case(case: Path, tmp_path: Path) -> None:
    expected: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    result = ingest(case / "repo")
    assert [b for b in result.report.bounds if b.failure] == []
    graph = result.graph
    store = store_of(graph, tmp_path)
    flags = flag_rows(store)
    said = [[f["command"], f["names"], f["dest"], f["type"], f["default"], f["required"]] for f in flags]
    assert said == expected["flags"]
    network = FlowNetwork.of(store)
    rows = [row for f in flags for row in network.downstream(f["id"], is_flag=True) if row["target_kind"] != "Knob"]
    assert sorted([r["source"], r["target"], r["kind"]] for r in rows) == sorted(expected["lineage"])
    said_conditions = {f"{r['source']} -> {r['target']}": r["condition"] for r in rows}
    assert {pair: said_conditions[pair] for pair in expected.get("conditions", {})} == expected.get("conditions", {})
    said_steps = {f"{r['source']} -> {r['target']}": [f"{s['path']}:{s['line']}" for s in r["steps"]] for r in rows}
    assert {pair: said_steps[pair] for pair in expected.get("steps", {})} == expected.get("steps", {})
    if "knobs" in expected:
        knobs = [dataclasses.asdict(k) for k in load_query("knobs").run(store)]
        assert [[k["id"], *(k[name] for name in KNOB)] for k in knobs] == expected["knobs"]
    for identifier, status in expected.get("status", {}).items():
        assert {f["id"]: f["status"] for f in flags}[identifier] == status
    said_through = [[r["source"], r["target"], r["through"]] for r in rows]
    assert all(one in said_through for one in expected.get("through", []))
    if "origins" in expected:
        outside = [[r.start.id, r.end.id] for r in graph.relationships if r.start.label == "Knob" and r.end.label != "Knob"]
        assert sorted(outside) == sorted(expected["origins"])


def test_every_step_of_a_lineage_cites_the_line_that_stands_there(tmp_path: Path) -> None:
    root = next(c for c in CASES if c.name == "overrides_dict") / "repo"
    store = store_of(ingest(root).graph, tmp_path)
    steps = [s for f in flag_rows(store) for row in FlowNetwork.of(store).downstream(f["id"], is_flag=True) for s in row["steps"]]
    assert steps
    assert [s["text"] for s in steps] == [(root / s["path"]).read_text(encoding="utf-8").splitlines()[s["line"] - 1].strip() for s in steps]


def test_there_is_a_case_for_each_claim() -> None:
    assert {"control", "generated_flags", "overrides_dict", "sentinel_default", "subparsers"} <= {c.name for c in CASES}
