"""Reads graph patterns."""

from __future__ import annotations

from typing import Literal

from knobgraph_graph.cypher.lexer import integer_value
from knobgraph_graph.cypher.syntax import (
    Expression,
    LabelExpression,
    LabelName,
    LabelOperation,
    NodePattern,
    PathPattern,
    RelationshipPattern,
)
from knobgraph_graph.cypher.token_cursor import TokenCursor

SHORTEST: dict[str, Literal["one", "all"]] = {"SHORTESTPATH": "one", "ALLSHORTESTPATHS": "all"}


class PatternParser(TokenCursor):
    """The part of the parser that reads nodes, relationships and paths."""

    def expression(self) -> Expression:
        """Read an expression."""
        raise NotImplementedError

    def path_patterns(self) -> tuple[PathPattern, ...]:
        """Read paths separated by commas."""
        patterns = [self.path_pattern()]
        while self.take_symbol(","):
            patterns.append(self.path_pattern())
        return tuple(patterns)

    def path_pattern(self) -> PathPattern:
        """Read a path with its optional name, possibly inside `shortestPath( )`."""
        at = self.token.at
        variable = None
        if self.token.kind in ("name", "quoted") and self.peek().text == "=" and self.peek().kind == "symbol":
            variable = self.advance().text
            self.advance()
        word = self.token.keyword
        if word in SHORTEST and self.peek().text == "(":
            self.advance()
            self.expect_symbol("(")
            path = self.chain(None, at, SHORTEST[word])
            self.expect_symbol(")")
            if len(path.relationships) != 1:
                self.fail(f"{word.lower()} needs a pattern of exactly one relationship", at)
            return PathPattern(variable, path.nodes, path.relationships, path.shortest, at)
        return self.chain(variable, at)

    def chain(self, variable: str | None, at: int, shortest: Literal["no", "one", "all"] = "no") -> PathPattern:
        """Read nodes joined by relationships."""
        nodes = [self.node_pattern()]
        relationships: list[RelationshipPattern] = []
        while self.at_symbol("-") or self.at_symbol("<"):
            relationships.append(self.relationship_pattern())
            nodes.append(self.node_pattern())
        return PathPattern(variable, tuple(nodes), tuple(relationships), shortest, at)

    def node_pattern(self) -> NodePattern:
        """Read `( … )`."""
        at = self.expect_symbol("(").at
        variable = None
        if self.token.kind in ("name", "quoted") and not (self.at_keyword("WHERE") and self.peek().text != ")"):
            variable = self.advance().text
        labels = self.label_expression() if self.take_symbol(":") else None
        properties = self.pattern_properties()
        condition = self.expression() if self.take_keyword("WHERE") else None
        self.expect_symbol(")")
        return NodePattern(variable, labels, properties, condition, at)

    def relationship_pattern(self) -> RelationshipPattern:
        """Read an arrow with its optional detail."""
        at = self.token.at
        left = self.take_symbol("<")
        self.expect_symbol("-")
        variable, types, properties, condition = None, None, None, None
        variable_length, low, high = False, 1, 1
        bounded: int | None = high
        if self.take_symbol("["):
            if self.token.kind in ("name", "quoted") and not self.at_keyword("WHERE"):
                variable = self.advance().text
            if self.take_symbol(":"):
                types = self.label_expression()
            if self.take_symbol("*"):
                variable_length = True
                low, bounded = self.length_range()
            properties = self.pattern_properties()
            if self.take_keyword("WHERE"):
                condition = self.expression()
            self.expect_symbol("]")
        self.expect_symbol("-")
        right = self.take_symbol(">")
        direction: Literal["out", "in", "both"] = "both" if left == right else "in" if left else "out"
        return RelationshipPattern(
            variable, types, direction, properties, variable_length, low, bounded, condition, at
        )

    def length_range(self) -> tuple[int, int | None]:
        """Read what follows the `*`: `n`, `n..`, `..m`, `n..m` or nothing."""
        low = self.length_bound()
        if self.take_symbol(".."):
            return (1 if low is None else low), self.length_bound()
        return (1, None) if low is None else (low, low)

    def length_bound(self) -> int | None:
        """Read one bound of a length."""
        if self.token.kind == "integer":
            return integer_value(self.advance().text)
        if self.token.kind == "float":
            self.fail("A path length must be a whole number", self.token.at)
        return None

    def pattern_properties(self) -> Expression | None:
        """Read the property map of a node or relationship."""
        if self.token.kind == "parameter":
            self.fail("A parameter cannot stand for the properties of a pattern", self.token.at)
        return self.expression() if self.at_symbol("{") else None

    def label_expression(self) -> LabelExpression:
        """Read labels or types joined by `:`, `&`, `|` and `!`."""
        left = self.label_conjunction()
        operands = [left]
        while self.take_symbol("|"):
            self.take_symbol(":")
            operands.append(self.label_conjunction())
        return left if len(operands) == 1 else LabelOperation("or", tuple(operands))

    def label_conjunction(self) -> LabelExpression:
        """Read labels that must all hold."""
        operands = [self.label_atom()]
        while self.take_symbol("&") or self.take_symbol(":"):
            operands.append(self.label_atom())
        return operands[0] if len(operands) == 1 else LabelOperation("and", tuple(operands))

    def label_atom(self) -> LabelExpression:
        """Read one label, a negated one or a group."""
        if self.take_symbol("!"):
            return LabelOperation("not", (self.label_atom(),))
        if self.take_symbol("("):
            inner = self.label_expression()
            self.expect_symbol(")")
            return inner
        return LabelName(self.expect_name("a label or type"))
