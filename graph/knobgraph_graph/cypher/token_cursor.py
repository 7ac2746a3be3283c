"""A position in the tokens of a query."""

from __future__ import annotations

from typing import NoReturn

from knobgraph_graph.cypher.error import CypherError
from knobgraph_graph.cypher.lexer import Token, tokenize


class TokenCursor:
    """Reads the tokens of one query from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._tokens = tokenize(source)
        self._index = 0

    @property
    def token(self) -> Token:
        """The token that is read next."""
        return self._tokens[self._index]

    def peek(self, distance: int = 1) -> Token:
        """Return the token `distance` after the next one, or the closing one."""
        return self._tokens[min(self._index + distance, len(self._tokens) - 1)]

    def advance(self) -> Token:
        """Read one token."""
        token = self._tokens[self._index]
        if token.kind != "end":
            self._index += 1
        return token

    def mark(self) -> int:
        """Return the position, for `reset`."""
        return self._index

    def reset(self, mark: int) -> None:
        """Go back to a position returned by `mark`."""
        self._index = mark

    def at_symbol(self, text: str) -> bool:
        """Tell whether the next token is this symbol."""
        return self.token.kind == "symbol" and self.token.text == text

    def at_keyword(self, *words: str) -> bool:
        """Tell whether the next tokens are these keywords."""
        return all(self.peek(place).keyword == word for place, word in enumerate(words))

    def take_symbol(self, text: str) -> bool:
        """Read this symbol if it is next."""
        if self.at_symbol(text):
            self._index += 1
            return True
        return False

    def take_keyword(self, *words: str) -> bool:
        """Read these keywords if they are next."""
        if self.at_keyword(*words):
            self._index += len(words)
            return True
        return False

    def expect_symbol(self, text: str) -> Token:
        """Read this symbol or fail."""
        if not self.at_symbol(text):
            self.fail_expecting(f"'{text}'")
        return self.advance()

    def expect_keyword(self, word: str) -> Token:
        """Read this keyword or fail."""
        if not self.at_keyword(word):
            self.fail_expecting(word)
        return self.advance()

    def expect_name(self, what: str) -> str:
        """Read a name, quoted or not, or fail."""
        if self.token.kind not in ("name", "quoted"):
            self.fail_expecting(what)
        return self.advance().text

    def last_end(self) -> int:
        """Return the offset just after the token read last."""
        return self._tokens[self._index - 1].end if self._index else 0

    def fail_expecting(self, what: str) -> NoReturn:
        """Fail at the next token with what should have stood there."""
        found = "the end of the query" if self.token.kind == "end" else f"'{self.source[self.token.at : self.token.end]}'"
        self.fail(f"Expected {what} but found {found}", self.token.at)

    def fail(self, message: str, at: int) -> NoReturn:
        """Fail at an offset."""
        raise CypherError(message, self.source, at)
