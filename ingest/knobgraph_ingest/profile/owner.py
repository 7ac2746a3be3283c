"""Who owns what, by explicit rule."""

from __future__ import annotations

from typing import Literal

from knobgraph_ingest.profile.section import Section


class OwnerRule(Section, frozen=True):
    """`[[owners]]`: an owner and what is theirs: files (globs), topics, flags, fields, knobs, initiatives, findings (each by name, `*` allowed)."""

    name: str
    kind: Literal["initiative", "team", "person"] = "team"
    paths: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    knobs: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    reason: str | None = None
