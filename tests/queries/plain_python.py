"""Every named query once more as a plain Python function over networkx: the yardstick of the benchmark, and a check of the rows."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx

from knobgraph_queries.query import load_query

Row = dict[str, Any]
MOST_HOPS = 12
DEAD = ("ignored", "unread", "overwritten")
PLAN_LABELS = ("Initiative", "Phase", "Task", "Attempt")
MENTIONS = ("CITES", "PRODUCES", "DEPENDS_ON")
GRAVITY = {"critical": 0, "high": 1, "medium": 2}


class Plain:
    """A graph with the two lookups that anyone would make: nodes by label and by id."""

    def __init__(self, network: nx.MultiDiGraph[str]) -> None:
        self.network = network
        self.by_label: dict[str, list[str]] = defaultdict(list)
        self.by_id: dict[str, list[str]] = defaultdict(list)
        for name, data in network.nodes(data=True):
            self.by_label[self.label(name)].append(name)
            self.by_id[data["properties"]["id"]].append(name)

    def label(self, name: str) -> str:
        (label,) = self.network.nodes[name]["labels"]
        return str(label)

    def of(self, name: str) -> Row:
        found: Row = self.network.nodes[name]["properties"]
        return found

    def edges(self, *types: str) -> Iterable[tuple[str, str, str, Row]]:
        for start, end, data in self.network.edges(data=True):
            if data["type"] in types:
                yield start, end, data["type"], data["properties"]

    def into(self, name: str, *types: str) -> list[tuple[str, Row]]:
        return [(start, data["properties"]) for start, _, data in self.network.in_edges(name, data=True) if data["type"] in types]

    def out_of(self, name: str, *types: str) -> list[tuple[str, Row]]:
        return [(end, data["properties"]) for _, end, data in self.network.out_edges(name, data=True) if data["type"] in types]


def answer(name: str, plain: Plain, parameters: Mapping[str, Any]) -> list[Row]:
    """Return the rows of a named query."""
    if name in ANSWERS:
        return ANSWERS[name](plain, parameters)
    labels, columns, order = LISTS[name]
    names = [field.name for field in dataclasses.fields(load_query(name).row)]
    rows = []
    for label in labels:
        for node in plain.by_label[label]:
            held = plain.of(node)
            rows.append({column: held.get(columns.get(column, column)) for column in names})
            if "label" in names:
                rows[-1]["label"] = label
    return ordered(rows, *order)


def ordered(rows: list[Row], *columns: str) -> list[Row]:
    """Return rows sorted by columns, what is missing last."""
    return sorted(rows, key=lambda row: tuple((row[column] is None, row[column]) for column in columns))


def picked(held: Row, *columns: str) -> Row:
    return {column: held.get(column) for column in columns}


# Queries that say each column of one kind of node as it is: the labels, columns of another name than the property's, the order.
LISTS: dict[str, tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]] = {
    "flags": (("Flag",), {}, ("entry_point", "command", "path", "line", "id")),
    "fields": (("ConfigField", "ConfigKey"), {}, ("id",)),
    "topics": (("Topic",), {}, ("id",)),
    "export_target": (
        ("Repository",),
        {"repository": "id", **{name: f"export_{name}" for name in ("initiative", "phase", "next_phase", "plan", "ledger", "folder")}},
        ("repository",),
    ),
}


def artifacts(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for node in plain.by_label["Artifact"]:
        initiatives = [plain.of(end)["id"] for end, _ in plain.out_of(node, "PART_OF") if plain.label(end) == "Initiative"]
        counts = {column: len(plain.into(node, kind)) for column, kind in (("produced", "PRODUCES"), ("cited", "CITES"), ("needed", "DEPENDS_ON"))}
        said = picked(plain.of(node), "id", "kind", "exists", "moved_to", "timestamp")
        rows.append({**said, "initiative": min(initiatives, default=None), **counts})
    return ordered(rows, "id")


def citations(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    columns = (
        "path", "line", "text", "mention", "cited_line", "cited_end_line", "section", "names", "verdict", "reason", "corrected_path", "corrected_line",
        "corrected_text", "last_true",
    )  # fmt: skip
    rows = []
    for start, end, _, held in plain.edges(*MENTIONS):
        if held.get("verdict") is not None and plain.label(end) == "Artifact":
            ends = {"source_kind": plain.label(start), "source": plain.of(start)["id"], "artifact": plain.of(end)["id"]}
            rows.append({**picked(held, *columns), **ends})
    return ordered(rows, "path", "line", "artifact", "cited_line", "source", "section")


def cited_lines(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    nodes = (plain.of(node) for label, names in plain.by_label.items() if label != "Repository" for node in names)
    places = {(held.get("path"), held["line"], held["text"]) for held in nodes if "line" in held and "text" in held}
    places |= {(held.get("path"), held.get("line"), held["text"]) for *_, held in plain.edges(*MENTIONS) if "text" in held}
    return [{"path": path, "line": line, "text": text} for path, line, text in places]


def counterparts(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for start, end, _, held in plain.edges("COUNTERPART_OF"):
        ends = {"label": plain.label(start), "left_id": plain.of(start)["id"], "right_id": plain.of(end)["id"]}
        rows.append({**ends, **picked(held, "by", "fact", "destination", "evidence")})
    return ordered(rows, "label", "left_id", "right_id", "by")


def counts(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    labels = Counter(map(plain.label, plain.network))
    return [{"label": label, "nodes": labels[label]} for label in sorted(labels)]


def dead(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    columns = ("id", "entry_point", "command", "names", "status", "evidence", "path", "line")
    rows = [picked(held, *columns) for held in map(plain.of, plain.by_label["Flag"]) if held.get("status") in DEAD]
    return ordered(rows, "entry_point", "command", "path", "line", "id")


def entry_points(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    columns = ("id", "name", "command", "kind", "framework", "path", "line")
    return ordered([{**picked(plain.of(node), *columns), "flags": len(plain.out_of(node, "HAS_FLAG"))} for node in plain.by_label["EntryPoint"]], "id")


def findings(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for node in plain.by_label["Finding"]:
        cited = [held.get("path") for _, held in plain.into(node, "CITES", "DEPENDS_ON")]
        said = picked(plain.of(node), "id", "synopsis", "status", "path", "line", "text")
        rows.append({**said, "citations": len(cited), "cited_in": list(dict.fromkeys(path for path in cited if path is not None))})
    return ordered(rows, "id")


def flows(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for start, end, _, held in plain.edges("FLOWS_INTO"):
        ends = {"source": plain.of(start)["id"], "source_kind": plain.label(start), "target": plain.of(end)["id"], "target_kind": plain.label(end)}
        rows.append({**ends, **picked(held, "kind", "condition", "step_paths", "step_lines", "step_texts", "flags", "ways")})
    return ordered(rows, "source", "target", "kind", "step_paths", "step_lines")


def flows_out_of(plain: Plain, parameters: Mapping[str, Any]) -> list[Row]:
    return [row for row in flows(plain, parameters) if row["source"] in parameters["ids"]]


def flows_into(plain: Plain, parameters: Mapping[str, Any]) -> list[Row]:
    return [row for row in flows(plain, parameters) if row["target"] in parameters["ids"]]


def knob_counts(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    held = [held for held in map(plain.of, plain.by_label["Knob"]) if held.get("category") is not None]
    every, alone = Counter(knob["category"] for knob in held), Counter(knob["category"] for knob in held if knob.get("counterpart") is None)
    return [{"category": category, "knobs": every[category], "without_counterpart": alone[category]} for category in sorted(every)]


def knobs(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    names = [field.name for field in dataclasses.fields(load_query("knobs").row)]
    rows = []
    for node in plain.by_label["Knob"]:
        if plain.of(node).get("category") is not None:
            sources = {plain.of(start)["id"] for start, held in plain.into(node, "FLOWS_INTO") if held.get("kind", "controls") != "controls"}
            rows.append({**picked(plain.of(node), *names), "flows_from": sorted(sources)})
    return ordered(rows, "category", "callee", "parameter", "path", "line", "id")


def lineage_down(plain: Plain, parameters: Mapping[str, Any]) -> list[Row]:
    return _lineage(plain, parameters["id"], plain.out_of)


def lineage_up(plain: Plain, parameters: Mapping[str, Any]) -> list[Row]:
    return _lineage(plain, parameters["id"], plain.into)


def _lineage(plain: Plain, identifier: str, step: Callable[..., list[tuple[str, Row]]]) -> list[Row]:
    upward = step == plain.into
    found: dict[str, int] = {}
    for start in plain.by_id[identifier]:
        own = {identifier} if not upward and plain.label(start) == "Flag" else None
        # A path may decide by a branch once; upward the flags that a whole path carries are known only at its end.
        states: list[tuple[str, int, frozenset[str] | None]] = [(start, 0, None)]
        seen = set(states)
        for hops in range(1, MOST_HOPS + 1):
            following: list[tuple[str, int, frozenset[str] | None]] = []
            for node, controls, carried in states:
                for other, held in step(node, "FLOWS_INTO"):
                    decided = controls + (held.get("kind") == "controls")
                    flags = frozenset(held.get("flags") or ())
                    if decided > 1 or (own is not None and not own <= flags):
                        continue
                    both = (flags if carried is None else carried & flags) if upward else None
                    if (state := (other, decided, both)) not in seen:
                        seen.add(state)
                        following.append(state)
                        if not upward or plain.label(other) != "Flag" or plain.of(other)["id"] in (both or ()):
                            found.setdefault(other, hops)
            states = following
    rows = [{"id": plain.of(n)["id"], "kind": plain.label(n), "hops": hops, **picked(plain.of(n), "backend", "path", "line")} for n, hops in found.items()]
    return ordered(rows, "hops", "kind", "id")


def neighbours(plain: Plain, parameters: Mapping[str, Any]) -> list[Row]:
    rows: dict[tuple[str, str, Any], Row] = {}
    for name in (name for identifier in parameters["ids"] for name in plain.by_id[identifier]):
        for start, end, key, data in (*plain.network.out_edges(name, keys=True, data=True), *plain.network.in_edges(name, keys=True, data=True)):
            ends = {"source": plain.of(start)["id"], "source_kind": plain.label(start), "target": plain.of(end)["id"], "target_kind": plain.label(end)}
            rows[start, end, key] = {**ends, "type": data["type"], **picked(data["properties"], "kind", "condition")}
    return ordered(list(rows.values()), "source", "source_kind", "target", "target_kind", "type", "kind", "condition")[: parameters["most"]]


def ownership(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for start, end, _, held in plain.edges("OWNED_BY"):
        owner = {"owner": plain.of(end)["id"], "owner_kind": plain.of(end).get("kind")}
        said = picked(held, "rule", "strength", "evidence", "path", "line", "text")
        rows.append({"kind": plain.label(start), "id": plain.of(start)["id"], **owner, **said})
    return ordered(rows, "kind", "id", "strength", "owner", "path", "line")


def parity(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    names = [field.name for field in dataclasses.fields(load_query("parity").row)]
    rows = [{**picked(held, *names), "gravity": GRAVITY.get(held.get("severity", ""), 3)} for held in map(plain.of, plain.by_label["Gap"])]
    found = ordered(rows, "left_program", "right_program", "gravity", "kind", "subject", "id")
    return [picked(row, *names) for row in found]


def parity_pairs(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for start, end, _, held in plain.edges("PAIRED_WITH"):
        left, right = plain.of(start), plain.of(end)
        sides = {"left_backend": left.get("backend"), "right_backend": right.get("backend"), "left_path": left.get("path"), "right_path": right.get("path")}
        rows.append({**picked(held, "left", "right", "mode", "declared"), **sides})
    return ordered(rows, "left", "right")


def plan_mentions(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    rows = []
    for start, end, kind, held in plain.edges(*MENTIONS):
        source = {"source_kind": plain.label(start), "source": plain.of(start)["id"], "source_initiative": plain.of(start).get("initiative")}
        target = {"target_kind": plain.label(end), "target": plain.of(end)["id"], "target_path": plain.of(end).get("path")}
        rows.append({"relation": kind, **source, **target, **picked(held, "mention", "cited_line", "verdict", "path", "line", "text")})
    return ordered(rows, "path", "line", "relation", "source", "target", "mention", "cited_line")


def plans(plain: Plain, _: Mapping[str, Any]) -> list[Row]:
    names = [field.name for field in dataclasses.fields(load_query("plans").row)]
    rows = []
    for label in PLAN_LABELS:
        for node in plain.by_label[label]:
            held = plain.of(node)
            initiative = held["id"] if label == "Initiative" else held.get("initiative")
            parents = [plain.of(end)["id"] for end, _ in plain.out_of(node, "PART_OF")] or [None]
            rows += [{**picked(held, *names), "kind": label, "initiative": initiative, "part_of": parent} for parent in parents]
    return ordered(rows, "initiative", "path", "line", "kind", "id")


ANSWERS: dict[str, Callable[[Plain, Mapping[str, Any]], list[Row]]] = {
    function.__name__: function
    for function in (
        artifacts, citations, cited_lines, counterparts, counts, dead, entry_points, findings, flows, flows_into, flows_out_of, knob_counts, knobs,
        lineage_down, lineage_up, neighbours, ownership, parity, parity_pairs, plan_mentions, plans,
    )
}  # fmt: skip
