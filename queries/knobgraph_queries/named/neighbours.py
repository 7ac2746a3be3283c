"""One relationship and its two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose relationships, and how many at most."""

    ids: list[str]
    most: Annotated[int, Ge(0), Le(1_000_000)]


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship and its two ends."""

    source: str
    source_kind: str
    target: str
    target_kind: str
    type: str
    kind: str | None
    condition: str | None
