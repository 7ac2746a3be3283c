"""What items are checked against: the documents of an export as tables, and the rows of the graph they were made from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knobgraph_api.audit.overlap import overlap_rows
from knobgraph_api.document import exported_names
from knobgraph_api.documents.execution_knobs import group_of
from knobgraph_api.flag_row import flag_rows
from knobgraph_graph.store import Store
from knobgraph_ingest.plans.lost_table import cells_of
from knobgraph_queries.query import load_query


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an item holds by one piece of evidence, and what was found."""

    holds: bool
    found: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a document below its nearest heading; the row that says there is none is no row."""

    heading: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> list[str] | None:
        """Return the cells of the first column whose name begins so; None where there is none."""
        index = next((n for n, h in enumerate(self.header) if h.lower().startswith(name)), None)
        return None if index is None else [r[index] if index < len(r) else "" for r in self.rows]


class Evidence:
    """The documents of an export by path, and what the graph holds, each asked when first needed."""

    def __init__(self, documents: Mapping[str, str], store: Store) -> None:
        self.documents = documents
        self._store = store

    @cached_property
    def flags(self) -> list[dict[str, Any]]:
        """Every flag of the graph."""
        return list(flag_rows(self._store))

    @cached_property
    def knobs(self) -> list[Any]:
        """Every knob of the graph."""
        return list(load_query("knobs").run(self._store))

    def knob_groups(self, category: str | None = None) -> set[tuple[str, ...]]:
        """Return what the catalog has a row for, each with its category; of one category if it is given."""
        knobs = [dataclasses.asdict(k) for k in self.knobs]
        return {(k["category"], *group_of(k)) for k in knobs if category in (None, k["category"])}

    @cached_property
    def gaps(self) -> list[Any]:
        """Every parity gap of the graph."""
        return list(load_query("parity").run(self._store))

    @cached_property
    def overlaps(self) -> list[dict[str, Any]]:
        """Every row of the overlap audit."""
        return overlap_rows(self._store, exported_names())

    def named(self, name: str) -> str | None:
        """Return the path of the document of a file name, None where this export has none."""
        return next((p for p in self.documents if p.rpartition("/")[2] == name), None)

    def tables(self, path: str, heading: str = "") -> list[Table]:
        """Return the tables of a document below headings that begin so."""
        return [t for t in self._tables.get(path, []) if t.heading.lower().startswith(heading)]

    @cached_property
    def _tables(self) -> dict[str, list[Table]]:
        return {path: list(tables_of(text)) for path, text in self.documents.items() if path.endswith(".md")}


def tables_of(text: str) -> Iterator[Table]:
    """Yield the tables of a markdown text that an export wrote."""
    heading, lines = "", [*text.split("\n"), ""]
    block: list[str] = []
    for line in lines:
        if line.startswith("|"):
            block.append(line)
            continue
        if len(block) > 1:
            rows = tuple(tuple(cells_of(row)) for row in block[2:] if not row.startswith("| none |"))
            yield Table(heading, tuple(cells_of(block[0])), rows)
        block = []
        if line.startswith("#"):
            heading = line.lstrip("#").strip()
