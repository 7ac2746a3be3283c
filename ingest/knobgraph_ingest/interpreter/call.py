"""One call: what is called where with which arguments."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins, join_origins
from knobgraph_ingest.interpreter.value import UNKNOWN, Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame


class Call:
    """The evaluated arguments of a call and the place where it stands.

    `rest` and `keyword_rest` hold what came in through `*args` and `**kwargs` of unknown length or keys. Never changed, though not frozen:
    a frozen one takes three times as long to make, and an ingest makes millions.
    """

    __slots__ = ("args", "frame", "keyword_rest", "keywords", "node", "receiver", "rest")

    def __init__(
        self,
        frame: Frame,
        node: ast.AST,
        args: tuple[Value, ...] = (),
        keywords: dict[str, Value] | None = None,
        rest: Value | None = None,
        keyword_rest: Value | None = None,
        receiver: Value = UNKNOWN,
    ) -> None:
        self.frame = frame
        self.node = node
        self.args = args
        self.keywords = keywords if keywords is not None else {}
        self.rest = rest
        self.keyword_rest = keyword_rest
        self.receiver = receiver

    def argument(self, position: int, name: str | None = None) -> Value | None:
        """Return an argument by position or keyword, None where it is not given."""
        if name is not None and name in self.keywords:
            return self.keywords[name]
        if 0 <= position < len(self.args):
            return self.args[position]
        if self.rest is not None and position >= len(self.args):
            return self.rest
        return None

    def with_receiver(self, receiver: Value) -> Call:
        """Return the same call on this receiver."""
        return Call(self.frame, self.node, self.args, self.keywords, self.rest, self.keyword_rest, receiver)

    def with_arguments(self, args: tuple[Value, ...], keywords: dict[str, Value]) -> Call:
        """Return the same call with these arguments instead."""
        return Call(self.frame, self.node, args, keywords, self.rest, self.keyword_rest, self.receiver)

    def shifted(self, first: Value) -> Call:
        """Return the same call with one more leading argument."""
        return Call(self.frame, self.node, (first, *self.args), self.keywords, self.rest, self.keyword_rest, self.receiver)

    def unshifted(self) -> Call:
        """Return the same call without its leading argument."""
        return Call(self.frame, self.node, self.args[1:], self.keywords, self.rest, self.keyword_rest, self.receiver)

    def everything(self) -> list[Value]:
        """Return every argument value."""
        values = [*self.args, *self.keywords.values()]
        if self.rest is not None:
            values.append(self.rest)
        if self.keyword_rest is not None:
            values.append(self.keyword_rest)
        return values

    def origins(self) -> Origins:
        """Return the origins of the argument values themselves, not of what they contain."""
        values = self.everything()
        return join_origins(*(v.origins for v in values)) if values else NO_ORIGINS
