"""Answers read-only openCypher queries over a networkx `MultiDiGraph`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx

from knobgraph_graph.cypher.error import CypherError, CypherLimitError
from knobgraph_graph.cypher.evaluation import ExpressionCompiler
from knobgraph_graph.cypher.execution import QueryCompiler
from knobgraph_graph.cypher.indexed_graph import IndexedGraph, indexed
from knobgraph_graph.cypher.limits import Budget, Limits
from knobgraph_graph.cypher.query_parser import parse
from knobgraph_graph.cypher.semantics import check
from knobgraph_graph.cypher.value import NodeValue, PathValue, RelationshipValue, plain

__all__ = [
    "CypherError",
    "CypherLimitError",
    "IndexedGraph",
    "Limits",
    "NodeValue",
    "PathValue",
    "RelationshipValue",
    "indexed",
    "plain",
    "run_query",
]


def run_query(
    graph: nx.MultiDiGraph[Any] | IndexedGraph,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limits: Limits | None = None,
) -> list[dict[str, Any]]:
    """Return the rows of a read-only query, one dict a row keyed by column name, in order.

    The graph must not be changed after its first query. Nodes, relationships and paths come as `NodeValue`,
    `RelationshipValue` and `PathValue`; `plain` turns them into what the Neo4j driver's `Record.data()` gives.

    Raises:
        CypherError: the query is not of the accepted language, fails on the data, or reaches a limit.
    """
    query = parse(cypher)
    check(query, cypher)
    budget = Budget(limits or Limits())
    compiler = ExpressionCompiler(cypher, parameters or {})
    operator, _ = QueryCompiler(indexed(graph), budget, compiler).query(query, frozenset())
    rows: list[dict[str, Any]] = []
    try:
        for row in operator([{}]):
            rows.append(row)
            budget.check_returned(len(rows))
    except RecursionError as problem:
        raise CypherError("The query is nested too deeply") from problem
    return rows
