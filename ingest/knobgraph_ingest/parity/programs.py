"""Reads the programs to compare from the graph under construction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_graph.flow_network import Flow, FlowNetwork, joined_conditions
from knobgraph_ingest.contribution import GraphUnderConstruction, Reading
from knobgraph_ingest.entry_point_run import entry_point_id
from knobgraph_ingest.parity.class_default import ClassDefaults
from knobgraph_ingest.parity.keyword_places import KeywordPlaces, is_written
from knobgraph_ingest.parity.plain_value import of_json, of_source
from knobgraph_ingest.parity.program import STRENGTH, ComparedField, ComparedFlag, Place, Program, Reach, StoredLiteral, Supply
from knobgraph_ingest.profile.backend import names

FEWEST_SET = 5
FIELDS = ("ConfigField", "ConfigKey")
SWITCHES = ("store_true", "store_false", "store_const", "append_const", "BooleanOptionalAction", "flag")
TYPE_NAMES = {"text": "str", "string": "str", "integer": "int", "boolean": "bool", "choice": "str"}
"""What frameworks call the types of the language."""


class ProgramReader:
    """Finds programs by name and reads what is to be compared of them."""

    def __init__(self, graph: GraphUnderConstruction, reading: Reading) -> None:
        self._graph = graph
        self._reading = reading
        self._flows = [flow_of(r.start, r.end, r.properties) for r in graph.of_type("FLOWS_INTO")]
        self._sites = {entry_point_id(s): s for s in reading.repository.entry_points}
        self._places = KeywordPlaces(reading.tree)
        self._defaults = ClassDefaults(reading.repository, reading.tree)
        self._flags: dict[str, list[NodeKey]] = {}
        for relationship in graph.of_type("HAS_FLAG"):
            self._flags.setdefault(relationship.start.id, []).append(relationship.end)
        self._members: dict[str, list[str]] = {}
        for relationship in graph.of_type("HAS_FIELD"):
            self._members.setdefault(relationship.start.id, []).append(relationship.end.id)

    @property
    def flows(self) -> Sequence[tuple[Flow, frozenset[str]]]:
        """Every direct flow and the entry points it was seen in; none for code that runs when a module is imported."""
        return self._flows

    def points(self, name: str) -> list[Node]:
        """Return the entry points that a name stands for: an id, else a script's name; with its sub-commands."""
        everything = list(self._graph.labelled("EntryPoint"))
        by_id = [n for n in everything if f"{n.key.id} ".startswith(f"{name} ")]
        return by_id or [n for n in everything if f"{n.properties.get('name')} ".startswith(f"{name} ")]

    def first_point(self, name: str) -> Node:
        """Return the entry point of a name that stands for its sub-commands too."""
        return min(self.points(name), key=lambda p: (len(p.key.id), p.key.id))

    def read(self, name: str) -> Program:
        """Return the program of a name."""
        points = self.points(name)
        starts = {s for p in points for s in self._sites if f"{p.key.id} ".startswith(f"{s} ")}
        own = [flow for flow, seen in self._flows if not seen or seen & starts]
        network = FlowNetwork(own)
        flags = tuple(self._flag(key, network) for p in points for key in self._flags.get(p.key.id, ()))
        flags = tuple(f for f in _with_negations(flags) if not set(f.names) & set(self._reading.profile.exclude.flags))
        first = self.first_point(name)
        backend = self._reading.backends.of_program(self._sites[min(starts)].path if starts else str(first.properties["path"]))
        destinations = {d: self._field(d) for f in flags for d in f.reaches}
        literals = self._literals(starts)
        touched = {key.id: self._kept_or_set(key, fact.value) for (key, _), fact in self._reading.lineage.literals.items() if fact.entry_points & starts}
        touched |= {name: Supply("set to", literal.value) for name, literal in literals.items()}
        for flow in sorted((f for f, seen in self._flows if seen & starts and f.target_kind in FIELDS), key=_weakest_first):
            touched[flow.target] = Supply(flow.kind, flow.source)
        fields = self._own_fields(backend, own, touched, flags)
        return Program(
            name, backend, _place(first), flags, fields, destinations, literals, _environment(own, network),
            {f: _reaches(network.paths_from(f, is_flag=False), direct=True) for f in fields}, touched,
        )  # fmt: skip

    def _flag(self, key: NodeKey, network: FlowNetwork) -> ComparedFlag:
        p = self._graph.nodes[key].properties
        action = str(p.get("action") or "store")
        kind = (
            "switch"
            if action in SWITCHES or p.get("nargs") == "0"
            else "count"
            if action == "count"
            else TYPE_NAMES.get(str(p.get("type")), str(p.get("type") or "str"))
        )
        options = tuple(str(n) for n in cast("list[str]", p.get("names") or ()))
        return ComparedFlag(
            key.id, options, str(p.get("dest") or ""), kind, cast("str | None", p.get("choices")), bool(p.get("required")),
            of_json(cast("str | None", p.get("default")), written=bool(p.get("default_as_written"))), str(p.get("help") or ""),
            str(p.get("status") or "unknown"), _place(self._graph.nodes[key]), str(p.get("command") or ""), action == "store_false",
            cast("str | None", p.get("env")), key in self._reading.lineage.loads, _reaches(network.paths_from(key.id, is_flag=True)),
        )  # fmt: skip

    def _field(self, name: str) -> ComparedField:
        node = next(n for label in FIELDS if (n := self._graph.nodes.get(NodeKey(label, name))) is not None)
        owner = str(node.properties.get("owner", ""))
        backend = self._reading.backends.of(str(node.properties.get("path")))
        name_ = str(node.properties.get("name"))
        default = of_source(cast("str | None", node.properties.get("default")) or self._defaults.of(owner, name_))
        type_ = cast("str | None", node.properties.get("type"))
        canonical = self._reading.profile.canonical.is_canonical(owner, backend)
        return ComparedField(name, name_, owner, type_, default, _place(node), canonical)

    def _own_fields(self, backend: str | None, own: Sequence[Flow], touched: Iterable[str], flags: Sequence[ComparedFlag]) -> dict[str, ComparedField]:
        """Return the fields of the back end's config classes that the program makes: canonical, set by a flag, or handed on to another."""
        if backend is None:
            return {}
        handed_on = {f.source for f in own if f.kind == "assigns" and f.source_kind == "ConfigField" and self._is_canonical(f)}
        assigned = {d for f in flags for d, r in f.reaches.items() if r.kind == "assigns" and not r.through}
        reached = {d for f in flags for d, r in f.reaches.items() if r.kind != "controls"}
        used = {self._owner(name) for name in touched}
        excluded = self._reading.profile.exclude.fields
        found: dict[str, ComparedField] = {}
        for cls in self._graph.labelled("ConfigClass"):
            if cls.key.id not in used or self._reading.backends.of(str(cls.properties.get("path"))) != backend:
                continue
            fields = [self._field(n) for n in self._members.get(cls.key.id, ())]
            plain = cls.properties.get("kind") == "plain"
            if sum(f.canonical or f.id in handed_on or f.id in assigned for f in fields) >= (FEWEST_SET if plain else 1):
                own_fields = (f for f in fields if not plain or f.canonical or (f.id in reached and not f.name.startswith("_")))
                found.update({f.id: f for f in own_fields if not any(names(e, f.id) for e in excluded)})
        return found

    def _is_canonical(self, flow: Flow) -> bool:
        """Return whether a flow ends in a canonical field; where none is declared, in any."""
        return flow.target_kind in FIELDS and (not self._reading.profile.canonical.declared or self._field(flow.target).canonical)

    @staticmethod
    def _owner(name: str) -> str:
        return name.rpartition(".")[0]

    def _kept_or_set(self, key: NodeKey, value: str) -> Supply:
        """Return how a field comes to a constant that no line needs to hold: it is the field's default, or folded from others."""
        node = self._graph.nodes.get(key)
        default = self._field(key.id).default if node is not None else None
        return Supply("default" if default is None or not default.known or default.agrees(of_source(value)) else "set to", value)

    def _literals(self, starts: Iterable[str]) -> dict[str, StoredLiteral]:
        found: dict[str, StoredLiteral] = {}
        wanted = set(starts)
        for (target, (path, line)), literal in sorted(self._reading.lineage.literals.items(), key=lambda i: (i[0][0].id, i[0][1])):
            node = self._graph.nodes.get(target)
            declared = node is not None and (node.properties.get("path"), node.properties.get("line")) == (path, line)
            if node is not None and not declared and literal.entry_points & wanted and target.id not in found:
                at = self._places.line_of(path, line, target.id.rpartition(".")[2])
                text = self._reading.tree.text_at(path, at)
                if is_written(literal.value, text):
                    found[target.id] = StoredLiteral(literal.value, Place(path, at, text))
        return found


def flow_of(start: NodeKey, end: NodeKey, properties: Mapping[str, object]) -> tuple[Flow, frozenset[str]]:
    """Return a relationship as a flow, and the entry points it was seen in."""

    def several(name: str) -> Sequence[str]:
        return cast("Sequence[str]", properties.get(name) or ())

    flow = Flow(
        start.id, start.label, end.id, end.label, str(properties["kind"]), cast("str | None", properties.get("condition")),
        several("step_paths"), cast("Sequence[int]", properties.get("step_lines") or ()), several("step_texts"), several("flags"), several("ways"),
    )  # fmt: skip
    return flow, frozenset(several("entry_points"))


def _reaches(paths: Mapping[str, Sequence[Flow]], *, direct: bool = False) -> dict[str, Reach]:
    found: dict[str, Reach] = {}
    for target, path in sorted(paths.items()):
        if path[-1].target_kind not in FIELDS or (direct and len(path) > 1):
            continue
        weakest = max(path, key=lambda f: STRENGTH[f.kind])
        steps = dict.fromkeys(p for f in path for p in _steps(f))
        condition = joined_conditions(f.condition for f in path)
        found[target] = Reach(weakest.kind, condition, tuple(steps), _expression(weakest), tuple(f.target for f in path[:-1]))
    return found


def _steps(flow: Flow) -> Iterable[Place]:
    return map(Place._make, zip(flow.step_paths, flow.step_lines, flow.step_texts, strict=True))


def _weakest_first(flow: Flow) -> tuple[int, str]:
    return -STRENGTH[flow.kind], flow.source


def _expression(flow: Flow) -> str | None:
    """Return the code of a flow that is no plain assignment: its guard, or the last lines before the store."""
    if flow.kind == "assigns":
        return None
    if flow.kind == "controls" and flow.condition:
        return f"if {flow.condition}"
    return " … ".join(dict.fromkeys(flow.step_texts[-2:]))


def _environment(own: Sequence[Flow], network: FlowNetwork) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for variable in sorted({f.source for f in own if f.source.startswith("env:")}):
        for target, path in network.paths_from(variable, is_flag=False).items():
            if path[-1].target_kind in FIELDS and all(f.kind != "controls" for f in path):
                found.setdefault(target, []).append(variable.removeprefix("env:"))
    return {k: tuple(v) for k, v in found.items()}


def _with_negations(flags: Sequence[ComparedFlag]) -> Iterator[ComparedFlag]:
    """Yield the flags; a switch-off counts as a negation only beside the switch-on of the same destination."""
    positive = {(f.command, f.dest) for f in flags if not f.negates}
    for flag in flags:
        yield replace(flag, negates=flag.negates and (flag.command, flag.dest) in positive)


def _place(node: Node) -> Place:
    p = node.properties
    return Place(str(p.get("path")), int(cast("int", p.get("line") or 0)), str(p.get("text") or ""))
