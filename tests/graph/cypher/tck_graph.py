"""Loads the CREATE statements of the TCK's set-ups; a writer for tests only."""

from __future__ import annotations

from itertools import count
from typing import Any

import networkx as nx

from knobgraph_graph.cypher import run_query
from knobgraph_graph.cypher.evaluation import ExpressionCompiler
from knobgraph_graph.cypher.label_test import plain_names
from knobgraph_graph.cypher.query_parser import QueryParser
from knobgraph_graph.cypher.syntax import LabelExpression, LabelName, PathPattern
from knobgraph_graph.cypher.value import NodeValue


class SetUpParser(QueryParser):
    """Splits a set-up into read clauses and CREATE patterns."""

    def statements(self) -> list[tuple[str, Any]]:
        parts: list[tuple[str, Any]] = []
        while self.token.kind != "end":
            at = self.token.at
            if self.take_keyword("CREATE"):
                parts.append(("create", self.path_patterns()))
            elif self.take_symbol(";"):
                continue
            elif self.take_keyword("DELETE"):
                parts.append(("delete", [self.expect_name("a variable")]))
            else:
                self.clause()
                parts.append(("read", self.source[at : self.last_end()]))
        return parts


def _labels(labels: LabelExpression | None) -> list[str]:
    if labels is None:
        return []
    if isinstance(labels, LabelName):
        return [labels.name]
    return [name for operand in labels.operands for name in _labels(operand)]


class GraphLoader:
    """Runs set-ups into one graph."""

    def __init__(self) -> None:
        self.graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
        self._numbers = count()

    def run(self, source: str, parameters: dict[str, Any]) -> None:
        rows: list[dict[str, Any]] = [{}]
        reads: list[str] = []
        for kind, part in SetUpParser(source).statements():
            if kind == "read":
                reads.append(part)
                continue
            if reads:
                rows = self._read(reads, rows, parameters)
                reads = []
            if kind == "delete":
                self._delete(part, rows)
                continue
            for row in rows:
                for pattern in part:
                    self._create(pattern, row, source, parameters)

    def _read(self, reads: list[str], rows: list[dict[str, Any]], parameters: dict[str, Any]) -> list[dict[str, Any]]:
        names = list(rows[0]) if rows else []
        start = "UNWIND $rows AS row WITH " + ", ".join(f"row.{name} AS {name}" for name in names) + " " if names else ""
        return run_query(self.graph.copy(), f"{start}{' '.join(reads)} RETURN *", {**parameters, "rows": rows})

    def _delete(self, names: list[str], rows: list[dict[str, Any]]) -> None:
        for row in rows:
            for relationship in (row[name] for name in names):
                start, end = relationship.start.key, relationship.end.key
                for key, data in list(self.graph[start][end].items()):
                    if data["type"] == relationship.type and data["properties"] == relationship.properties:
                        self.graph.remove_edge(start, end, key)
                        break

    def _create(self, pattern: PathPattern, row: dict[str, Any], source: str, parameters: dict[str, Any]) -> None:
        def properties(expression: Any) -> dict[str, Any]:
            if expression is None:
                return {}
            values = ExpressionCompiler(source, parameters).compile(expression, frozenset(row))(row)
            return {key: value for key, value in values.items() if value is not None}

        keys = []
        for node in pattern.nodes:
            held = row.get(node.variable) if node.variable else None
            if isinstance(held, NodeValue):
                keys.append(held.key)
                continue
            key = next(self._numbers)
            data = {"labels": frozenset(_labels(node.labels)), "properties": properties(node.properties)}
            self.graph.add_node(key, **data)
            if node.variable:
                row[node.variable] = NodeValue(key, data["labels"], data["properties"])
            keys.append(key)
        for place, relationship in enumerate(pattern.relationships):
            start, end = keys[place], keys[place + 1]
            if relationship.direction == "in":
                start, end = end, start
            names = plain_names(relationship.types)
            assert names is not None
            self.graph.add_edge(start, end, key=(names[0], next(self._numbers)), type=names[0], properties=properties(relationship.properties))
