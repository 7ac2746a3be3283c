"""Turns the text of a query into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from knobgraph_graph.cypher.error import CypherError

TokenKind: TypeAlias = Literal["name", "quoted", "integer", "float", "string", "parameter", "symbol", "end"]

TOKEN = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<float>(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)
  | (?P<integer>0x[0-9a-fA-F]+|0X[0-9a-fA-F]+|0o[0-7]+|\d+)
  | (?P<name>[^\W\d]\w*)
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
  | (?P<symbol>\.\.|<>|<=|>=|=~|\+=|\|\||[-+*/%^=<>.,:;|&!(){}\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
SIMPLE_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "`": "`"}
DASHES = {"\u00ad", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\ufe58", "\ufe63", "\uff0d"}
LARGEST_INTEGER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` is the plain text of a name, string or parameter and the source text of anything else."""

    kind: TokenKind
    text: str
    at: int
    end: int

    @property
    def keyword(self) -> str:
        """The upper-case form of an unquoted name, or an empty string."""
        return self.text.upper() if self.kind == "name" else ""


def tokenize(source: str) -> list[Token]:
    """Return the tokens of `source`, closed by one of kind `end`.

    Raises:
        CypherError: a character, number or string that no token starts with.
    """
    tokens: list[Token] = []
    offset = 0
    while offset < len(source):
        found = TOKEN.match(source, offset)
        if found is None:
            raise _unreadable(source, offset)
        kind, text, end = found.lastgroup, found.group(), found.end()
        if kind in ("float", "integer"):
            _check_number(source, text, kind, offset, end)
            tokens.append(Token("float" if kind == "float" else "integer", text, offset, end))
        elif kind == "name":
            tokens.append(Token("name", text, offset, end))
        elif kind == "quoted":
            tokens.append(Token("quoted", text[1:-1].replace("``", "`"), offset, end))
        elif kind == "string":
            tokens.append(Token("string", _unescape(source, text, offset), offset, end))
        elif kind == "parameter":
            name = text[1:]
            tokens.append(Token("parameter", name[1:-1].replace("``", "`") if name.startswith("`") else name, offset, end))
        elif kind == "symbol":
            tokens.append(Token("symbol", text, offset, end))
        offset = end
    tokens.append(Token("end", "", len(source), len(source)))
    return tokens


def integer_value(text: str) -> int:
    """Return the value of an integer token's text."""
    lowered = text.lower()
    if lowered.startswith("0x"):
        return int(text, 16)
    return int(text, 8) if lowered.startswith("0o") else int(text)


def _check_number(source: str, text: str, kind: str, offset: int, end: int) -> None:
    if end < len(source) and (source[end].isalnum() or source[end] == "_"):
        raise CypherError("Invalid number literal", source, offset)
    if kind == "float" and float(text) == float("inf"):
        raise CypherError("Floating point number is too large", source, offset)


def _unescape(source: str, text: str, offset: int) -> str:
    def replace(found: re.Match[str]) -> str:
        body = found.group(1)
        if len(body) > 1:
            code = int(body[1:], 16)
            if code > 0x10FFFF:
                raise CypherError("Invalid unicode literal", source, offset + found.start())
            return chr(code)
        if body in SIMPLE_ESCAPES:
            return SIMPLE_ESCAPES[body]
        raise CypherError(f"Invalid escape sequence '\\{body}' in a string", source, offset + 1 + found.start())

    return ESCAPE.sub(replace, text[1:-1])


def _unreadable(source: str, offset: int) -> CypherError:
    character = source[offset]
    if character in "'\"":
        return CypherError("The string that starts here is not closed", source, offset)
    if character == "`":
        return CypherError("The quoted name that starts here is not closed", source, offset)
    if source.startswith("/*", offset):
        return CypherError("The comment that starts here is not closed", source, offset)
    if character in DASHES:
        return CypherError("Invalid unicode character: use '-' for a dash", source, offset)
    return CypherError(f"Unexpected character {character!r}", source, offset)
