"""The typed syntax tree of a query.

`at` is the offset of a part in the query's text; it does not take part in comparisons, so two parts are equal when
they are written alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal number, string, boolean or null."""

    value: int | float | str | bool | None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A `$name` whose value comes with the run."""

    name: str
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Variable:
    """A name bound by a clause or a comprehension."""

    name: str
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class PropertyLookup:
    """`subject.key`."""

    subject: Expression
    key: str
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Subscript:
    """`subject[index]`."""

    subject: Expression
    index: Expression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Slice:
    """`subject[low..high]`."""

    subject: Expression
    low: Expression | None
    high: Expression | None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class ListLiteral:
    """`[a, b]`."""

    items: tuple[Expression, ...]
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class MapLiteral:
    """`{key: value}`."""

    entries: tuple[tuple[str, Expression], ...]
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class MapProjection:
    """`subject {.key, name: value, .*}`; an entry without a value takes the property of its name."""

    subject: Variable
    entries: tuple[tuple[str, Expression], ...]
    everything: bool
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Unary:
    """`NOT`, `+`, `-`, `IS NULL` or `IS NOT NULL` of one operand."""

    operator: str
    operand: Expression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Binary:
    """An arithmetic, logical, string or membership operator between two operands."""

    operator: str
    left: Expression
    right: Expression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain `a < b <= c`: all neighbours compare true."""

    operands: tuple[Expression, ...]
    operators: tuple[str, ...]
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class LabelName:
    """A label (or relationship type) by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class LabelOperation:
    """`&`, `|` or `!` of label expressions."""

    operator: Literal["and", "or", "not"]
    operands: tuple[LabelExpression, ...]


@dataclass(frozen=True, slots=True)
class LabelTest:
    """`subject:Label` as a predicate."""

    subject: Expression
    labels: LabelExpression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Case:
    """`CASE … END`, with a subject or with conditions."""

    subject: Expression | None
    branches: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """A call of a function or aggregate; `name` is in lower case."""

    name: str
    arguments: tuple[Expression, ...]
    distinct: bool = False
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class CountStar:
    """`count(*)`."""

    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class ListComprehension:
    """`[variable IN source WHERE condition | result]`."""

    variable: str
    source: Expression
    condition: Expression | None
    result: Expression | None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class PatternComprehension:
    """`[path = (a)-->(b) WHERE condition | result]`."""

    pattern: PathPattern
    condition: Expression | None
    result: Expression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Quantifier:
    """`all`, `any`, `none` or `single` `(variable IN source WHERE condition)`."""

    kind: str
    variable: str
    source: Expression
    condition: Expression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Reduce:
    """`reduce(accumulator = initial, variable IN source | step)`."""

    accumulator: str
    initial: Expression
    variable: str
    source: Expression
    step: Expression
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class PatternPredicate:
    """A pattern used as a predicate: true when it matches."""

    pattern: PathPattern
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Subquery:
    """`EXISTS { … }`, `COUNT { … }` or `COLLECT { … }`."""

    kind: Literal["exists", "count", "collect"]
    query: Query
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class NodePattern:
    """`(variable:Label {key: value} WHERE condition)`."""

    variable: str | None
    labels: LabelExpression | None
    properties: Expression | None
    condition: Expression | None = None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class RelationshipPattern:
    """`-[variable:TYPE*low..high {key: value}]->`; `direction` is the arrow as written, left to right."""

    variable: str | None
    types: LabelExpression | None
    direction: Literal["out", "in", "both"]
    properties: Expression | None
    variable_length: bool = False
    low: int = 1
    high: int | None = 1
    condition: Expression | None = None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class PathPattern:
    """Nodes joined by relationships; `nodes` is one longer than `relationships`."""

    variable: str | None
    nodes: tuple[NodePattern, ...]
    relationships: tuple[RelationshipPattern, ...]
    shortest: Literal["no", "one", "all"] = "no"
    at: int = field(compare=False, default=0)

    def elements(self) -> list[NodePattern | RelationshipPattern]:
        """Return the nodes, then the relationships."""
        return [*self.nodes, *self.relationships]


@dataclass(frozen=True, slots=True)
class Match:
    """`MATCH` or `OPTIONAL MATCH`."""

    optional: bool
    patterns: tuple[PathPattern, ...]
    condition: Expression | None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Unwind:
    """`UNWIND source AS variable`."""

    source: Expression
    variable: str
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class ProjectionItem:
    """One column: its expression and its name (the source text where there is no alias)."""

    expression: Expression
    name: str
    aliased: bool
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class SortItem:
    """One key of `ORDER BY`."""

    expression: Expression
    descending: bool
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Projection:
    """`WITH` or `RETURN` with everything that follows it; `final` tells them apart."""

    final: bool
    distinct: bool
    everything: bool
    items: tuple[ProjectionItem, ...]
    order: tuple[SortItem, ...]
    skip: Expression | None
    limit: Expression | None
    condition: Expression | None = None
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class CallSubquery:
    """`CALL { … }`; `imports` are the names of `CALL (a, b) { … }`, or None where the body's first WITH names them."""

    query: Query
    imports: tuple[str, ...] | None
    everything: bool = False
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class SingleQuery:
    """Clauses in order."""

    clauses: tuple[Clause, ...]
    at: int = field(compare=False, default=0)


@dataclass(frozen=True, slots=True)
class Query:
    """One or more single queries joined by `UNION`."""

    parts: tuple[SingleQuery, ...]
    distinct: bool = False
    at: int = field(compare=False, default=0)


LabelExpression: TypeAlias = LabelName | LabelOperation
Clause: TypeAlias = Match | Unwind | Projection | CallSubquery
Expression: TypeAlias = (
    Constant | Parameter | Variable | PropertyLookup | Subscript | Slice | ListLiteral | MapLiteral | MapProjection
    | Unary | Binary | Comparison | LabelTest | Case | FunctionCall | CountStar | ListComprehension
    | PatternComprehension | Quantifier | Reduce | PatternPredicate | Subquery
)  # fmt: skip
