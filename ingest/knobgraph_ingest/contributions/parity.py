"""Counterparts and gaps between the programs of different back ends."""

from __future__ import annotations

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.parity.comparison import Comparison, compare
from knobgraph_ingest.parity.gap import Compared, Gap
from knobgraph_ingest.parity.naming import Aliases
from knobgraph_ingest.parity.pairing import detected_pairs
from knobgraph_ingest.parity.program import STRENGTH, ComparedFlag, Reach
from knobgraph_ingest.parity.programs import ProgramReader
from knobgraph_ingest.profile.pair import Pair


def add_parity(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Compare the pairs that the profile declares, else those that are detected."""
    reader = ProgramReader(graph, reading)
    pairs = reading.profile.pairs or detected_pairs(reader, _programs(graph, reading))
    aliases = Aliases(reading.profile)
    for pair in pairs:
        if all(reader.points(name) for name in pair.entry_points):
            left, right = (reader.read(name) for name in pair.entry_points)
            start, end = (reader.first_point(name).key for name in pair.entry_points)
            graph.link("PAIRED_WITH", start, end, left=left.name, right=right.name, mode=pair.mode, declared=bool(reading.profile.pairs))
            _state(graph, compare(left, right, aliases), pair)


def _programs(graph: GraphUnderConstruction, reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for relationship in graph.of_type("HAS_FLAG"):
        name = relationship.start.id
        backend = reading.backends.of_program(name.partition(" ")[0].partition(":")[0])
        if backend is not None:
            found[name] = backend
    # A script that a console script names too is one program, by its path.
    return {name: backend for name, backend in found.items() if ":" not in name or name.partition(":")[0] not in found}


def _state(graph: GraphUnderConstruction, comparison: Comparison, pair: Pair) -> None:
    for found in comparison.counterparts:
        graph.link(
            "COUNTERPART_OF", NodeKey("Flag", found.left.id), NodeKey("Flag", found.right.id), found.by,
            by=found.by, fact=found.fact, destination=found.destination, evidence=found.evidence,
        )  # fmt: skip
    for field in comparison.fields:
        graph.link(
            "COUNTERPART_OF", NodeKey("ConfigField", field.left.id), NodeKey("ConfigField", field.right.id), field.by,
            by=field.by, fact=True, evidence=field.evidence,
        )  # fmt: skip
    for gap in comparison.gaps:
        _gap(graph, gap, comparison, pair)


def _gap(graph: GraphUnderConstruction, gap: Gap, comparison: Comparison, pair: Pair) -> None:
    left, right = comparison.left, comparison.right
    sides = " | ".join(side.id if side is not None else "-" for side in (gap.left, gap.right))
    key = NodeKey("Gap", f"{gap.kind}: {left.name} | {right.name}: {sides}" + (f": {gap.destination}" if gap.kind == "hard-coded" else ""))
    graph.add(Node(key, {}))
    mine, theirs = _reach(gap.left, gap.destination), _reach(gap.right, gap.destination)
    graph.update(
        key, kind=gap.kind, severity=gap.severity, mode=pair.mode, left_program=left.name, right_program=right.name,
        left_backend=left.backend, right_backend=right.backend, subject=gap.subject, left=_name(gap.left), right=_name(gap.right),
        left_id=gap.left.id if gap.left is not None else None, right_id=gap.right.id if gap.right is not None else None,
        left_says=gap.left_says, right_says=gap.right_says, left_place=_place(gap.left), right_place=_place(gap.right),
        left_text=_text(gap.left), right_text=_text(gap.right),
        destination=gap.destination, expression=gap.expression, left_lineage=_lineage(mine), right_lineage=_lineage(theirs),
        recommendation=gap.recommendation,
    )  # fmt: skip
    for side, thing in (("left", gap.left), ("right", gap.right)):
        if thing is not None:
            label = "Flag" if isinstance(thing, ComparedFlag) else "ConfigField" if NodeKey("ConfigField", thing.id) in graph.nodes else "ConfigKey"
            graph.link("BETWEEN", key, NodeKey(label, thing.id), side, side=side)


def _name(thing: Compared | None) -> str | None:
    return None if thing is None else thing.name


def _place(thing: Compared | None) -> str | None:
    return None if thing is None else str(thing.place)


def _text(thing: Compared | None) -> str | None:
    return None if thing is None else thing.place.text


def _reach(thing: Compared | None, destination: str | None) -> Reach | None:
    """Return how a flag reaches the field that a gap is about, else how it reaches the field that it sets most directly."""
    if not isinstance(thing, ComparedFlag):
        return None
    if destination is not None:
        return thing.reaches.get(destination)
    return min(thing.reaches.values(), key=lambda r: (STRENGTH[r.kind], len(r.through), [str(s) for s in r.steps]), default=None)


def _lineage(reach: Reach | None) -> list[str] | None:
    return None if reach is None else [f"{s}: {s.text}" for s in reach.steps]


CONTRIBUTION = Contribution(add_parity, alone=True)
