"""What is left out."""

from __future__ import annotations

from knobgraph_ingest.profile.section import Section


class Exclusion(Section, frozen=True):
    """`[exclude]`: files that are not read (globs), entry points that are not run, flags and fields that are not compared."""

    paths: tuple[str, ...] = ()
    entry_points: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
