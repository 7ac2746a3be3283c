"""What a run of the interpreter records: flows, reads, flags, knobs and the places where it had to stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.origin import FlowKind, Step, unwind

Place = tuple[str, int]
FlowKey = tuple[NodeKey, NodeKey, FlowKind, Place]
Way = tuple[tuple[Place, ...], tuple[str, ...]]


@dataclass
class Flow:
    """One observed way of a source into a target, the shortest trace seen, and everything it carried."""

    source: NodeKey
    target: NodeKey
    kind: FlowKind
    trace: Step | None
    conditions: tuple[str, ...]
    flags: set[str] = field(default_factory=set)
    entry_points: set[str] = field(default_factory=set)

    @property
    def condition(self) -> str | None:
        """The guards that hold whenever the flow was seen, as one condition."""
        return " and ".join(self.conditions) or None

    def take(self, trace: Step | None, conditions: tuple[str, ...], flags: Iterable[str], entry_points: Iterable[str]) -> None:
        """Note that the flow was seen again, by these steps and under these conditions."""
        self.flags.update(flags)
        self.entry_points.update(entry_points)
        if (trace.length if trace else 0) < (self.trace.length if self.trace else 0):
            self.trace = trace
        if self.conditions != conditions:
            self.conditions = tuple(c for c in self.conditions if c in conditions)


@dataclass(frozen=True)
class FlagFact:
    """One flag as its parser declares it; `default` and `choices` are JSON texts, or source text where only a run knows them."""

    entry_point: str
    command: str
    names: tuple[str, ...]
    dest: str
    path: str
    line: int
    type: str | None = None
    action: str | None = None
    nargs: str | None = None
    const: str | None = None
    choices: str | None = None
    required: bool = False
    default: str | None = None
    default_as_written: bool = False
    help: str | None = None
    metavar: str | None = None
    group: str | None = None
    exclusive_group: str | None = None
    env: str | None = None
    hidden: bool = False
    deprecated: bool = False
    framework: str = ""
    problem: str | None = None
    guards: frozenset[str] = frozenset()
    other_mode: bool = False
    abbreviable: bool = True

    @property
    def key(self) -> NodeKey:
        """The flag's node: entry point, command and the longest option string or the positional's name, the line too where another mode has that name."""
        longest = max(self.names, key=len) if self.names else self.dest
        where = f"{self.entry_point} {self.command}".strip()
        return NodeKey("Flag", f"{where}#{longest}@{self.line}" if self.other_mode else f"{where}#{longest}")

    def excludes(self, other: FlagFact) -> bool:
        """Whether no run declares both: one stands under a condition, the other under its negation."""
        return any(f"not ({g})" in other.guards for g in self.guards) or any(f"not ({g})" in self.guards for g in other.guards)


@dataclass(frozen=True)
class KnobFact:
    """One argument at a surface: where the call stands, the value as `ast` writes it, as JSON where every call gives the same, and where the value stands."""

    callee: str
    parameter: str
    path: str
    call_line: int
    value: str
    constant: str | None
    line: int
    columns: tuple[int, int] | None = None


class Bound(NamedTuple):
    """A place where the analysis stopped short, and why; `failure` where that is a defect of the analysis and not one of its limits.

    `hides` says whether reads of any flag may be among what was not seen.
    """

    entry_point: str
    path: str
    line: int
    reason: str
    failure: bool = False
    hides: bool = True


@dataclass(frozen=True)
class FieldFact:
    """One declared field of a config class: its annotation as written and where it stands."""

    name: str
    annotation: str | None
    path: str
    line: int


@dataclass(frozen=True)
class ClassFact:
    """One config class as it was defined: the kind of its declaration, its bases and its fields in order."""

    qualified: str
    name: str
    module: str
    kind: str
    bases: tuple[str, ...]
    path: str
    line: int
    fields: tuple[FieldFact, ...]


@dataclass
class LiteralFact:
    """A constant that code stores in a field, as source text, and the entry points that do."""

    value: str
    entry_points: set[str] = field(default_factory=set)


@dataclass
class Lineage:
    """Everything recorded over all entry points."""

    flows: dict[FlowKey, Flow] = field(default_factory=dict)
    ways: dict[FlowKey, dict[Way, set[str]]] = field(default_factory=dict)
    reads: dict[NodeKey, set[Place]] = field(default_factory=dict)
    flags: dict[NodeKey, FlagFact] = field(default_factory=dict)
    fields: dict[NodeKey, Place] = field(default_factory=dict)
    knobs: dict[NodeKey, KnobFact] = field(default_factory=dict)
    bounds: dict[Bound, None] = field(default_factory=dict)
    commands: dict[tuple[str, str], tuple[str, str | None, Place]] = field(default_factory=dict)
    overwrites: dict[str, set[Place]] = field(default_factory=dict)
    classes: dict[str, ClassFact] = field(default_factory=dict)
    refusals: dict[str, dict[Place, str]] = field(default_factory=dict)
    loads: dict[NodeKey, set[Place]] = field(default_factory=dict)
    literals: dict[tuple[NodeKey, Place], LiteralFact] = field(default_factory=dict)
    uses: dict[str, set[Place]] = field(default_factory=dict)
    checks: dict[str, set[Place]] = field(default_factory=dict)
    lost: dict[str, set[Bound]] = field(default_factory=dict)
    asked_blindly: dict[tuple[str, str], Place] = field(default_factory=dict)
    asked_words: dict[tuple[str, str, bool], set[Place]] = field(default_factory=dict)
    environment: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def merge(self, other: Lineage) -> None:
        """Take in what another run recorded, as if it had been recorded here after everything else; the other stays as it is."""
        for flow_key, flow in other.flows.items():
            source, target, kind, place = flow_key
            for way, flags in (other.ways.get(flow_key) or {(tuple(unwind(flow.trace)), flow.conditions): flow.flags}).items():
                self.ways.setdefault(flow_key, {}).setdefault(way, set()).update(flags)
            self.add_flow(Flow(source, target, kind, flow.trace, flow.conditions, set(flow.flags), set(flow.entry_points)), place)
        for source, places in other.reads.items():
            self.reads.setdefault(source, set()).update(places)
        for mine, theirs in ((self.flags, other.flags), (self.fields, other.fields), (self.bounds, other.bounds)):
            _take_new(mine, theirs)
        for flag, refused in other.refusals.items():
            self.refusals.setdefault(flag, {}).update(refused)
        for source, places in other.loads.items():
            self.loads.setdefault(source, set()).update(places)
        for key, fact in other.knobs.items():
            known = self.knobs.setdefault(key, fact)
            if known.constant != fact.constant:
                self.knobs[key] = replace(known, constant=None)
        for (target, place), literal in other.literals.items():
            self.add_literal(target, place, literal.value, literal.entry_points)
        _take_new(self.commands, other.commands)
        _take_new(self.classes, other.classes)
        _take_new(self.environment, other.environment)
        _take_new(self.asked_blindly, other.asked_blindly)
        _take_sets(self.asked_words, other.asked_words)
        _take_sets(self.uses, other.uses)
        _take_sets(self.overwrites, other.overwrites)
        _take_sets(self.checks, other.checks)
        _take_sets(self.lost, other.lost)

    def add_flow(self, flow: Flow, place: Place) -> None:
        """Record a flow that ends at `place`: of the same flow the shortest trace is kept, and the conditions under which it was always seen."""
        present = self.flows.setdefault((flow.source, flow.target, flow.kind, place), flow)
        if present is not flow:
            present.take(flow.trace, flow.conditions, flow.flags, flow.entry_points)

    def add_literal(self, target: NodeKey, place: Place, value: str, entry_points: Iterable[str]) -> None:
        """Record that code stores a constant in a field at `place`."""
        fact = self.literals.setdefault((target, place), LiteralFact(value))
        fact.entry_points.update(entry_points)

    def add_read(self, source: NodeKey, place: Place) -> None:
        """Record that a source is read at `place`, be it only to hand it on."""
        self.reads.setdefault(source, set()).add(place)

    def add_use(self, flag: NodeKey, place: Place) -> None:
        """Record that a flag's value is used at `place`."""
        self.uses.setdefault(flag.id, set()).add(place)


def _take_sets(mine: dict[Any, set[Any]], theirs: Mapping[Any, set[Any]]) -> None:
    for key, values in theirs.items():
        mine.setdefault(key, set()).update(values)


def _take_new(mine: dict[Any, Any], theirs: Mapping[Any, Any]) -> None:
    for key, value in theirs.items():
        mine.setdefault(key, value)
