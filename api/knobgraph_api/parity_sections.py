"""The Parity Gaps of the inventory: one table a kind of difference, pair by pair."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a pair: its title and its rows."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PairSections:
    """The tables of one pair of programs, those without a row included."""

    left: str
    right: str
    mode: str | None
    left_backend: str | None
    right_backend: str | None
    sections: tuple[Section, ...]

    @property
    def lineages(self) -> list[Row]:
        """One row with a lineage of each two flags and the field where they meet."""
        rows = (r for section in self.sections for r in section.rows if r["left_lineage"] or r["right_lineage"])
        return list({(r["left_id"], r["right_id"], r["destination"]): r for r in rows}.values())


def parity_sections(store: Store) -> list[PairSections]:
    """Return the gaps of each pair in the order in which a reader wants to know them."""
    rows = [dataclasses.asdict(r) for r in load_query("parity").run(store)]
    found: list[PairSections] = []
    for pair in load_query("parity_pairs").run(store):
        own = [r for r in rows if (r["left_program"], r["right_program"]) == (pair.left, pair.right)]
        found.append(PairSections(pair.left, pair.right, pair.mode, pair.left_backend, pair.right_backend, tuple(_sections(own, pair))))
    return found


def _sections(rows: list[dict[str, Any]], pair: Any) -> list[Section]:
    def of(*kinds: str) -> list[dict[str, Any]]:
        return [r for r in rows if r["kind"] in kinds]

    tables = [
        ("Critical semantic mismatches", [r for r in rows if r["severity"] == "critical"]),
        (f"Missing in {pair.right}", [r for r in of("missing") if r["right"] is None]),
        (f"Missing in {pair.left}", [r for r in of("missing") if r["left"] is None]),
        ("Naming divergences", of("renamed")),
        ("Default divergences", of("default", "own-default")),
        ("Type, choices and need divergences", of("type", "choices", "required")),
        ("Semantic differences", [r for r in of("semantics", "dead") if r["severity"] != "critical"]),
        ("Hard-coded values not exposed", of("hard-coded")),
        ("Environment and config files", of("environment", "config-file")),
        ("Config fields", of("field-missing", "field-renamed", "field-default", "field-type")),
    ]
    return [Section(title, tuple(found)) for title, found in tables]
