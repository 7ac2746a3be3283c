"""A graph of any size in which every named query finds something, and finds more the larger it is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, PropertyValue, Relationship

# Nodes of one unit; a unit is two programs' flag, the fields it flows through, and what a plan says of it.
UNIT = 20
STATUSES = ("used", "unread", "ignored", "overwritten", "unknown")
SEVERITIES = ("critical", "high", "medium", "low")
HOPS = 5


def made_graph(count: int) -> PropertyGraph:
    """Return a graph of about `count` nodes."""
    maker = _Maker()
    maker.node("Repository", "made", commit="c0ffee", root="/made", export_initiative="initiative-0", export_phase="A")
    for number in range(max(count // UNIT, 1)):
        maker.unit(number)
    return PropertyGraph("made", tuple(maker.nodes.values()), tuple(maker.edges))


def lineage_ids(count: int) -> list[str]:
    """Return ids whose lineage a graph of `count` nodes has: a flag or a field each."""
    units = max(count // UNIT, 1)
    return [_flag(number * 7919 % units, number % 2) if number % 3 else f"package.config_1.Config.option_{number * 7919 % units}" for number in range(60)]


def _flag(number: int, side: int) -> str:
    return f"scripts/{('left', 'right')[side]}_{number % 40}.py#--option-{number}"


class _Maker:
    def __init__(self) -> None:
        self.nodes: dict[NodeKey, Node] = {}
        self.edges: list[Relationship] = []

    def node(self, label: str, identifier: str, **properties: PropertyValue) -> NodeKey:
        key = NodeKey(label, identifier)
        self.nodes.setdefault(key, Node(key, properties))
        return key

    def edge(self, kind: str, start: NodeKey, end: NodeKey, properties: Mapping[str, Any] | None = None) -> None:
        self.edges.append(Relationship(kind, start, end, str(len(self.edges)), dict(properties or {})))

    def unit(self, number: int) -> None:
        name = f"option_{number}"
        flags = [self._flag_of(number, side) for side in (0, 1)]
        self.edge("COUNTERPART_OF", *flags, {"by": "name", "fact": name, "evidence": "equal names"})
        fields = [self._field(hop, name, number) for hop in range(HOPS)]
        knob = self.node(
            "Knob", f"library.Trainer({name}=)", category=("trainer", "data")[number % 2], kind="argument", callee="library.Trainer", parameter=name,
            path="run.py", line=number, text=f"Trainer({name}=x)", counterpart=None if number % 3 else fields[0].id,
        )  # fmt: skip
        for flag in flags:
            chain = [flag, *fields, knob]
            for step, (start, end) in enumerate(pairwise(chain)):
                kind = ("assigns", "derives", "controls")[(number + step) % 3 if step in (1, 4) else 0]
                place = {"step_paths": ("a.py", "b.py"), "step_lines": (number, step), "step_texts": ("x = args.x", "Config(x=x)")}
                self.edge("FLOWS_INTO", start, end, {"kind": kind, "flags": (flag.id,), **place})
        for gap in range(2):
            identifier = f"gap-{number}-{gap}"
            said = {"left_says": "1", "right_says": "2", "recommendation": "choose one"}
            programs = {"left_program": f"scripts/left_{number % 40}.py", "right_program": f"scripts/right_{number % 40}.py"}
            self.node("Gap", identifier, kind=("missing", "default")[gap], severity=SEVERITIES[number % 4], subject=name, **programs, **said)
        self._plan(number, fields[0])

    def _flag_of(self, number: int, side: int) -> NodeKey:
        script = f"scripts/{('left', 'right')[side]}_{number % 40}.py"
        entry = self.node("EntryPoint", script, name=script, kind="script", framework="argparse", backend=("a", "b")[side], path=script, line=1, text="main()")
        status = STATUSES[number % len(STATUSES)]
        place = {"path": script, "line": number + 1, "text": f"parser.add_argument('--option-{number}')"}
        flag = self.node(
            "Flag", _flag(number, side), entry_point=script, command="", names=(f"--option-{number}",), dest=f"option_{number}", status=status, **place
        )
        self.edge("HAS_FLAG", entry, flag)
        if side and number < 40:
            self.edge("PAIRED_WITH", NodeKey("EntryPoint", f"scripts/left_{number}.py"), entry, {"left": f"left_{number}", "right": f"right_{number}"})
        return flag

    def _field(self, hop: int, name: str, number: int) -> NodeKey:
        owner = self.node("ConfigClass", f"package.config_{hop}.Config", name="Config")
        place = {"path": f"package/config_{hop}.py", "line": number + 1, "text": f"{name}: int = 1"}
        label = "ConfigKey" if hop == HOPS - 1 else "ConfigField"
        field = self.node(label, f"{owner.id}.{name}", owner=owner.id, name=name, default="1", reads=("run.py:1",), **place)
        if label == "ConfigField":
            self.edge("HAS_FIELD", owner, field)
        return field

    def _plan(self, number: int, field: NodeKey) -> None:
        path = f"plans/{number % 200}.md"
        place = {"path": path, "line": number + 1, "text": f"see run_{number}.py:3"}
        initiative = self.node("Initiative", f"initiative-{number % 50}", title="a plan", state="open", path=path, line=1, text="# a plan")
        known = NodeKey("Phase", f"{initiative.id}/{number % 400}") in self.nodes
        phase = self.node("Phase", f"{initiative.id}/{number % 400}", title="a phase", initiative=initiative.id, path=path, line=2, text="## a phase")
        if not known:
            self.edge("PART_OF", phase, initiative)
        tasks = [self.node("Task", f"{phase.id}/{number}.{part}", title="do it", state="open", initiative=initiative.id, **place) for part in range(3)]
        attempt = self.node("Attempt", f"{initiative.id}@{number}", title="tried", initiative=initiative.id, **place)
        self.edge("PART_OF", attempt, initiative)
        artifact = self.node("Artifact", f"run_{number}.py", kind="code", exists=number % 2 == 0)
        self.edge("PART_OF", artifact, initiative)
        finding = self.node("Finding", f"FINDING-{number}", synopsis="beware", status="open", **place)
        owner = self.node("Owner", f"team-{number % 20}", kind="team")
        topic = f"topic-{number}"
        self.node("Topic", topic, words=("lineage", topic), owner=owner.id)
        self.edge("OWNED_BY", artifact, owner, {"rule": "path", "strength": number % 3, "evidence": path, **place})
        for task in tasks:
            self.edge("PART_OF", task, phase)
            cited = {"mention": f"run_{number}.py:3", "cited_line": 3, "verdict": ("holds", "drifted", None)[number % 3], **place}
            self.edge("CITES", task, artifact, cited)
            self.edge("CITES", task, finding, place)
        self.edge("PRODUCES", tasks[0], artifact, place)
        self.edge("DEPENDS_ON", tasks[1], artifact, place)
        self.edge("CITES", attempt, field, place)
