"""The patterns and conditions of a MATCH, brought into the form the planner works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.syntax import Expression, LabelExpression
from knobgraph_graph.cypher.syntax_walk import variables

ELEMENT = " element"


@dataclass(frozen=True)
class Acceptance:
    """A condition on every single relationship of a pattern: `condition` of `variable` must be `wanted`."""

    variable: str
    condition: Expression
    wanted: bool


@dataclass
class RelationshipSlot:
    """One relationship to bind between two named nodes."""

    name: str
    left: str
    right: str
    pattern: syntax.RelationshipPattern
    path: str | None
    shortest: str
    acceptances: list[Acceptance] = field(default_factory=list)


@dataclass
class PathSlot:
    """A named path: its nodes and relationships in order."""

    name: str
    nodes: list[str]
    relationships: list[RelationshipSlot]


@dataclass
class Shape:
    """Everything a MATCH binds and demands."""

    nodes: dict[str, list[LabelExpression]] = field(default_factory=dict)
    relationships: list[RelationshipSlot] = field(default_factory=list)
    paths: list[PathSlot] = field(default_factory=list)
    conjuncts: list[Expression] = field(default_factory=list)

    def names(self) -> set[str]:
        """Return every name that is bound, internal ones included."""
        return {*self.nodes, *(slot.name for slot in self.relationships), *(path.name for path in self.paths)}


def conjuncts_of(condition: Expression | None) -> Iterator[Expression]:
    """Yield the conditions that AND joins."""
    if isinstance(condition, syntax.Binary) and condition.operator == "AND":
        yield from conjuncts_of(condition.left)
        yield from conjuncts_of(condition.right)
    elif condition is not None:
        yield condition


def shape_of(
    patterns: tuple[syntax.PathPattern, ...],
    condition: Expression | None,
    scope: frozenset[str],
    fresh: Callable[[], str],
) -> Shape:
    """Return the shape of a MATCH; `fresh` makes names for what has none."""
    shape = Shape()
    for pattern in patterns:
        _add_path(shape, pattern, fresh)
    for conjunct in conjuncts_of(condition):
        if not _push_down(shape, conjunct, scope):
            shape.conjuncts.append(conjunct)
    return shape


def _add_path(shape: Shape, pattern: syntax.PathPattern, fresh: Callable[[], str]) -> None:
    names = []
    for node in pattern.nodes:
        name = node.variable or fresh()
        names.append(name)
        labels = shape.nodes.setdefault(name, [])
        if node.labels is not None:
            labels.append(node.labels)
        shape.conjuncts.extend(_property_conditions(name, node.properties))
        shape.conjuncts.extend(conjuncts_of(node.condition))
    slots = []
    for place, relationship in enumerate(pattern.relationships):
        slot = RelationshipSlot(
            relationship.variable or fresh(),
            names[place],
            names[place + 1],
            relationship,
            pattern.variable,
            pattern.shortest,
        )
        for demand in _property_conditions(ELEMENT, relationship.properties):
            slot.acceptances.append(Acceptance(ELEMENT, demand, True))
        if relationship.condition is not None:
            slot.acceptances.append(Acceptance(slot.name, relationship.condition, True))
        slots.append(slot)
    shape.relationships.extend(slots)
    if pattern.variable is not None:
        shape.paths.append(PathSlot(pattern.variable, names, slots))


def _property_conditions(name: str, properties: Expression | None) -> Iterator[Expression]:
    if isinstance(properties, syntax.MapLiteral):
        for key, value in properties.entries:
            lookup = syntax.PropertyLookup(syntax.Variable(name, value.at), key, value.at)
            yield syntax.Comparison((lookup, value), ("=",), value.at)


def _push_down(shape: Shape, conjunct: Expression, scope: frozenset[str]) -> bool:
    """Hand a condition on all relationships of a path to their slots; tell whether that was possible."""
    if not isinstance(conjunct, syntax.Quantifier) or conjunct.kind not in ("all", "none"):
        return False
    if not variables(conjunct.condition) <= scope | {conjunct.variable}:
        return False
    source = conjunct.source
    slots: list[RelationshipSlot] = []
    if isinstance(source, syntax.FunctionCall) and source.name == "relationships" and len(source.arguments) == 1:
        path = source.arguments[0]
        for named in shape.paths:
            if isinstance(path, syntax.Variable) and path.name == named.name:
                slots = named.relationships
    elif isinstance(source, syntax.Variable):
        slots = [slot for slot in shape.relationships if slot.name == source.name and slot.pattern.variable_length]
    for slot in slots:
        slot.acceptances.append(Acceptance(conjunct.variable, conjunct.condition, conjunct.kind == "all"))
    return bool(slots)
