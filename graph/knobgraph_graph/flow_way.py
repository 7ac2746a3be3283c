"""The lines that some programs take along a direct flow, where other programs take others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class FlowWay:
    """The flags that take a flow this way, under which condition, and its lines: path, line and text, first to last."""

    flags: tuple[str, ...]
    condition: str | None
    steps: tuple[tuple[str, int, str], ...]

    def encoded(self) -> str:
        """Return the way as a JSON text, because a relationship holds no nested values."""
        return json.dumps([self.flags, self.condition, self.steps], ensure_ascii=False, separators=(",", ":"))


def way_of(ways: Sequence[str], flag: str) -> FlowWay | None:
    """Return the way that a flag takes, None where it takes the one that the flow itself says."""
    for text in ways:
        if flag in text and flag in (way := _decoded(text)).flags:
            return way
    return None


@lru_cache(maxsize=4_096)  # a way is asked for once for every path that takes it
def _decoded(text: str) -> FlowWay:
    flags, condition, steps = json.loads(text)
    return FlowWay(tuple(flags), condition, tuple((path, line, said) for path, line, said in steps))
