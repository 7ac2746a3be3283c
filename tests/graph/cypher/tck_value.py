"""Reads the result tables of the TCK and brings values into one comparable text form."""

from __future__ import annotations

import re
from typing import Any

from knobgraph_graph.cypher.value import NodeValue, PathValue, RelationshipValue


def render(value: Any, unordered_lists: bool = False) -> str:
    """Return the text form of a value that a query returned."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, float):
        return repr(float(f"{value:.12g}") + 0.0)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, NodeValue):
        parts = [*(f":{label}" for label in sorted(value.labels))]
        text = "".join(parts)
        shown = render({k: v for k, v in value.properties.items() if v is not None}) if value.properties else ""
        return f"({text}{shown})"
    if isinstance(value, RelationshipValue):
        return f"[:{value.type}{render(dict(value.properties)) if value.properties else ''}]"
    if isinstance(value, PathValue):
        text = render(value.nodes[0])
        for place, relationship in enumerate(value.relationships):
            forward = relationship.start is value.nodes[place]
            text += ("-" if forward else "<-") + render(relationship) + ("->" if forward else "-")
            text += render(value.nodes[place + 1])
        return f"<{text}>"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {render(value[key], unordered_lists)}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        items = [render(item, unordered_lists) for item in value]
        return "[" + ", ".join(sorted(items) if unordered_lists else items) + "]"
    return str(value)


def render_expected(cell: str, unordered_lists: bool = False) -> str:
    """Return the same text form of a cell of an expected table."""
    return _Cell(cell, unordered_lists).value()


class _Cell:
    def __init__(self, text: str, unordered_lists: bool) -> None:
        self.text, self.place, self.unordered = text, 0, unordered_lists

    def skip(self) -> None:
        while self.place < len(self.text) and self.text[self.place].isspace():
            self.place += 1

    def take(self, token: str) -> bool:
        self.skip()
        if self.text.startswith(token, self.place):
            self.place += len(token)
            return True
        return False

    def value(self) -> str:
        self.skip()
        head = self.text[self.place : self.place + 1]
        if head == "'":
            return repr(self.string())
        if head == "{":
            return self.map()
        if head == "<":
            return self.path()
        if head == "(":
            return self.node()
        if head == "[":
            if re.match(r"\[\s*:", self.text[self.place :]):
                return self.relationship()
            return self.list()
        found = re.match(r"[^,\]\}\)\s]+", self.text[self.place :])
        assert found is not None, self.text
        self.place += found.end()
        word = found.group()
        if word in ("null", "true", "false"):
            return word
        if re.fullmatch(r"-?\d+", word):
            return str(int(word))
        return render(float(word.replace("Infinity", "inf")))

    def string(self) -> str:
        self.place += 1
        out = ""
        while self.text[self.place] != "'":
            if self.text[self.place] == "\\":
                self.place += 1
            out += self.text[self.place]
            self.place += 1
        self.place += 1
        return out

    def map(self) -> str:
        self.take("{")
        entries: dict[str, str] = {}
        while not self.take("}"):
            self.take(",")
            self.skip()
            found = re.match(r"`[^`]*`|\w+", self.text[self.place :])
            assert found is not None, self.text
            self.place += found.end()
            self.take(":")
            entries[found.group().strip("`")] = self.value()
        return "{" + ", ".join(f"{key}: {entries[key]}" for key in sorted(entries)) + "}"

    def list(self) -> str:
        self.take("[")
        items: list[str] = []
        while not self.take("]"):
            self.take(",")
            items.append(self.value())
        return "[" + ", ".join(sorted(items) if self.unordered else items) + "]"

    def labels(self) -> str:
        names: list[str] = []
        while self.take(":"):
            found = re.match(r"\w+", self.text[self.place :])
            assert found is not None, self.text
            self.place += found.end()
            names.append(":" + found.group())
        return "".join(sorted(names))

    def node(self) -> str:
        self.take("(")
        text = self.labels()
        self.skip()
        shown = self.map() if self.text[self.place] == "{" else ""
        self.take(")")
        return f"({text}{'' if shown == '{}' else shown})"

    def relationship(self) -> str:
        self.take("[")
        text = self.labels()
        self.skip()
        shown = self.map() if self.text[self.place] == "{" else ""
        self.take("]")
        return f"[{text}{'' if shown == '{}' else shown}]"

    def path(self) -> str:
        self.take("<")
        text = self.node()
        while not self.take(">"):
            text += "<-" if self.take("<-") else "-" if self.take("-") else ""
            text += self.relationship()
            text += "->" if self.take("->") else "-" if self.take("-") else ""
            text += self.node()
        return f"<{text}>"
