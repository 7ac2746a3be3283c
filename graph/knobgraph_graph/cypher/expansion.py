"""Binds one relationship pattern and the node at its far end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from knobgraph_graph.cypher.evaluation import ExpressionCompiler, Row, Scope
from knobgraph_graph.cypher.indexed_graph import IndexedGraph
from knobgraph_graph.cypher.label_test import holds
from knobgraph_graph.cypher.limits import Budget
from knobgraph_graph.cypher.pattern_shape import RelationshipSlot
from knobgraph_graph.cypher.syntax import Expression, LabelExpression
from knobgraph_graph.cypher.traversal import Accepts, Trail, Traversal, nodes_along
from knobgraph_graph.cypher.value import NodeValue, PathValue, RelationshipValue

FLIPPED = {"out": "in", "in": "out", "both": "both"}
Condition = Callable[[Row], bool | None]


class Expansion:
    """One step of a plan: from a bound node over a relationship pattern to the node beyond."""

    def __init__(
        self,
        graph: IndexedGraph,
        budget: Budget,
        compiler: ExpressionCompiler,
        slot: RelationshipSlot,
        forward: bool,
        scope: Scope,
        others: list[str],
        labels: dict[str, list[LabelExpression]],
        reachable_only: bool,
        final: list[Expression],
    ) -> None:
        pattern = slot.pattern
        self._slot, self._forward, self._others = slot, forward, others
        self._origin, self._target = (slot.left, slot.right) if forward else (slot.right, slot.left)
        self._single = not pattern.variable_length
        self._known = slot.name in scope
        self._target_known = self._target in scope or self._target == self._origin
        self._origin_known = self._origin in scope
        self._labels = labels
        self._reachable_only = reachable_only
        direction = pattern.direction if forward else FLIPPED[pattern.direction]
        self._traversal = Traversal(graph, budget, direction, pattern.types, pattern.low, pattern.high)
        self._acceptances = [
            (a.variable, compiler.truth(a.condition, scope | {a.variable}), a.wanted) for a in slot.acceptances
        ]
        names = {slot.name, slot.left, slot.right, *([slot.path] if slot.path else [])}
        self._final: list[Condition] = [compiler.truth(condition, scope | names) for condition in final]

    def step(self) -> Callable[[Iterable[Row]], Iterator[Row]]:
        """Return the step as a function of rows."""

        def run(rows: Iterable[Row]) -> Iterator[Row]:
            for row in rows:
                yield from self._expand(row)

        return run

    def _expand(self, row: Row) -> Iterator[Row]:
        if self._known and self._single:
            yield from self._from_known(row)
            return
        start = row[self._origin]
        if not isinstance(start, NodeValue):
            return
        accepts = self._accepts(row)
        if self._slot.shortest != "no":
            yield from self._shortest(row, start, accepts)
            return
        for value, node in self._found(start, accepts):
            if self._fits(row, node) and (not self._known or row[self._slot.name] == value):
                yield {**row, self._slot.name: value, self._target: node}

    def _found(self, start: NodeValue, accepts: Accepts) -> Iterator[tuple[Any, NodeValue]]:
        """Yield what the relationship pattern binds with the node beyond it."""
        if self._single:
            yield from self._traversal.step(start, accepts)
            return
        walk = self._traversal.reachable if self._reachable_only else self._traversal.trails
        for trail, node in walk(start, accepts):
            yield self._listed(trail), node

    def _listed(self, trail: Trail) -> list[RelationshipValue]:
        return list(trail) if self._forward else list(reversed(trail))

    def _fits(self, row: Row, node: NodeValue) -> bool:
        if self._target_known:
            return row[self._target] is node
        return all(holds(label, node.labels) for label in self._labels[self._target])

    def _accepts(self, row: Row) -> Accepts:
        taken: set[Any] = set()
        for name in self._others:
            value = row[name]
            taken.update(value if isinstance(value, list) else (value,))
        conditions = self._acceptances
        if not conditions:
            return (lambda relationship: relationship not in taken) if taken else (lambda relationship: True)
        local = dict(row)

        def accepts(relationship: RelationshipValue) -> bool:
            if relationship in taken:
                return False
            for name, truth, wanted in conditions:
                local[name] = relationship
                if truth(local) is not wanted:
                    return False
            return True

        return accepts

    def _from_known(self, row: Row) -> Iterator[Row]:
        """Bind the ends of a relationship that an earlier clause bound."""
        relationship = row[self._slot.name]
        if not isinstance(relationship, RelationshipValue) or not self._accepts(row)(relationship):
            return
        types, direction = self._slot.pattern.types, self._slot.pattern.direction
        if types is not None and not holds(types, (relationship.type,)):
            return
        ends = [(relationship.start, relationship.end)] if direction != "in" else []
        if direction == "in" or (direction == "both" and relationship.start is not relationship.end):
            ends.append((relationship.end, relationship.start))
        for left, right in ends:
            local = dict(row)
            for name, node in ((self._slot.left, left), (self._slot.right, right)):
                if name in local:
                    if local[name] is not node:
                        break
                elif not all(holds(label, node.labels) for label in self._labels[name]):
                    break
                local[name] = node
            else:
                yield local

    def _shortest(self, row: Row, start: NodeValue, accepts: Accepts) -> Iterator[Row]:
        end = row[self._target] if self._target_known else None
        if self._target_known and not isinstance(end, NodeValue):
            return
        every = self._slot.shortest == "all"
        if not self._final:
            for trail, node in self._traversal.shortest(start, end, accepts, every):
                if self._fits(row, node):
                    yield self._extended(row, trail, node)
            return
        lengths: dict[NodeValue, int] = {}
        for trail, node in self._traversal.by_length(start, accepts):
            known = lengths.get(node)
            if (known is not None and not (every and len(trail) == known)) or not self._fits(row, node):
                continue
            local = self._extended(row, trail, node)
            if all(condition(local) for condition in self._final):
                lengths[node] = len(trail)
                yield local
                if not every and self._target_known:
                    return

    def _extended(self, row: Row, trail: Trail, node: NodeValue) -> Row:
        relationships = self._listed(trail)
        local = {**row, self._target: node}
        local[self._slot.name] = relationships if not self._single else relationships[0]
        if self._slot.path is not None and self._final:
            local[self._slot.path] = PathValue(nodes_along(local[self._slot.left], relationships), tuple(relationships))
        return local
