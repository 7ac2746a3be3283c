"""`/queries` and `/queries/{name}`: every named question with its parameters, and its rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, get_args, get_origin

from fastapi import APIRouter
from pydantic import Field

from knobgraph_api.http.listing import Listing, Question, Rows
from knobgraph_api.http.row_model import Open, column_types, example
from knobgraph_api.http.service import Service
from knobgraph_queries.query import Query, load_query, query_names


class QueryParameter(Open):
    """A parameter that a query must be given, and what it may be."""

    name: str = Field(examples=["id"])
    type: str = Field(examples=["str"])


COLUMNS: dict[str, Any] = {"name": str, "title": str, "parameters": list[QueryParameter], "columns": list[str], "cypher": str}


class Queries:
    """The list of the named queries, and each of them as a list of its rows."""

    def add(self, router: APIRouter, service: Service) -> None:
        """Add a route for the list and one for each query."""
        queries = [load_query(name) for name in query_names()]
        shown = ("name", "title", "parameters")
        Listing("queries", "/queries", "Every named Cypher query.", COLUMNS, lambda _: _described(queries), shown).add(router, service)
        for query in queries:
            _listing(query).add(router, service)


def _described(queries: list[Query]) -> Rows:
    return [
        {
            "name": query.name,
            "title": query.title,
            "parameters": [{"name": name, "type": _type_name(kind)} for name, kind in query.parameters.items()],
            "columns": list(column_types(query.row)),
            "cypher": query.cypher,
        }
        for query in queries
    ]


def _type_name(kind: Any) -> str:
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    return bare.__name__ if isinstance(bare, type) and not get_args(bare) else str(bare)


def _listing(query: Query) -> Listing:
    def rows(asked: Question) -> Rows:
        def made() -> Rows:
            return [asdict(row) for row in query.run(asked.snapshot, asked.parameters)]

        return made() if query.parameters else asked.snapshot.once(("query", query.name), lambda _: made())

    parameters = {name: (kind, Field(description=f"What the query calls ${name}.", examples=[example(name, kind)])) for name, kind in query.parameters.items()}
    columns = column_types(query.row)
    return Listing(f"query_{query.name}", f"/queries/{query.name}", query.title, columns, rows, parameters=parameters, filtered=False)


RESOURCE = Queries()
