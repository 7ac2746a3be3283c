"""Entry points that do the same with different back ends."""

from __future__ import annotations

from knobgraph_ingest.profile.section import Section


class Pair(Section, frozen=True):
    """`[[pairs]]`: two entry points to compare, each by its script's path or its console script's name; `mode` says what both do."""

    entry_points: tuple[str, str]
    mode: str | None = None

    def __post_init__(self) -> None:
        """Refuse an entry point that is paired with itself."""
        if self.entry_points[0] == self.entry_points[1]:
            raise ValueError("two different entry points")
