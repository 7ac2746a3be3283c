"""Reads clauses and whole queries."""

from __future__ import annotations

from typing import NoReturn

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.expression_parser import ExpressionParser
from knobgraph_graph.cypher.syntax import Clause, Expression

WRITE_CLAUSES = {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "LOAD", "DROP", "INSERT"}


def parse(source: str) -> syntax.Query:
    """Return the syntax tree of a read-only query.

    Raises:
        CypherError: the text is not a query of the accepted language.
    """
    parser = QueryParser(source)
    query = parser.query()
    parser.take_symbol(";")
    if parser.token.kind != "end":
        parser.refuse_clause()
    return query


class QueryParser(ExpressionParser):
    """The part of the parser that reads clauses."""

    def query(self) -> syntax.Query:
        """Read single queries joined by UNION."""
        at = self.token.at
        parts = [self.single_query()]
        kinds: set[bool] = set()
        while self.at_keyword("UNION"):
            union_at = self.advance().at
            kinds.add(not self.take_keyword("ALL"))
            if len(kinds) > 1:
                self.fail("UNION and UNION ALL cannot be mixed", union_at)
            self.take_keyword("DISTINCT")
            parts.append(self.single_query())
        return syntax.Query(tuple(parts), True in kinds, at)

    def single_query(self) -> syntax.SingleQuery:
        """Read clauses as long as there are some."""
        at = self.token.at
        clauses: list[Clause] = []
        while not (self.token.kind == "end" or self.at_keyword("UNION") or self.at_symbol("}") or self.at_symbol(";")):
            clauses.append(self.clause())
        if not clauses:
            self.fail_expecting("a clause (MATCH, UNWIND, WITH, RETURN, CALL { })")
        return syntax.SingleQuery(tuple(clauses), at)

    def clause(self) -> Clause:  # noqa: RET503 - its last statement never returns
        """Read one clause."""
        at = self.token.at
        if self.take_keyword("OPTIONAL"):
            self.expect_keyword("MATCH")
            return self.match(True, at)
        if self.take_keyword("MATCH"):
            return self.match(False, at)
        if self.take_keyword("UNWIND"):
            source = self.expression()
            self.expect_keyword("AS")
            return syntax.Unwind(source, self.expect_name("a variable"), at)
        if self.take_keyword("WITH"):
            return self.projection(False, at)
        if self.take_keyword("RETURN"):
            return self.projection(True, at)
        if self.at_keyword("CALL"):
            return self.call_subquery()
        self.refuse_clause()

    def refuse_clause(self) -> NoReturn:
        """Fail with what is wrong about the next token as a clause."""
        word = self.token.keyword
        if word in WRITE_CLAUSES:
            self.fail(f"{word} is not accepted: queries are read-only", self.token.at)
        self.fail_expecting("a clause (MATCH, UNWIND, WITH, RETURN, CALL { }) or the end of the query")

    def match(self, optional: bool, at: int) -> syntax.Match:
        """Read the patterns and condition of a MATCH."""
        patterns = self.path_patterns()
        condition = self.expression() if self.take_keyword("WHERE") else None
        return syntax.Match(optional, patterns, condition, at)

    def call_subquery(self) -> syntax.CallSubquery:
        """Read `CALL { … }` or `CALL (names) { … }`."""
        at = self.expect_keyword("CALL").at
        imports: list[str] | None = None
        everything = False
        if self.take_symbol("("):
            imports = []
            everything = self.take_symbol("*")
            while not self.at_symbol(")"):
                if imports:
                    self.expect_symbol(",")
                imports.append(self.expect_name("a variable"))
            self.advance()
        if not self.at_symbol("{"):
            self.fail("Only subqueries can be called: CALL { … }; procedures are not accepted", at)
        self.advance()
        query = self.query()
        self.expect_symbol("}")
        if self.at_keyword("IN") and self.peek().keyword == "TRANSACTIONS":
            self.fail("IN TRANSACTIONS is not accepted: queries are read-only", self.token.at)
        return syntax.CallSubquery(query, None if imports is None else tuple(imports), everything, at)

    def projection(self, final: bool, at: int) -> syntax.Projection:
        """Read the columns, order, bounds and condition of WITH or RETURN."""
        distinct = self.take_keyword("DISTINCT")
        everything = self.take_symbol("*")
        items: list[syntax.ProjectionItem] = []
        if not everything or self.take_symbol(","):
            items.append(self.projection_item())
            while self.take_symbol(","):
                items.append(self.projection_item())
        order: list[syntax.SortItem] = []
        if self.take_keyword("ORDER"):
            self.expect_keyword("BY")
            order.append(self.sort_item())
            while self.take_symbol(","):
                order.append(self.sort_item())
        skip = self.expression() if self.take_keyword("SKIP") else None
        limit = self.expression() if self.take_keyword("LIMIT") else None
        condition: Expression | None = None
        if not final and self.take_keyword("WHERE"):
            condition = self.expression()
        return syntax.Projection(final, distinct, everything, tuple(items), tuple(order), skip, limit, condition, at)

    def projection_item(self) -> syntax.ProjectionItem:
        """Read one column."""
        at = self.token.at
        expression = self.expression()
        text = self.source[at : self.last_end()]
        if self.take_keyword("AS"):
            return syntax.ProjectionItem(expression, self.expect_name("a column name"), True, at)
        name = expression.name if isinstance(expression, syntax.Variable) else text
        return syntax.ProjectionItem(expression, name, isinstance(expression, syntax.Variable), at)

    def sort_item(self) -> syntax.SortItem:
        """Read one sort key."""
        at = self.token.at
        expression = self.expression()
        descending = False
        if self.take_keyword("DESC") or self.take_keyword("DESCENDING"):
            descending = True
        elif self.take_keyword("ASC"):
            pass
        else:
            self.take_keyword("ASCENDING")
        return syntax.SortItem(expression, descending, at)
