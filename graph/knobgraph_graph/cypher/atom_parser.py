"""Reads the smallest expressions: literals, names, calls, comprehensions and subqueries."""

from __future__ import annotations

from typing import Literal

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.error import CypherError
from knobgraph_graph.cypher.lexer import LARGEST_INTEGER, integer_value
from knobgraph_graph.cypher.pattern_parser import SHORTEST, PatternParser
from knobgraph_graph.cypher.syntax import Expression

QUANTIFIERS = {"ALL", "ANY", "NONE", "SINGLE"}
CONSTANTS: dict[str, bool | None] = {"TRUE": True, "FALSE": False, "NULL": None}
SUBQUERIES: dict[str, Literal["exists", "count", "collect"]] = {"EXISTS": "exists", "COUNT": "count", "COLLECT": "collect"}


class AtomParser(PatternParser):
    """The part of the parser that reads expressions without operators."""

    def query(self) -> syntax.Query:
        """Read a query up to a closing brace or the end."""
        raise NotImplementedError

    def atom(self) -> Expression:
        """Read one atom."""
        token = self.token
        if token.kind in ("integer", "float"):
            return self.number()
        if token.kind == "string":
            self.advance()
            return syntax.Constant(token.text, token.at)
        if token.kind == "parameter":
            self.advance()
            return syntax.Parameter(token.text, token.at)
        if token.kind == "symbol":
            return self.bracketed()
        if token.kind == "name":
            special = self.special()
            if special is not None:
                return special
        if token.kind == "end":
            self.fail_expecting("an expression")
        name = self.function_name()
        if name is not None:
            return self.call(name, token.at)
        self.advance()
        variable = syntax.Variable(token.text, token.at)
        if self.at_symbol("{"):
            return self.map_projection(variable)
        return variable

    def number(self, negative: bool = False) -> Expression:
        """Read a number; the sign is read with it, so that the smallest integer can be written."""
        token = self.advance()
        if token.kind == "float":
            return syntax.Constant(-float(token.text) if negative else float(token.text), token.at)
        value = integer_value(token.text)
        if value > LARGEST_INTEGER + (1 if negative else 0):
            self.fail("The integer is too large for 64 bits", token.at)
        return syntax.Constant(-value if negative else value, token.at)

    def special(self) -> Expression | None:
        """Read what a keyword introduces, if the next token is such a keyword."""
        token = self.token
        word = token.keyword
        follower = self.peek().text if self.peek().kind == "symbol" else ""
        if word in CONSTANTS and follower != "(":
            self.advance()
            return syntax.Constant(CONSTANTS[word], token.at)
        if word == "CASE" and follower not in (")", ",", "."):
            return self.case()
        if word in SUBQUERIES and follower == "{":
            return self.subquery(SUBQUERIES[word])
        if follower != "(":
            return None
        if word in QUANTIFIERS:
            return self.quantifier()
        if word == "REDUCE":
            return self.reduction()
        if word in SHORTEST:
            return syntax.PatternPredicate(self.path_pattern(), token.at)
        if word == "EXISTS":
            return self.exists_call()
        if word == "COUNT" and self.peek(2).text == "*" and self.peek(3).text == ")":
            for _ in range(4):
                self.advance()
            return syntax.CountStar(token.at)
        return None

    def bracketed(self) -> Expression:  # noqa: RET503 - its last statement never returns
        """Read a list, a map, a pattern or a parenthesised expression."""
        token = self.token
        if token.text == "[":
            return self.list_or_comprehension()
        if token.text == "{":
            return self.map_literal()
        if token.text == "(":
            pattern = self.maybe_pattern()
            if pattern is not None:
                return syntax.PatternPredicate(pattern, token.at)
            self.advance()
            inner = self.expression()
            self.expect_symbol(")")
            return inner
        self.fail_expecting("an expression")

    def maybe_pattern(self) -> syntax.PathPattern | None:
        """Read a pattern of at least one relationship, or nothing."""
        mark = self.mark()
        try:
            pattern = self.chain(None, self.token.at)
        except CypherError:
            pattern = None
        if pattern is None or not pattern.relationships:
            self.reset(mark)
            return None
        return pattern

    def map_literal(self) -> syntax.MapLiteral:
        """Read `{key: value, …}`."""
        at = self.expect_symbol("{").at
        entries: list[tuple[str, Expression]] = []
        while not self.at_symbol("}"):
            if entries:
                self.expect_symbol(",")
            key = self.expect_name("a key")
            self.expect_symbol(":")
            entries.append((key, self.expression()))
        self.advance()
        return syntax.MapLiteral(tuple(entries), at)

    def map_projection(self, subject: syntax.Variable) -> syntax.MapProjection:
        """Read `{.key, .*, key: value, name}` after a variable."""
        self.expect_symbol("{")
        entries: list[tuple[str, Expression]] = []
        everything, first = False, True
        while not self.at_symbol("}"):
            if not first:
                self.expect_symbol(",")
            first = False
            at = self.token.at
            if self.take_symbol("."):
                if self.take_symbol("*"):
                    everything = True
                    continue
                key = self.expect_name("a property")
                entries.append((key, syntax.PropertyLookup(subject, key, at)))
                continue
            key = self.expect_name("a key")
            entries.append((key, self.expression() if self.take_symbol(":") else syntax.Variable(key, at)))
        self.advance()
        return syntax.MapProjection(subject, tuple(entries), everything, subject.at)

    def list_or_comprehension(self) -> Expression:
        """Read what starts with `[`."""
        at = self.expect_symbol("[").at
        if self.token.kind in ("name", "quoted") and self.peek().keyword == "IN":
            mark = self.mark()
            variable = self.advance().text
            self.advance()
            source = self.expression()
            condition = self.expression() if self.take_keyword("WHERE") else None
            result = self.expression() if self.take_symbol("|") else None
            if self.take_symbol("]"):
                return syntax.ListComprehension(variable, source, condition, result, at)
            self.reset(mark)
        if self.at_symbol("(") or (self.peek().text == "=" and self.peek(2).text == "("):
            mark = self.mark()
            try:
                pattern: syntax.PathPattern | None = self.path_pattern()
            except CypherError:
                pattern = None
            if pattern is not None and pattern.relationships and (self.at_symbol("|") or self.at_keyword("WHERE")):
                condition = self.expression() if self.take_keyword("WHERE") else None
                self.expect_symbol("|")
                result = self.expression()
                self.expect_symbol("]")
                return syntax.PatternComprehension(pattern, condition, result, at)
            self.reset(mark)
        items: list[Expression] = []
        while not self.at_symbol("]"):
            if items:
                self.expect_symbol(",")
            items.append(self.expression())
        self.advance()
        return syntax.ListLiteral(tuple(items), at)

    def case(self) -> syntax.Case:
        """Read `CASE … END`."""
        at = self.advance().at
        subject = None if self.at_keyword("WHEN") else self.expression()
        branches: list[tuple[Expression, Expression]] = []
        while self.take_keyword("WHEN"):
            condition = self.expression()
            self.expect_keyword("THEN")
            branches.append((condition, self.expression()))
        if not branches:
            self.fail_expecting("WHEN")
        otherwise = self.expression() if self.take_keyword("ELSE") else None
        self.expect_keyword("END")
        return syntax.Case(subject, tuple(branches), otherwise, at)

    def quantifier(self) -> Expression:
        """Read `all(x IN list WHERE condition)` and its kin."""
        token = self.advance()
        self.expect_symbol("(")
        variable = self.expect_name("a variable")
        self.expect_keyword("IN")
        source = self.expression()
        self.expect_keyword("WHERE")
        condition = self.expression()
        self.expect_symbol(")")
        return syntax.Quantifier(token.text.lower(), variable, source, condition, token.at)

    def reduction(self) -> syntax.Reduce:
        """Read `reduce(total = 0, x IN list | total + x)`."""
        at = self.advance().at
        self.expect_symbol("(")
        accumulator = self.expect_name("a variable")
        self.expect_symbol("=")
        initial = self.expression()
        self.expect_symbol(",")
        variable = self.expect_name("a variable")
        self.expect_keyword("IN")
        source = self.expression()
        self.expect_symbol("|")
        step = self.expression()
        self.expect_symbol(")")
        return syntax.Reduce(accumulator, initial, variable, source, step, at)

    def exists_call(self) -> Expression:
        """Read `exists(pattern)` or `exists(property)`."""
        at = self.advance().at
        self.expect_symbol("(")
        pattern = self.maybe_pattern() if self.at_symbol("(") else None
        inner: Expression = self.expression() if pattern is None else syntax.PatternPredicate(pattern, at)
        self.expect_symbol(")")
        return inner if pattern is not None else syntax.Unary("IS NOT NULL", inner, at)

    def subquery(self, kind: Literal["exists", "count", "collect"]) -> syntax.Subquery:
        """Read `EXISTS { … }`, `COUNT { … }` or `COLLECT { … }`; a bare pattern stands for its MATCH."""
        at = self.advance().at
        self.expect_symbol("{")
        if self.at_symbol("(") or self.peek().text == "=":
            patterns = self.path_patterns()
            condition = self.expression() if self.take_keyword("WHERE") else None
            query = syntax.Query((syntax.SingleQuery((syntax.Match(False, patterns, condition, at),), at),), False, at)
        else:
            query = self.query()
        self.expect_symbol("}")
        return syntax.Subquery(kind, query, at)

    def function_name(self) -> str | None:
        """Read a dotted name that a parenthesis follows, or nothing."""
        mark = self.mark()
        parts = [self.advance().text]
        while self.at_symbol(".") and self.peek().kind in ("name", "quoted"):
            self.advance()
            parts.append(self.advance().text)
        if self.at_symbol("("):
            return ".".join(parts)
        self.reset(mark)
        return None

    def call(self, name: str, at: int) -> syntax.FunctionCall:
        """Read the arguments of a function."""
        self.expect_symbol("(")
        distinct = self.take_keyword("DISTINCT")
        arguments: list[Expression] = []
        while not self.at_symbol(")"):
            if arguments:
                self.expect_symbol(",")
            arguments.append(self.expression())
        self.advance()
        return syntax.FunctionCall(name.lower(), tuple(arguments), distinct, at)
