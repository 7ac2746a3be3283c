"""Names that mean the same although they are written differently."""

from __future__ import annotations

from knobgraph_ingest.profile.section import Section


class Alias(Section, frozen=True):
    """`[[aliases]]`: flags and fields that stand for one thing, which `canonical` names.

    A flag is named as on the command line (`--workers`), a field by its dotted name or the end of it (`Config.workers`).
    """

    canonical: str
    names: tuple[str, ...]
