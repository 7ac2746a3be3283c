"""Knobs: surfaces beyond the built-in ones, categories, and where each knob should live."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from knobgraph_ingest.profile.section import Section


class KnobSurface(Section, frozen=True):
    """`[[knobs.surfaces]]`: a callable whose arguments are knobs, by its dotted name (`*` allowed), and what they are for."""

    callee: str
    category: str
    parameters: tuple[str, ...] = ("*",)
    ignore: tuple[str, ...] = ()
    purposes: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])


class KnobRule(Section, frozen=True):
    """`[[knobs.rules]]`: the category, home, counterpart and rationale of the knobs that match; the first rule that fits decides each.

    `match` is compared with the knob's id, its parameter and `callee.parameter`, `*` stands for anything; the others narrow it. `objects` says that
    the value is an object, for which no field stands that it is only computed from.
    """

    match: str = "*"
    kind: str | None = None
    binding: str | None = None
    library: str | None = None
    canonical_library: bool | None = None
    in_category: str | None = None
    category: str | None = None
    home: str | None = None
    counterpart: str | None = None
    objects: bool | None = None
    rationale: str | None = None


class Knobs(Section, frozen=True):
    """`[knobs]`: the class proposed for execution settings, the homes a knob may have, workflow functions, surfaces and rules."""

    proposed_class: str | None = None
    homes: tuple[str, ...] = ()
    workflows: tuple[str, ...] = ()
    surfaces: tuple[KnobSurface, ...] = ()
    rules: tuple[KnobRule, ...] = ()
