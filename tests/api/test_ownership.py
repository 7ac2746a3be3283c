"""Conflicts and orphans are named, never silently resolved."""

from __future__ import annotations

from pathlib import Path

from knobgraph_api.ownership import ownership_rows
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.offline_store import OfflineStore


def store_of(folder: Path, claims: list[tuple[str, str, str, str, int, int]]) -> OfflineStore:
    nodes = {NodeKey("Artifact", a): Node(NodeKey("Artifact", a), {"exists": True}) for a in ("a", "b", "c", "d", "e")}
    links = []
    for owned, owner, kind, rule, strength, line in claims:
        nodes.setdefault(NodeKey("Owner", owner), Node(NodeKey("Owner", owner), {"kind": kind}))
        said = {"rule": rule, "strength": strength, "path": "p", "line": line}
        links.append(Relationship("OWNED_BY", NodeKey("Artifact", owned), NodeKey("Owner", owner), f"{rule}{line}", said))
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(PropertyGraph("r", tuple(nodes.values()), tuple(links)))
    return store


def test_status_of_each(tmp_path: Path) -> None:
    store = store_of(tmp_path, [
        ("a", "P-1", "initiative", "producing plan", 3, 1), ("a", "@t", "team", "CODEOWNERS", 5, 9),
        ("b", "P-1", "initiative", "producing plan", 3, 1), ("b", "P-2", "initiative", "producing plan", 3, 2),
        ("c", "@x", "person", "CODEOWNERS", 5, 1), ("c", "@y", "person", "CODEOWNERS", 5, 1),
        ("d", "Ann", "person", "git blame", 7, 1),
    ])  # fmt: skip
    rows = {r["id"]: r for r in ownership_rows(store)}
    assert {i: (r["status"], r["owner"]) for i, r in rows.items()} == {
        "a": ("owned", "P-1"), "b": ("conflict", None), "c": ("owned", "@x, @y"), "d": ("hint", "Ann"), "e": ("orphan", None),
    }  # fmt: skip
    assert rows["b"]["against"] == ["P-2 (producing plan, p:2)"]
    assert len(rows["a"]["claims"]) == 2


def test_a_weaker_rule_that_disagrees_is_a_conflict_with_the_stronger_owner_kept(tmp_path: Path) -> None:
    store = store_of(tmp_path, [("a", "P-1", "initiative", "profile", 1, 1), ("a", "P-2", "initiative", "producing plan", 3, 2)])
    row = next(r for r in ownership_rows(store) if r["id"] == "a")
    assert (row["status"], row["owner"], row["against"]) == ("conflict", "P-1", ["P-2 (producing plan, p:2)"])
