"""Reads expressions by the precedence of their operators."""

from __future__ import annotations

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.atom_parser import AtomParser
from knobgraph_graph.cypher.syntax import Expression

COMPARISONS = ("=", "<>", "<", ">", "<=", ">=")


class ExpressionParser(AtomParser):
    """The part of the parser that reads operators, the loosest first."""

    def expression(self) -> Expression:
        """Read an expression."""
        left = self.exclusive()
        while self.at_keyword("OR"):
            at = self.advance().at
            left = syntax.Binary("OR", left, self.exclusive(), at)
        return left

    def exclusive(self) -> Expression:
        """Read operands of XOR."""
        left = self.conjunction()
        while self.at_keyword("XOR"):
            at = self.advance().at
            left = syntax.Binary("XOR", left, self.conjunction(), at)
        return left

    def conjunction(self) -> Expression:
        """Read operands of AND."""
        left = self.negation()
        while self.at_keyword("AND"):
            at = self.advance().at
            left = syntax.Binary("AND", left, self.negation(), at)
        return left

    def negation(self) -> Expression:
        """Read NOT and its operand."""
        if self.at_keyword("NOT"):
            at = self.advance().at
            return syntax.Unary("NOT", self.negation(), at)
        return self.comparison()

    def comparison(self) -> Expression:
        """Read a chain of comparisons."""
        at = self.token.at
        operands = [self.predicate()]
        operators: list[str] = []
        while self.token.kind == "symbol" and self.token.text in COMPARISONS:
            operators.append(self.advance().text)
            operands.append(self.predicate())
        return operands[0] if not operators else syntax.Comparison(tuple(operands), tuple(operators), at)

    def predicate(self) -> Expression:
        """Read string, list and null predicates."""
        left = self.sum()
        while True:
            at = self.token.at
            if self.take_keyword("STARTS", "WITH"):
                left = syntax.Binary("STARTS WITH", left, self.sum(), at)
            elif self.take_keyword("ENDS", "WITH"):
                left = syntax.Binary("ENDS WITH", left, self.sum(), at)
            elif self.take_keyword("CONTAINS"):
                left = syntax.Binary("CONTAINS", left, self.sum(), at)
            elif self.take_symbol("=~"):
                left = syntax.Binary("=~", left, self.sum(), at)
            elif self.take_keyword("IN"):
                left = syntax.Binary("IN", left, self.sum(), at)
            elif self.take_keyword("IS", "NULL"):
                left = syntax.Unary("IS NULL", left, at)
            elif self.take_keyword("IS", "NOT", "NULL"):
                left = syntax.Unary("IS NOT NULL", left, at)
            else:
                return left

    def sum(self) -> Expression:
        """Read operands of `+` and `-`."""
        left = self.product()
        while self.at_symbol("+") or self.at_symbol("-"):
            token = self.advance()
            left = syntax.Binary(token.text, left, self.product(), token.at)
        return left

    def product(self) -> Expression:
        """Read operands of `*`, `/` and `%`."""
        left = self.power()
        while self.token.kind == "symbol" and self.token.text in ("*", "/", "%"):
            token = self.advance()
            left = syntax.Binary(token.text, left, self.power(), token.at)
        return left

    def power(self) -> Expression:
        """Read operands of `^`."""
        left = self.signed()
        while self.at_symbol("^"):
            at = self.advance().at
            left = syntax.Binary("^", left, self.signed(), at)
        return left

    def signed(self) -> Expression:
        """Read a sign and its operand."""
        if self.at_symbol("-") or self.at_symbol("+"):
            token = self.advance()
            if token.text == "-" and self.token.kind in ("integer", "float"):
                return self.postfix(self.number(negative=True))
            return syntax.Unary(token.text, self.signed(), token.at)
        return self.postfix(self.atom())

    def postfix(self, subject: Expression) -> Expression:
        """Read property lookups, subscripts, slices and label tests."""
        while True:
            at = self.token.at
            if self.take_symbol("."):
                subject = syntax.PropertyLookup(subject, self.expect_name("a property"), at)
            elif self.take_symbol("["):
                subject = self.subscript(subject, at)
            elif self.at_symbol(":") and self.peek().kind in ("name", "quoted") and isinstance(
                subject, syntax.Variable | syntax.LabelTest
            ):
                self.advance()
                subject = syntax.LabelTest(subject, self.label_expression(), at)
            else:
                return subject

    def subscript(self, subject: Expression, at: int) -> Expression:
        """Read what follows `[` after an expression."""
        low = None if self.at_symbol("..") else self.expression()
        if self.take_symbol(".."):
            high = None if self.at_symbol("]") else self.expression()
            self.expect_symbol("]")
            return syntax.Slice(subject, low, high, at)
        self.expect_symbol("]")
        assert low is not None
        return syntax.Subscript(subject, low, at)
