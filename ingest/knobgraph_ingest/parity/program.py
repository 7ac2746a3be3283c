"""One side of a comparison: a program's flags with what they reach, its config fields, and what its code stores itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from knobgraph_ingest.parity.plain_value import PlainValue

STRENGTH = {"assigns": 0, "derives": 1, "controls": 2}


class Place(NamedTuple):
    """A line of a file and the text that stands there."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        """Return the place as it is cited."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Reach:
    """How a flag reaches a field: the weakest kind on the way, its condition, its lines, and the code that makes it weaker."""

    kind: str
    condition: str | None
    steps: tuple[Place, ...]
    expression: str | None
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedFlag:
    """A flag as its parser declares it and everything it reaches."""

    id: str
    names: tuple[str, ...]
    dest: str
    type: str
    choices: str | None
    required: bool
    default: PlainValue
    help: str
    status: str
    place: Place
    command: str = ""
    negates: bool = False
    env: str | None = None
    reads_file: bool = False
    reaches: Mapping[str, Reach] = field(default_factory=dict[str, Reach])

    @property
    def name(self) -> str:
        """The longest option string that switches nothing off, or the positional's name."""
        names = [n for n in self.names if not n.startswith("--no-")] or list(self.names)
        return max(names, key=len) if names else self.dest


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A config field or key with its declared type and default."""

    id: str
    name: str
    owner: str
    type: str | None
    default: PlainValue
    place: Place
    canonical: bool = False


@dataclass(frozen=True, slots=True)
class StoredLiteral:
    """A constant that a program's code stores in a field."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Supply:
    """Where a field gets its value from: in what way, and from which other field, flag or constant."""

    kind: str
    source: str

    def __str__(self) -> str:
        """Return the supply as the end of a sentence about the field."""
        return {"assigns": "assigned from", "derives": "derived from", "controls": "chosen by"}.get(self.kind, self.kind) + f" {self.source}"


@dataclass(frozen=True, slots=True)
class Program:
    """A program of one back end; `fields` are those of its own config classes.

    `destinations` are the fields that its flags reach, `touched` those that it stores, each with where the value comes from.
    """

    name: str
    backend: str | None
    place: Place
    flags: tuple[ComparedFlag, ...]
    fields: Mapping[str, ComparedField] = field(default_factory=dict[str, ComparedField])
    destinations: Mapping[str, ComparedField] = field(default_factory=dict[str, ComparedField])
    literals: Mapping[str, StoredLiteral] = field(default_factory=dict[str, StoredLiteral])
    environment: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    bridges: Mapping[str, Mapping[str, Reach]] = field(default_factory=dict[str, Mapping[str, Reach]])
    touched: Mapping[str, Supply] = field(default_factory=dict[str, "Supply"])

    def makes(self, field_id: str) -> bool:
        """Return whether the program makes an object of the class that a field is of."""
        owner = field_id.rpartition(".")[0]
        return any(name.rpartition(".")[0] == owner for name in self.touched)
