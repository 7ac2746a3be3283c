"""Turns what the interpreter recorded into nodes and relationships."""

from __future__ import annotations

import datetime as dt
import hashlib
from importlib.metadata import PackageNotFoundError, version

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, PropertyValue
from knobgraph_graph.flow_way import FlowWay
from knobgraph_graph.vocabulary import CODE
from knobgraph_ingest.additions import Additions
from knobgraph_ingest.aside import Aside
from knobgraph_ingest.config_inventory import config_nodes
from knobgraph_ingest.contribution import GraphUnderConstruction, Reading, load_contributions
from knobgraph_ingest.discovery import Repository
from knobgraph_ingest.entry_point_run import entry_point_id
from knobgraph_ingest.flag_status import status_of_flags
from knobgraph_ingest.interpreter.lineage import FlagFact, Flow, FlowKey, Lineage
from knobgraph_ingest.interpreter.origin import FlowKind, unwind
from knobgraph_ingest.source_tree import SourceTree

MANY_RELATIONSHIPS = 5_000
SOURCES = {"env": "environment", "file": "file"}
KINDS = {FlowKind.ASSIGNS: "assigns", FlowKind.DERIVES: "derives", FlowKind.CONTROLS: "controls"}


def assemble(reading: Reading) -> PropertyGraph:
    """Return the graph of a repository, in a stable order."""
    repository, lineage, tree = reading.repository, reading.lineage, reading.tree
    graph = GraphUnderConstruction()
    root = NodeKey("Repository", repository.name)
    graph.add(Node(root, _without_none({
        "commit": repository.commit, "ingested_at": _now(), "tool_version": _tool_version(),
        "files": len(repository.modules), "lines": repository.lines, "root": str(repository.root),
    })))  # fmt: skip
    for module in repository.modules:
        key = NodeKey("SourceFile", module.path)
        text = "\n".join(tree.lines(module.path))
        graph.add(Node(key, {"path": module.path, "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}))
        graph.link("DECLARES", root, key)
    _entry_points(repository, lineage, tree, graph)
    for node, owner in config_nodes(lineage, tree):
        graph.add(node)
        if owner is not None:
            graph.link("HAS_FIELD", owner, node.key)
    _flows(lineage, tree, graph)
    _contribute(graph, reading)
    _place(graph, reading)
    nodes = tuple(graph.nodes[key] for key in sorted(graph.nodes))
    return PropertyGraph(repository.name, nodes, tuple(graph.relationships[key] for key in sorted(graph.relationships)))


def _contribute(graph: GraphUnderConstruction, reading: Reading) -> None:
    contributions = load_contributions()

    def alone() -> Additions:
        nodes, relationships = dict(graph.nodes), dict(graph.relationships)
        for contribution in contributions:
            if contribution.alone:
                contribution.add_to(graph, reading)
        return Additions.since(nodes, relationships, graph)

    aside = Aside(alone, pays=len(graph.relationships) >= MANY_RELATIONSHIPS)
    for contribution in contributions:
        if not contribution.alone:
            contribution.add_to(graph, reading)
    aside.result().add_to(graph)


def _place(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Set the back end of every node of code, and whether a class or field is canonical."""
    backends, profile = reading.backends, reading.profile
    starts = {entry_point_id(site): site.path for site in reading.repository.entry_points}
    programs: dict[str, str | None] = {}
    for point in graph.labelled("EntryPoint"):
        start = next((path for name, path in starts.items() if f"{point.key.id} ".startswith(f"{name} ")), str(point.properties.get("path")))
        programs[point.key.id] = backends.of_program(start)
    for relationship in graph.of_type("HAS_FLAG"):
        programs[relationship.end.id] = programs[relationship.start.id]
    canonical: dict[str, bool] = {}
    for key, node in list(graph.nodes.items()):
        if key.label not in CODE or node.properties.get("backend") is not None:
            continue
        path = node.properties.get("path")
        own = programs[key.id] if key.id in programs else backends.of(str(path)) if path is not None else None
        owner = key.id if key.label == "ConfigClass" else str(node.properties.get("owner", ""))
        if key.label in ("ConfigClass", "ConfigField", "ConfigKey") and owner not in canonical:
            canonical[owner] = profile.canonical.is_canonical(owner, own)
        graph.update(key, backend=own, canonical=canonical.get(owner) if profile.canonical.declared else None)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _tool_version() -> str:
    try:
        return version("knobgraph")
    except PackageNotFoundError:
        return "unreleased"


def _without_none(properties: dict[str, PropertyValue]) -> dict[str, PropertyValue]:
    return {k: v for k, v in properties.items() if v is not None}


def _entry_points(repository: Repository, lineage: Lineage, tree: SourceTree, graph: GraphUnderConstruction) -> None:
    names: dict[str, str] = {}
    for site in repository.entry_points:
        identifier = entry_point_id(site)
        names.setdefault(identifier, site.name)
        key = NodeKey("EntryPoint", identifier)
        graph.add(Node(key, _without_none({
            "kind": site.kind, "name": site.name, "function": site.function, "path": site.path, "line": site.line,
            "text": tree.text_at(site.path, site.line), "command": "",
        })))  # fmt: skip
        graph.link("DECLARES", NodeKey("SourceFile", site.path), key)
    statuses = status_of_flags(lineage, tree)
    for flag_key, fact in lineage.flags.items():
        owner = NodeKey("EntryPoint", f"{fact.entry_point} {fact.command}".strip())
        graph.add(Node(owner, {
            "kind": "command", "name": names.get(fact.entry_point, fact.entry_point), "command": fact.command,
            "path": fact.path, "line": fact.line, "framework": fact.framework,
        }))  # fmt: skip
        status, evidence = statuses[flag_key]
        graph.add(Node(flag_key, flag_properties(fact, names.get(fact.entry_point, fact.entry_point), status, evidence, tree)))
        graph.link("HAS_FLAG", owner, flag_key)


def flag_properties(fact: FlagFact, name: str, status: str, evidence: list[str], tree: SourceTree) -> dict[str, PropertyValue]:
    """Return the properties of a flag's node."""
    return _without_none({
        "entry_point": name, "command": fact.command, "names": list(fact.names), "dest": fact.dest, "type": fact.type,
        "action": fact.action, "nargs": fact.nargs, "const": fact.const, "choices": fact.choices, "required": fact.required,
        "default": fact.default, "default_as_written": fact.default_as_written or None, "help": fact.help, "metavar": fact.metavar,
        "group": fact.group, "exclusive_group": fact.exclusive_group, "env": fact.env, "positional": not fact.names,
        "hidden": fact.hidden, "deprecated": fact.deprecated, "status": status, "evidence": evidence, "path": fact.path,
        "line": fact.line, "text": tree.text_at(fact.path, fact.line),
    })  # fmt: skip


def _flows(lineage: Lineage, tree: SourceTree, graph: GraphUnderConstruction) -> None:
    for flow_key, flow in lineage.flows.items():
        steps = unwind(flow.trace)
        for key in (flow.source, flow.target):
            if key not in graph.nodes:
                path, line = steps[0] if key is flow.source else steps[-1]
                kind = SOURCES.get(key.id.partition(":")[0], "call")
                graph.add(Node(key, {"kind": kind, "path": path, "line": line, "text": tree.text_at(path, line), "binding": "flows"}))
        place = steps[-1]
        graph.link(
            "FLOWS_INTO", flow.source, flow.target, f"{KINDS[flow.kind]}@{place[0]}:{place[1]}",
            kind=KINDS[flow.kind], condition=flow.condition, step_paths=[p for p, _ in steps],
            step_lines=[n for _, n in steps], step_texts=tree.texts_at(steps),
            flags=sorted(flow.flags), entry_points=sorted(flow.entry_points), ways=_other_ways(flow_key, flow, steps, lineage, tree) or None,
        )  # fmt: skip


def _other_ways(key: FlowKey, flow: Flow, steps: list[tuple[str, int]], lineage: Lineage, tree: SourceTree) -> list[str]:
    """Return how programs take a flow that do so by other lines, or under more conditions, than the flow itself says."""
    told = (tuple(steps), flow.conditions)
    others = (
        FlowWay(tuple(sorted(flags)), " and ".join(conditions) or None, tuple((*p, text) for p, text in zip(places, tree.texts_at(places), strict=True)))
        for (places, conditions), flags in lineage.ways.get(key, {}).items()
        if flags and (places, conditions) != told
    )
    return sorted(way.encoded() for way in others)
