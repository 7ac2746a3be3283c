"""Walks relationships of the graph: one step, trails, reachable nodes and shortest paths."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from knobgraph_graph.cypher.indexed_graph import Adjacency, IndexedGraph
from knobgraph_graph.cypher.label_test import holds, plain_names
from knobgraph_graph.cypher.limits import Budget
from knobgraph_graph.cypher.syntax import LabelExpression
from knobgraph_graph.cypher.value import NodeValue, RelationshipValue

Trail: TypeAlias = tuple[RelationshipValue, ...]
Accepts: TypeAlias = Callable[[RelationshipValue], bool]


@dataclass(frozen=True, slots=True)
class Traversal:
    """How one relationship pattern is walked from a bound node; `direction` is seen from that node."""

    graph: IndexedGraph
    budget: Budget
    direction: str
    types: LabelExpression | None
    low: int
    high: int | None

    def step(self, node: NodeValue, accepts: Accepts) -> Iterator[tuple[RelationshipValue, NodeValue]]:
        """Yield each accepted relationship at `node` with the node at its other end."""
        if self.direction != "in":
            for relationship in self._of_types(self.graph.outgoing(node)):
                self.budget.spend()
                if accepts(relationship):
                    yield relationship, relationship.end
        if self.direction != "out":
            for relationship in self._of_types(self.graph.incoming(node)):
                self.budget.spend()
                if self.direction == "both" and relationship.start is relationship.end:
                    continue
                if accepts(relationship):
                    yield relationship, relationship.start

    def _of_types(self, adjacency: Adjacency) -> Iterator[RelationshipValue]:
        names = plain_names(self.types)
        if names is not None and len(names) == 1:
            yield from adjacency.get(names[0], ())
            return
        for name, relationships in adjacency.items():
            if self.types is None or holds(self.types, (name,)):
                yield from relationships

    def trails(self, start: NodeValue, accepts: Accepts) -> Iterator[tuple[Trail, NodeValue]]:
        """Yield every trail (no relationship twice) of an allowed length with its last node, depth first."""
        if self.low == 0:
            yield (), start
        if self.high == 0:
            return
        trail: list[RelationshipValue] = []
        taken: set[RelationshipValue] = set()
        stack = [self.step(start, accepts)]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
                if trail:
                    taken.discard(trail.pop())
                continue
            relationship, node = following
            if relationship in taken:
                continue
            depth = len(trail) + 1
            if depth >= self.low:
                yield (*trail, relationship), node
            if self.high is None or depth < self.high:
                trail.append(relationship)
                taken.add(relationship)
                stack.append(self.step(node, accepts))

    def reachable(self, start: NodeValue, accepts: Accepts) -> Iterator[tuple[Trail, NodeValue]]:
        """Yield every node at the end of an allowed trail once; for directed patterns of at most one as lower bound."""
        seen: set[NodeValue] = set()
        if self.low == 0:
            seen.add(start)
            yield (), start
        frontier, depth = [start], 0
        while frontier and (self.high is None or depth < self.high):
            depth += 1
            following: list[NodeValue] = []
            for node in frontier:
                for _, other in self.step(node, accepts):
                    if other not in seen:
                        seen.add(other)
                        following.append(other)
                        yield (), other
            frontier = following

    def shortest(
        self, start: NodeValue, end: NodeValue | None, accepts: Accepts, every: bool
    ) -> Iterator[tuple[Trail, NodeValue]]:
        """Yield one shortest path, or every one, to `end` or to each node that can be reached."""
        levels: dict[NodeValue, int] = {start: 0}
        arrivals: dict[NodeValue, list[tuple[RelationshipValue, NodeValue]]] = {}
        if self.low == 0 and end in (None, start):
            yield (), start
        frontier, depth = [start], 0
        while frontier and (self.high is None or depth < self.high) and (end is None or end not in arrivals):
            depth += 1
            following: list[NodeValue] = []
            for node in frontier:
                for relationship, other in self.step(node, accepts):
                    if other not in levels:
                        levels[other] = depth
                        arrivals[other] = [(relationship, node)]
                        following.append(other)
                    elif every and levels[other] == depth:
                        arrivals[other].append((relationship, node))
            frontier = following
            for node in following if end is None else [end] if end in following else []:
                for trail in self._back(node, arrivals):
                    yield trail, node

    def _back(
        self, node: NodeValue, arrivals: dict[NodeValue, list[tuple[RelationshipValue, NodeValue]]]
    ) -> Iterator[Trail]:
        if node not in arrivals:
            yield ()
            return
        for relationship, previous in arrivals[node]:
            self.budget.spend()
            for trail in self._back(previous, arrivals):
                yield (*trail, relationship)

    def by_length(self, start: NodeValue, accepts: Accepts) -> Iterator[tuple[Trail, NodeValue]]:
        """Yield every allowed trail with its last node, the shorter ones first."""
        if self.low == 0:
            yield (), start
        frontier: list[tuple[Trail, NodeValue]] = [((), start)]
        depth = 0
        while frontier and (self.high is None or depth < self.high):
            depth += 1
            following: list[tuple[Trail, NodeValue]] = []
            for trail, node in frontier:
                for relationship, other in self.step(node, accepts):
                    if relationship not in trail:
                        following.append(((*trail, relationship), other))
                        yield following[-1]
            self.budget.check_rows(len(following))
            frontier = following


def nodes_along(start: NodeValue, trail: Collection[RelationshipValue]) -> tuple[NodeValue, ...]:
    """Return the nodes a trail passes, its first and last included."""
    nodes = [start]
    for relationship in trail:
        nodes.append(relationship.end if relationship.start is nodes[-1] else relationship.start)
    return tuple(nodes)
