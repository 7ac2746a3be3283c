"""`/graph`: the neighbourhood of a node, small enough to be drawn."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from knobgraph_api.http.identifier import node_id, path_key
from knobgraph_api.http.json_text import json_bytes
from knobgraph_api.http.problem import Problem, problem_responses
from knobgraph_api.http.row_model import Open
from knobgraph_api.http.service import Content, Service, answer_responses
from knobgraph_api.http.snapshot import Snapshot
from knobgraph_queries.query import load_query


class GraphFilter(Open):
    """Which neighbourhood."""

    id: str = Field(description="The id of a node, or its `key`.", examples=["scripts/train.py#--epochs"])
    depth: int = Field(default=2, ge=1, le=5, description="How many relationships away at most.", examples=[2])
    types: list[str] = Field(default_factory=list, description="Only relationships of these types.", examples=[["FLOWS_INTO"]])
    limit: int = Field(default=200, ge=1, le=2_000, description="How many relationships at most.", examples=[200])


class GraphNode(Open):
    """A node of a drawing."""

    id: str
    key: str
    kind: str
    distance: int


class GraphEdge(Open):
    """A relationship of a drawing; its ends are positions in the list of nodes."""

    source: int
    target: int
    type: str
    kind: str | None
    condition: str | None


class Drawing(Open):
    """A bounded part of the graph; `truncated` says that there is more within the distance."""

    nodes: list[GraphNode]
    edges: list[GraphEdge]
    truncated: bool


class Graph:
    """Answers with a neighbourhood, breadth first."""

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the route."""

        @router.get(
            "/graph",
            operation_id="graph",
            summary="The bounded neighbourhood of a node, for drawing.",
            response_class=Response,
            responses={**answer_responses(Drawing, others={}), **problem_responses(404, 422, 503)},
        )
        def graph(request: Request, asked: Annotated[GraphFilter, Query()]) -> Response:
            return service.answer(request, "json", lambda snapshot: Content(json_bytes(drawing(snapshot, asked))))


def drawing(snapshot: Snapshot, asked: GraphFilter) -> dict[str, Any]:
    """Return the nodes and relationships around a node.

    Raises:
        Problem: there is no such node, or nothing is joined to it.
    """
    query = load_query("neighbours")
    most = asked.limit + 1
    edges: dict[tuple[Any, ...], Any] = {}
    truncated = False
    for start in dict.fromkeys((asked.id, node_id(asked.id))):
        distance: dict[tuple[str, str], int] = {}
        frontier = [start]
        for depth in range(asked.depth):
            found = query.run(snapshot, {"ids": frontier, "most": most * 20})
            kept = [row for row in found if not asked.types or row.type in asked.types]
            truncated |= len(found) == most * 20
            frontier = []
            for row in kept:
                edge = (row.source_kind, row.source, row.target_kind, row.target, row.type, row.kind, row.condition)
                if edge not in edges and len(edges) == asked.limit:
                    truncated = True
                    continue
                edges[edge] = row
                for end in ((row.source_kind, row.source), (row.target_kind, row.target)):
                    if end not in distance:
                        distance[end] = 0 if end[1] == start else depth + 1
                        frontier.append(end[1])
            if not frontier:
                break
        if distance:
            return _drawn(distance, edges, truncated=truncated)
    raise Problem(404, f"there is no node {asked.id} that anything is joined to")


def _drawn(distance: dict[tuple[str, str], int], edges: dict[tuple[Any, ...], Any], *, truncated: bool) -> dict[str, Any]:
    position = {end: number for number, end in enumerate(distance)}
    return {
        "nodes": [{"id": i, "key": path_key(i), "kind": kind, "distance": far} for (kind, i), far in distance.items()],
        "edges": [
            {
                "source": position[row.source_kind, row.source],
                "target": position[row.target_kind, row.target],
                "type": row.type,
                "kind": row.kind,
                "condition": row.condition,
            }
            for row in edges.values()
        ],
        "truncated": truncated,
    }


RESOURCE = Graph()
