"""Answers read-only openCypher queries over a networkx `MultiDiGraph`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import networkx as nx

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.error import CypherError, CypherLimitError
from knobgraph_graph.cypher.evaluation import ExpressionCompiler
from knobgraph_graph.cypher.execution import QueryCompiler
from knobgraph_graph.cypher.indexed_graph import IndexedGraph, indexed
from knobgraph_graph.cypher.limits import Budget, Limits
from knobgraph_graph.cypher.projection import Operator
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
    "require_readable",
    "run_query",
]

# The named queries and those of a person who asks again fit in; texts that are longer are read anew, so that they do not fill the memory.
KEPT_QUERIES = 128
LONGEST_KEPT = 10_000


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
    budget = Budget(limits or Limits())
    operator = _compiled(indexed(graph), cypher, parameters or {}, budget)
    rows: list[dict[str, Any]] = []
    try:
        for row in operator([{}]):
            rows.append(row)
            budget.check_returned(len(rows))
    except RecursionError as problem:
        raise CypherError("The query is nested too deeply") from problem
    return rows


def require_readable(cypher: str, parameters: Mapping[str, Any]) -> None:
    """Return only if `run_query` would start to run the query: it is of the accepted language, which cannot write or load anything.

    Raises:
        CypherError: placed at what is not accepted.
    """
    _compiled(indexed(nx.MultiDiGraph()), cypher, parameters, Budget(Limits()))


def _compiled(graph: IndexedGraph, cypher: str, parameters: Mapping[str, Any], budget: Budget) -> Operator:
    query = _kept(cypher) if len(cypher) <= LONGEST_KEPT else _checked(cypher)
    operator, _ = QueryCompiler(graph, budget, ExpressionCompiler(cypher, parameters, budget)).query(query, frozenset())
    return operator


def _checked(cypher: str) -> syntax.Query:
    query = parse(cypher)
    check(query, cypher)
    return query


_kept = lru_cache(KEPT_QUERIES)(_checked)
