"""The rows of a query as a resource: the list, and each row that has an id by itself."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from knobgraph_api.http.identifier import node_id, path_key
from knobgraph_api.http.json_text import json_bytes
from knobgraph_api.http.listing import Listing, Rows
from knobgraph_api.http.problem import Problem, problem_responses
from knobgraph_api.http.row_model import column_types, row_model
from knobgraph_api.http.service import Content, Service, answer_responses
from knobgraph_api.http.snapshot import Snapshot
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

MOST_COMPARED = 5_000


@dataclass(frozen=True, slots=True)
class Inventory:
    """`/NAME` and, where rows have an id, `/NAME/{id}`, made from a query and its row type.

    `read` reads the rows where they are more than what the query gives; `types` says what columns then hold. `keep` leaves out rows.
    `names` gives the other names that a row may be asked by, `followed` says that each row has a lineage.
    """

    name: str
    query: str
    summary: str
    shown: Sequence[str] = ()
    read: Callable[[Store], Sequence[dict[str, Any]]] | None = None
    types: Mapping[str, Any] = field(default_factory=dict)
    keep: Callable[[dict[str, Any]], bool] | None = None
    names: Callable[[dict[str, Any]], Sequence[str]] | None = None
    single: bool = True
    followed: bool = False

    def columns(self) -> dict[str, Any]:
        """Return the columns of a row and their types; a row with an id also has its key."""
        found = {**column_types(load_query(self.query).row), **self.types}
        found = {column: kind for column, kind in found.items() if kind is not None}
        return {"key": str, **found} if self._has_items(found) else found

    def rows(self, snapshot: Snapshot) -> Rows:
        """Return all rows of a version of the graph."""
        return snapshot.once(("rows", self.name), self._made)

    def row(self, snapshot: Snapshot, asked: str) -> dict[str, Any]:
        """Return the row of a key or of a name that only one row has.

        Raises:
            Problem: there is none, or more than one.
        """
        index = snapshot.once(("index", self.name), self._index)
        by_name = snapshot.once(("names", self.name), self._by_name) if self.names is not None else index
        found = next((found for found in (i.get(name) for i in (index, by_name) for name in (node_id(asked), asked)) if found), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise Problem(409, f"{asked} may be any of {len(found)}: give a key", candidates=[row["key"] for row in found])
        known = islice(by_name, MOST_COMPARED)
        near = difflib.get_close_matches(node_id(asked)[:200], known, n=3)
        raise Problem(404, f"there is no {asked} in {self.name}" + (f"; nearest: {', '.join(near)}" if near else ""), nearest=near)

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the list, and the single row where there are ids."""
        columns = self.columns()
        name = self.name.replace("-", "_")
        links = {"one": f"{name}_one"} if "key" in columns else {}
        if self.followed:
            links["lineage"] = f"{name}_lineage"
        Listing(name, f"/{self.name}", self.summary, columns, lambda asked: self.rows(asked.snapshot), self.shown, links=links).add(router, service)
        if "key" not in columns:
            return

        def one(request: Request, identifier: str = Path(description="The `key` of a row, or a name that only one has.", examples=["key"])) -> Response:
            return service.answer(request, "json", lambda snapshot: Content(json_bytes(self.row(snapshot, identifier))))

        router.add_api_route(
            f"/{self.name}/{{identifier}}",
            one,
            operation_id=f"{name}_one",
            summary=f"One of {self.name}.",
            response_class=Response,
            responses={**answer_responses(row_model(f"{name.title().replace('_', '')}One", columns), others={}), **problem_responses(404, 409, 422, 503)},
        )

    def _has_items(self, columns: Mapping[str, Any]) -> bool:
        return self.single and "id" in columns

    def _made(self, snapshot: Snapshot) -> Rows:
        rows = self.read(snapshot) if self.read is not None else [asdict(row) for row in load_query(self.query).run(snapshot)]
        kept = [row for row in rows if self.keep is None or self.keep(row)]
        return [{"key": path_key(row["id"]), **row} for row in kept] if "key" in self.columns() else kept

    def _index(self, snapshot: Snapshot) -> dict[str, list[dict[str, Any]]]:
        index: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows(snapshot):
            index.setdefault(row["id"], []).append(row)
        return index

    def _by_name(self, snapshot: Snapshot) -> dict[str, list[dict[str, Any]]]:
        names = self.names
        assert names is not None
        index: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows(snapshot):
            for name in dict.fromkeys(names(row)):
                index.setdefault(name, []).append(row)
        return index
