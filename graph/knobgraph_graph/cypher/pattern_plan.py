"""Plans a MATCH: where to start, which way to expand, when to filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Any, TypeAlias

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.evaluation import ExpressionCompiler, Row, Scope
from knobgraph_graph.cypher.expansion import Expansion
from knobgraph_graph.cypher.indexed_graph import IndexedGraph
from knobgraph_graph.cypher.label_test import holds, plain_names, required_label
from knobgraph_graph.cypher.limits import Budget
from knobgraph_graph.cypher.pattern_shape import PathSlot, RelationshipSlot, Shape, shape_of
from knobgraph_graph.cypher.syntax import Expression
from knobgraph_graph.cypher.syntax_walk import variables
from knobgraph_graph.cypher.traversal import nodes_along
from knobgraph_graph.cypher.value import NodeValue, PathValue, RelationshipValue

Matcher: TypeAlias = Callable[[Row], Iterator[Row]]
Step: TypeAlias = Callable[[Iterable[Row]], Iterator[Row]]


class PatternPlanner:
    """Turns patterns into functions from a row to the rows that extend it."""

    def __init__(self, graph: IndexedGraph, budget: Budget, compiler: ExpressionCompiler) -> None:
        self._graph = graph
        self._budget = budget
        self._compiler = compiler
        self._numbers = count()

    def _fresh(self) -> str:
        return f" {next(self._numbers)}"

    def plan(
        self,
        patterns: tuple[syntax.PathPattern, ...],
        condition: Expression | None,
        scope: Scope,
        used: set[str] | None = None,
    ) -> Matcher:
        """Return the matcher of a MATCH for rows with the names of `scope`.

        Where how often a row comes does not matter, `used` holds the names that anything else reads.
        """
        shape = shape_of(patterns, condition, scope, self._fresh)
        if used is not None:
            used = used.union(*(variables(conjunct) for conjunct in shape.conjuncts))
        return _Plan(self._graph, self._budget, self._compiler, shape, scope, used).matcher()


class _Plan:
    def __init__(
        self,
        graph: IndexedGraph,
        budget: Budget,
        compiler: ExpressionCompiler,
        shape: Shape,
        scope: Scope,
        used: set[str] | None,
    ) -> None:
        self._graph, self._budget, self._compiler = graph, budget, compiler
        self._shape, self._scope, self._used = shape, scope, used
        self._bound = set(scope)
        self._names = shape.names()
        self._pending = list(shape.conjuncts)
        self._steps: list[Step] = []

    def matcher(self) -> Matcher:
        remaining = list(self._shape.relationships)
        clause_names = [slot.name for slot in remaining]
        nodes = [name for name in self._shape.nodes if name in self._bound]
        if nodes:
            self._steps.append(self._check_bound(nodes))
        self._filter()
        done: list[RelationshipSlot] = []
        while remaining:
            slot = self._next(remaining)
            if slot is None:
                self._start(remaining)
                continue
            remaining.remove(slot)
            others = [other.name for other in done if other.name in clause_names and _may_overlap(other, slot)]
            self._expand(slot, others)
            done.append(slot)
        for name in self._shape.nodes:
            if name not in self._bound:
                self._scan(name)
        for path in self._shape.paths:
            if path.name not in self._bound:
                self._steps.append(self._build_path(path))
                self._bound.add(path.name)
                self._filter()
        steps = self._steps

        def match(row: Row) -> Iterator[Row]:
            rows: Iterable[Row] = (row,)
            for step in steps:
                rows = step(rows)
            return iter(rows)

        return match

    def _next(self, remaining: list[RelationshipSlot]) -> RelationshipSlot | None:
        """Return the cheapest relationship that can be expanded from what is bound."""

        def cost(slot: RelationshipSlot) -> int:
            ends = (slot.left in self._bound) + (slot.right in self._bound)
            if slot.shortest != "no":
                return 8 if ends == 2 else 9
            if ends == 2:
                return 1 if not slot.pattern.variable_length else 3
            return 2 if not slot.pattern.variable_length else 4

        ready = [s for s in remaining if s.left in self._bound or s.right in self._bound]
        known = [s for s in remaining if s.name in self._bound and not s.pattern.variable_length]
        if known:
            return known[0]
        best = min(ready, key=cost, default=None)
        if best is not None and best.shortest != "no":
            for end in (best.left, best.right):
                if end not in self._bound and self._cost_of(end) <= 1:
                    self._scan(end)
        return best

    def _start(self, remaining: list[RelationshipSlot]) -> None:
        ends = [name for slot in remaining for name in (slot.left, slot.right)]
        self._scan(min(ends, key=self._cost_of))

    def _lookups(self, name: str) -> list[tuple[str, Expression, bool]]:
        """Return the property demands on a node that an index can answer: key, value, whether it is a list."""
        found: list[tuple[str, Expression, bool]] = []
        for conjunct in self._pending:
            if isinstance(conjunct, syntax.Comparison) and conjunct.operators == ("=",):
                for subject, value in (conjunct.operands, conjunct.operands[::-1]):
                    if _is_property_of(subject, name) and self._ready(value):
                        assert isinstance(subject, syntax.PropertyLookup)
                        found.append((subject.key, value, False))
            elif isinstance(conjunct, syntax.Binary) and conjunct.operator == "IN" and _is_property_of(conjunct.left, name) and self._ready(conjunct.right):
                assert isinstance(conjunct.left, syntax.PropertyLookup)
                found.append((conjunct.left.key, conjunct.right, True))
        return found

    def _cost_of(self, name: str) -> float:
        lookups = self._lookups(name)
        label = next(filter(None, map(required_label, self._shape.nodes[name])), None)
        if lookups:
            return 0 if not lookups[0][2] else 1
        return 2 + (len(self._graph.labels.get(label, ())) if label else len(self._graph.nodes))

    def _ready(self, expression: Expression) -> bool:
        return not (variables(expression) & self._names) - self._bound

    def _filter(self) -> None:
        """Apply every condition whose names are bound by now."""
        for conjunct in [c for c in self._pending if self._ready(c)]:
            self._pending.remove(conjunct)
            self._steps.append(self._keep(self._compiler.truth(conjunct, frozenset(self._bound))))

    def _keep(self, truth: Callable[[Row], bool | None]) -> Step:
        return lambda rows: (row for row in rows if truth(row))

    def _check_bound(self, names: list[str]) -> Step:
        labels = self._shape.nodes

        def step(rows: Iterable[Row]) -> Iterator[Row]:
            for row in rows:
                if all(self._is_node(row[name], labels[name]) for name in names):
                    yield row

        return step

    @staticmethod
    def _is_node(value: Any, labels: list[syntax.LabelExpression]) -> bool:
        return isinstance(value, NodeValue) and all(holds(label, value.labels) for label in labels)

    def _scan(self, name: str) -> None:
        labels = self._shape.nodes[name]
        label = next(filter(None, map(required_label, labels)), None)
        lookups = sorted(self._lookups(name), key=lambda lookup: lookup[2])
        scope = frozenset(self._bound)
        graph, budget = self._graph, self._budget
        values = [(key, self._compiler.compile(value, scope), many) for key, value, many in lookups]

        def candidates(row: Row) -> Iterable[NodeValue]:
            for key, value, many in values:
                wanted = value(row)
                if not many:
                    return graph.with_property(label, key, wanted)
                if isinstance(wanted, list | tuple):
                    found = {node: None for item in wanted for node in graph.with_property(label, key, item)}
                    return list(found)
            return graph.labels.get(label, ()) if label is not None else graph.nodes.values()

        simple = labels == [syntax.LabelName(label)] if label else not labels

        def step(rows: Iterable[Row]) -> Iterator[Row]:
            for row in rows:
                for node in candidates(row):
                    budget.spend()
                    if simple or self._is_node(node, labels):
                        yield {**row, name: node}

        self._steps.append(step)
        self._bound.add(name)
        self._filter()

    def _expand(self, slot: RelationshipSlot, others: list[str]) -> None:
        forward = slot.left in self._bound or slot.right not in self._bound
        if slot.shortest != "no":
            waiting = {slot.name, slot.path or slot.name}
            final = [c for c in self._pending if variables(c) & waiting and self._ready_with(c, waiting, slot)]
        else:
            final = []
        for conjunct in final:
            self._pending.remove(conjunct)
        expansion = Expansion(
            self._graph, self._budget, self._compiler, slot, forward,
            frozenset(self._bound), others, self._shape.nodes, self._prunable(slot), final,
        )  # fmt: skip
        self._steps.append(expansion.step())
        self._bound |= {slot.name, slot.left, slot.right}
        self._filter()

    def _ready_with(self, conjunct: Expression, waiting: set[str], slot: RelationshipSlot) -> bool:
        return not (variables(conjunct) & self._names) - self._bound - waiting - {slot.left, slot.right}

    def _prunable(self, slot: RelationshipSlot) -> bool:
        """Tell whether only the nodes that `slot` reaches matter, not the trails to them."""
        if self._used is None or slot.shortest != "no" or slot.name in self._scope:
            return False
        pattern = slot.pattern
        if not pattern.variable_length or pattern.low > 1 or pattern.direction == "both":
            return False
        if slot.name in self._used or (slot.path is not None and slot.path in self._used):
            return False
        if slot.path is not None and not slot.path.startswith(" "):
            # An unread path still has to be built from the relationships, so leave it whole.
            return False
        return not any(other is not slot and _may_overlap(other, slot) for other in self._shape.relationships)

    @staticmethod
    def _build_path(path: PathSlot) -> Step:
        def build(row: Row) -> PathValue:
            relationships: list[RelationshipValue] = []
            for slot in path.relationships:
                value = row[slot.name]
                if slot.pattern.variable_length:
                    relationships.extend(value)
                else:
                    relationships.append(value)
            return PathValue(nodes_along(row[path.nodes[0]], relationships), tuple(relationships))

        return lambda rows: ({**row, path.name: build(row)} for row in rows)


def _is_property_of(expression: Expression, name: str) -> bool:
    return (
        isinstance(expression, syntax.PropertyLookup)
        and isinstance(expression.subject, syntax.Variable)
        and expression.subject.name == name
    )


def _may_overlap(one: RelationshipSlot, other: RelationshipSlot) -> bool:
    """Tell whether two patterns could take the same relationship."""
    first, second = plain_names(one.pattern.types), plain_names(other.pattern.types)
    return first is None or second is None or bool(set(first) & set(second))


