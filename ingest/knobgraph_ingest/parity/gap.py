"""A difference between two programs."""

from __future__ import annotations

from dataclasses import dataclass

from knobgraph_ingest.parity.program import ComparedField, ComparedFlag

KINDS = (
    "semantics", "missing", "renamed", "default", "own-default", "type", "choices", "required", "dead", "hard-coded", "environment",
    "config-file", "field-missing", "field-renamed", "field-default", "field-type",
)  # fmt: skip
SEVERITIES = ("critical", "high", "medium", "low")

Compared = ComparedFlag | ComparedField


@dataclass(frozen=True, slots=True)
class Gap:
    """One difference: what either side is and says about it, where both end, and what to do in one sentence.

    A side that has nothing of the kind is None and says nothing. `expression` is the code that makes the meaning differ.
    """

    kind: str
    severity: str
    left: Compared | None
    right: Compared | None
    left_says: str | None
    right_says: str | None
    recommendation: str
    destination: str | None = None
    expression: str | None = None

    @property
    def subject(self) -> str:
        """What the difference is about: the name on the left, or on the right where there is none."""
        side = self.left if self.left is not None else self.right
        assert side is not None
        return side.name if isinstance(side, ComparedFlag) else side.id
