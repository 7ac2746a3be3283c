"""What one plan file states, before the files are joined into one graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knobgraph_graph.fact import PropertyValue
from knobgraph_ingest.plans.claimed_names import Claim
from knobgraph_ingest.plans.mention import Mention

NO_CLAIM = Claim()


@dataclass(slots=True)
class Entity:
    """An initiative, phase, task, attempt or finding as one file states it; `written` is its id there, empty where it has none.

    `inside` is the index of the entity that it is part of, -1 for the file's initiative.
    """

    label: str
    written: str
    title: str
    line: int
    end_line: int
    state: str | None = None
    inside: int = -1
    properties: dict[str, PropertyValue] = field(default_factory=dict)

    def add_line(self, name: str, text: str) -> None:
        """Append a text to a property that is a list."""
        present = self.properties.get(name)
        self.properties[name] = [*(str(p) for p in present), text] if isinstance(present, list) else [text]


@dataclass(frozen=True, slots=True)
class MentionFact:
    """A mention, what mentions it (an index of entities, -1 for the file), how, what its sentence says stands there, and of what code its text speaks."""

    owner: int
    relation: str
    deliverable: bool
    mention: Mention
    claim: Claim = NO_CLAIM
    folder: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerClaim:
    """Someone said in writing to own something: the file's initiative, or paths that a row names."""

    owner: str
    paths: tuple[str, ...]
    line: int
    rule: str


@dataclass(slots=True)
class PlanReading:
    """All that one file states; `initiative` is the id it belongs to, `declares` whether it describes that initiative."""

    path: str
    role: str
    title: str
    initiative: str | None = None
    initiative_title: str | None = None
    state: str | None = None
    entities: list[Entity] = field(default_factory=list)
    mentions: list[MentionFact] = field(default_factory=list)
    owners: list[OwnerClaim] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    front_matter: Mapping[str, object] = field(default_factory=dict)
    sections: list[tuple[int, int]] = field(default_factory=list)
