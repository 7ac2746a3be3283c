"""Compiles expressions into functions of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from knobgraph_graph.cypher import arithmetic, syntax
from knobgraph_graph.cypher.arithmetic import type_name
from knobgraph_graph.cypher.comparison import compare, equals
from knobgraph_graph.cypher.error import CypherError, ValueFault
from knobgraph_graph.cypher.functions import FUNCTIONS, LAZY
from knobgraph_graph.cypher.label_test import label_test
from knobgraph_graph.cypher.limits import Budget, Limits
from knobgraph_graph.cypher.lookup import element, part, property_of
from knobgraph_graph.cypher.predicate import is_in, matches, quantified
from knobgraph_graph.cypher.syntax import Expression
from knobgraph_graph.cypher.syntax_walk import pattern_names
from knobgraph_graph.cypher.value import NodeValue, RelationshipValue

Row: TypeAlias = dict[str, Any]
Evaluator: TypeAlias = Callable[[Row], Any]
Truth: TypeAlias = Callable[[Row], bool | None]
Scope: TypeAlias = frozenset[str]

ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": arithmetic.add, "-": arithmetic.subtract, "*": arithmetic.multiply,
    "/": arithmetic.divide, "%": arithmetic.modulo, "^": arithmetic.power,
}  # fmt: skip
TEXT: dict[str, Callable[[str, str], bool]] = {
    "STARTS WITH": str.startswith, "ENDS WITH": str.endswith, "CONTAINS": lambda text, piece: piece in text,
}  # fmt: skip


def _always(value: Any) -> Evaluator:
    def run(row: Row) -> Any:
        del row
        return value

    return run


def _variable(name: str) -> Evaluator:
    def run(row: Row) -> Any:
        return row[name]

    return run


class Subqueries(Protocol):
    """Compiles the expressions that look at the graph."""

    def rows_of_pattern(self, pattern: syntax.PathPattern, condition: Expression | None, scope: Scope) -> Callable[[Row], Any]:
        """Return a function that yields the rows of a pattern."""
        ...

    def subquery(self, subquery: syntax.Subquery, scope: Scope) -> Evaluator:
        """Return a function that answers EXISTS, COUNT or COLLECT."""
        ...


class ExpressionCompiler:
    """Compiles the expressions of one query for one run."""

    def __init__(self, source: str, parameters: Mapping[str, Any], budget: Budget | None = None) -> None:
        self._source = source
        self._budget = budget or Budget(Limits())
        self._parameters = parameters
        self.subqueries: Subqueries | None = None

    def compile(self, expression: Expression, scope: Scope) -> Evaluator:
        """Return a function that gives the expression's value for a row with the names of `scope`."""
        method: Callable[[Any, Scope], Evaluator] = getattr(self, f"_{type(expression).__name__.lower()}")
        return method(expression, scope)

    def fault(self, problem: ValueFault | str, at: int) -> CypherError:
        """Return an error placed in the query."""
        return CypherError(str(problem), self._source, at)

    def guarded(self, evaluate: Evaluator, at: int) -> Evaluator:
        """Return the evaluator with its value faults placed at `at`."""

        def run(row: Row) -> Any:
            try:
                return evaluate(row)
            except ValueFault as problem:
                raise self.fault(problem, at) from problem

        return run

    def truth(self, expression: Expression, scope: Scope) -> Callable[[Row], bool | None]:
        """Compile a predicate; a value that is neither boolean nor null is an error."""
        evaluate = self.compile(expression, scope)

        def run(row: Row) -> bool | None:
            value = evaluate(row)
            if value is None or isinstance(value, bool):
                return value
            raise self.fault(f"A condition must be a Boolean, not a {type_name(value)}", expression.at)

        return run

    def _constant(self, node: syntax.Constant, _scope: Scope) -> Evaluator:
        value = node.value
        return lambda row: value

    def _parameter(self, node: syntax.Parameter, _scope: Scope) -> Evaluator:
        if node.name not in self._parameters:
            raise self.fault(f"The parameter ${node.name} is not given", node.at)
        value = self._parameters[node.name]
        return lambda row: value

    def _variable(self, node: syntax.Variable, scope: Scope) -> Evaluator:
        name = node.name
        if name not in scope:
            raise self.fault(f"The variable {name} is not defined", node.at)
        return lambda row: row[name]

    def _propertylookup(self, node: syntax.PropertyLookup, scope: Scope) -> Evaluator:
        subject, key = self.compile(node.subject, scope), node.key

        def run(row: Row) -> Any:
            whole = subject(row)
            kind = type(whole)
            if kind is NodeValue or kind is RelationshipValue:
                return whole.properties.get(key)
            return property_of(whole, key)

        return self.guarded(run, node.at)

    def _subscript(self, node: syntax.Subscript, scope: Scope) -> Evaluator:
        subject, index = self.compile(node.subject, scope), self.compile(node.index, scope)
        return self.guarded(lambda row: element(subject(row), index(row)), node.at)

    def _slice(self, node: syntax.Slice, scope: Scope) -> Evaluator:
        subject = self.compile(node.subject, scope)
        low = self.compile(node.low or syntax.Constant(0), scope)
        high = self.compile(node.high, scope) if node.high is not None else _always(arithmetic.LARGEST)
        return self.guarded(lambda row: part(subject(row), low(row), high(row)), node.at)

    def _listliteral(self, node: syntax.ListLiteral, scope: Scope) -> Evaluator:
        items = [self.compile(item, scope) for item in node.items]
        return lambda row: [item(row) for item in items]

    def _mapliteral(self, node: syntax.MapLiteral, scope: Scope) -> Evaluator:
        entries = [(key, self.compile(value, scope)) for key, value in node.entries]
        return lambda row: {key: value(row) for key, value in entries}

    def _mapprojection(self, node: syntax.MapProjection, scope: Scope) -> Evaluator:
        subject = self.compile(node.subject, scope)
        entries = [(key, self.compile(value, scope)) for key, value in node.entries]
        properties, everything = FUNCTIONS["properties"][0], node.everything

        def run(row: Row) -> Any:
            whole = subject(row)
            if whole is None:
                return None
            picked = dict(properties(whole)) if everything else {}
            picked.update((key, value(row)) for key, value in entries)
            return picked

        return self.guarded(run, node.at)

    def _unary(self, node: syntax.Unary, scope: Scope) -> Evaluator:
        if node.operator == "NOT":
            truth = self.truth(node.operand, scope)

            def negate(row: Row) -> bool | None:
                value = truth(row)
                return None if value is None else not value

            return negate
        operand = self.compile(node.operand, scope)
        if node.operator == "IS NULL":
            return lambda row: operand(row) is None
        if node.operator == "IS NOT NULL":
            return lambda row: operand(row) is not None
        sign = -1 if node.operator == "-" else 1

        def signed(row: Row) -> Any:
            value = operand(row)
            return None if value is None else arithmetic.multiply(sign, value)

        return self.guarded(signed, node.at)

    def _binary(self, node: syntax.Binary, scope: Scope) -> Evaluator:
        operator = node.operator
        if operator in ("AND", "OR", "XOR"):
            return self._logical(operator, self.truth(node.left, scope), self.truth(node.right, scope))
        left, right = self.compile(node.left, scope), self.compile(node.right, scope)
        if operator == "IN":
            return self.guarded(lambda row: is_in(left(row), right(row)), node.at)
        if operator in TEXT:
            test = TEXT[operator]

            def text(row: Row) -> bool | None:
                whole, piece = left(row), right(row)
                return test(whole, piece) if isinstance(whole, str) and isinstance(piece, str) else None

            return text
        if operator == "=~":
            return self.guarded(lambda row: matches(left(row), right(row)), node.at)
        compute = ARITHMETIC[operator]

        def calculate(row: Row) -> Any:
            one, other = left(row), right(row)
            return None if one is None or other is None else self._budget.grown(compute(one, other))

        return self.guarded(calculate, node.at)

    @staticmethod
    def _logical(operator: str, left: Truth, right: Truth) -> Truth:
        def exclusive(row: Row) -> bool | None:
            one, other = left(row), right(row)
            return None if one is None or other is None else one is not other

        if operator == "XOR":
            return exclusive
        decisive = operator == "OR"

        def run(row: Row) -> bool | None:
            one = left(row)
            if one is decisive:
                return decisive
            other = right(row)
            if other is decisive:
                return decisive
            return None if one is None or other is None else not decisive

        return run

    def _comparison(self, node: syntax.Comparison, scope: Scope) -> Evaluator:
        operands = [self.compile(operand, scope) for operand in node.operands]
        if node.operators == ("=",):
            left, right = operands
            return lambda row: equals(left(row), right(row))
        operators = node.operators

        def run(row: Row) -> bool | None:
            values = [operand(row) for operand in operands]
            outcome: bool | None = True
            for place, operator in enumerate(operators):
                holds = compare(operator, values[place], values[place + 1])
                if holds is False:
                    return False
                if holds is None:
                    outcome = None
            return outcome

        return run

    def _labeltest(self, node: syntax.LabelTest, scope: Scope) -> Evaluator:
        subject, test = self.compile(node.subject, scope), label_test(node.labels)
        return self.guarded(lambda row: test(subject(row)), node.at)

    def _case(self, node: syntax.Case, scope: Scope) -> Evaluator:
        otherwise = self.compile(node.otherwise or syntax.Constant(None), scope)
        results = [self.compile(result, scope) for _, result in node.branches]
        if node.subject is None:
            truths = [self.truth(condition, scope) for condition, _ in node.branches]

            def decide(row: Row) -> Any:
                for truth, result in zip(truths, results, strict=True):
                    if truth(row):
                        return result(row)
                return otherwise(row)

            return decide
        subject = self.compile(node.subject, scope)
        options = [self.compile(option, scope) for option, _ in node.branches]

        def choose(row: Row) -> Any:
            value = subject(row)
            for option, result in zip(options, results, strict=True):
                if equals(value, option(row)):
                    return result(row)
            return otherwise(row)

        return choose

    def _functioncall(self, node: syntax.FunctionCall, scope: Scope) -> Evaluator:
        known = FUNCTIONS.get(node.name)
        if known is None:
            raise self.fault(f"Unknown function {node.name}()", node.at)
        function, fewest, most = known
        if not fewest <= len(node.arguments) <= most:
            raise self.fault(f"{node.name}() does not take {len(node.arguments)} arguments", node.at)
        arguments = [self.compile(argument, scope) for argument in node.arguments]
        if node.name in LAZY:
            return self.guarded(lambda row: function(argument(row) for argument in arguments), node.at)

        if len(arguments) == 1:
            (only,) = arguments
            grown = self._budget.grown

            def of_one(row: Row) -> Any:
                value = only(row)
                return None if value is None else grown(function(value))

            return self.guarded(of_one, node.at)

        def run(row: Row) -> Any:
            values = [argument(row) for argument in arguments]
            return None if None in values else self._budget.grown(function(*values))

        return self.guarded(run, node.at)

    def _countstar(self, node: syntax.CountStar, _scope: Scope) -> Evaluator:
        raise self.fault("count(*) may stand in WITH and RETURN only", node.at)

    def _items(self, source: Expression, scope: Scope) -> Evaluator:
        evaluate = self.compile(source, scope)

        def run(row: Row) -> Any:
            value = evaluate(row)
            if value is None or isinstance(value, list | tuple):
                return value
            raise self.fault(f"A list is needed here, not a {type_name(value)}", source.at)

        return run

    def _listcomprehension(self, node: syntax.ListComprehension, scope: Scope) -> Evaluator:
        inner, name = scope | {node.variable}, node.variable
        items = self._items(node.source, scope)
        keep = self.truth(node.condition, inner) if node.condition is not None else _always(True)
        result = self.compile(node.result, inner) if node.result is not None else _variable(name)

        def run(row: Row) -> Any:
            values = items(row)
            if values is None:
                return None
            local = dict(row)
            picked: list[Any] = []
            for local[name] in self._budget.each(values):
                if keep(local):
                    picked.append(result(local))
            return self._budget.grown(picked)

        return run

    def _quantifier(self, node: syntax.Quantifier, scope: Scope) -> Evaluator:
        items, name, kind = self._items(node.source, scope), node.variable, node.kind
        truth = self.truth(node.condition, scope | {name})

        def run(row: Row) -> bool | None:
            values = items(row)
            if values is None:
                return None
            local = dict(row)
            outcomes: list[bool | None] = []
            for local[name] in self._budget.each(values):
                outcomes.append(truth(local))
            return quantified(kind, outcomes)

        return run

    def _reduce(self, node: syntax.Reduce, scope: Scope) -> Evaluator:
        initial, items = self.compile(node.initial, scope), self._items(node.source, scope)
        total, name = node.accumulator, node.variable
        step = self.compile(node.step, scope | {total, name})

        def run(row: Row) -> Any:
            values = items(row)
            if values is None:
                return None
            local = {**row, total: initial(row)}
            for local[name] in self._budget.each(values):
                local[total] = step(local)
            return local[total]

        return run

    def _patternpredicate(self, node: syntax.PatternPredicate, scope: Scope) -> Evaluator:
        assert self.subqueries is not None
        rows = self.subqueries.rows_of_pattern(node.pattern, None, scope)
        return lambda row: next(iter(rows(row)), None) is not None

    def _patterncomprehension(self, node: syntax.PatternComprehension, scope: Scope) -> Evaluator:
        assert self.subqueries is not None
        rows = self.subqueries.rows_of_pattern(node.pattern, node.condition, scope)
        names = pattern_names((node.pattern,))
        result = self.compile(node.result, scope | names)
        return lambda row: [result(found) for found in rows(row)]

    def _subquery(self, node: syntax.Subquery, scope: Scope) -> Evaluator:
        assert self.subqueries is not None
        return self.subqueries.subquery(node, scope)
