"""The whole profile: what cannot be read from the code and is declared instead."""

from __future__ import annotations

import msgspec

from knobgraph_ingest.profile.alias import Alias
from knobgraph_ingest.profile.backend import Backend, Canonical
from knobgraph_ingest.profile.exclusion import Exclusion
from knobgraph_ingest.profile.knob import Knobs
from knobgraph_ingest.profile.owner import OwnerRule
from knobgraph_ingest.profile.pair import Pair
from knobgraph_ingest.profile.planning import Export, PlanFiles, Topic
from knobgraph_ingest.profile.section import Section


class Profile(Section, frozen=True):
    """The declarations of a `knobgraph.toml`; an empty one leaves everything to detection."""

    backends: tuple[Backend, ...] = ()
    canonical: Canonical = msgspec.field(default_factory=Canonical)
    pairs: tuple[Pair, ...] = ()
    aliases: tuple[Alias, ...] = ()
    exclude: Exclusion = msgspec.field(default_factory=Exclusion)
    plans: PlanFiles = msgspec.field(default_factory=PlanFiles)
    topics: tuple[Topic, ...] = ()
    owners: tuple[OwnerRule, ...] = ()
    knobs: Knobs = msgspec.field(default_factory=Knobs)
    export: Export = msgspec.field(default_factory=Export)

    def backend_of(self, path: str) -> str | None:
        """Return the back end whose globs match a file, the first that does."""
        return next((b.name for b in self.backends if b.owns(path)), None)
