"""The status of every flag: used, unread, ignored, overwritten or unknown, with the evidence."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.lineage import Flow, Lineage
from knobgraph_ingest.source_tree import SourceTree

MOST_EVIDENCE = 8


def status_of_flags(lineage: Lineage, tree: SourceTree, paths: Sequence[str]) -> dict[NodeKey, tuple[str, list[str]]]:
    """Return status and evidence (`path:line: text`) of each flag; what a bound may hide is `unknown`, never dead."""
    outgoing: dict[NodeKey, list[Flow]] = {}
    for flow in lineage.flows.values():
        outgoing.setdefault(flow.source, []).append(flow)
    bounded: dict[str, str] = {}
    for bound in lineage.bounds:
        if not bound.hides:
            continue
        bounded.setdefault(bound.entry_point, f"{bound.path}:{bound.line}: {bound.reason}")
    mentioned = _MentionedNames(tree, paths)
    return {key: _status(key, lineage, outgoing, bounded.get(fact.entry_point), mentioned, tree) for key, fact in lineage.flags.items()}


class _MentionedNames:
    """Every attribute and string of the repository that may read a field by name; collected when first asked for."""

    def __init__(self, tree: SourceTree, paths: Sequence[str]) -> None:
        self._tree = tree
        self._paths = paths
        self._names: set[str] | None = None

    def __contains__(self, name: str) -> bool:
        if self._names is None:
            self._names = set()
            for path in self._paths:
                for node in self._tree.nodes(path):
                    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                        self._names.add(node.attr)
                    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 80:
                        self._names.add(node.value)
        return name in self._names


def _places(lineage: Lineage, key: NodeKey, tree: SourceTree) -> list[str]:
    return [f"{p}:{n}: {tree.text_at(p, n)}" for p, n in sorted(lineage.reads.get(key, ()))][:MOST_EVIDENCE]


def _status(
    key: NodeKey, lineage: Lineage, outgoing: dict[NodeKey, list[Flow]], bound: str | None, mentioned: _MentionedNames, tree: SourceTree
) -> tuple[str, list[str]]:
    reads = _places(lineage, key, tree)
    fact = lineage.flags[key]
    flows = outgoing.get(key, [])
    if not reads and not flows:
        if fact.action in ("version", "help"):
            return "used", [f"{fact.path}:{fact.line}: {tree.text_at(fact.path, fact.line)}"]
        if bound is not None:
            return "unknown", [bound]
        if key in lineage.overwrites:
            return "overwritten", [f"{p}:{n}: {tree.text_at(p, n)}" for p, n in sorted(lineage.overwrites[key])][:MOST_EVIDENCE]
        return "ignored", [f"{fact.path}:{fact.line}: {tree.text_at(fact.path, fact.line)}"]
    reached: set[NodeKey] = set()
    pending = [key]
    while pending:
        for flow in outgoing.get(pending.pop(), []):
            if key.id in flow.flags and flow.target not in reached:
                reached.add(flow.target)
                pending.append(flow.target)
    if not reached or key.id in lineage.used or any(t.label == "Knob" or lineage.reads.get(t) for t in reached):
        return "used", reads or [line for t in sorted(reached, key=_identifier) for line in _places(lineage, t, tree)][:MOST_EVIDENCE]
    if len(reads) > len({(f.trace.path, f.trace.line) for f in flows if f.trace is not None}):
        return "used", reads
    stores = [lineage.fields[t] for t in sorted(reached, key=_identifier) if t in lineage.fields]
    stored = [f"{p}:{n}: {tree.text_at(p, n)}" for p, n in stores][:MOST_EVIDENCE]
    if bound is not None:
        return "unknown", [bound, *stored]
    if any(_field_name(t) in mentioned for t in reached):
        return "unknown", stored
    return "unread", stored


def _identifier(key: NodeKey) -> str:
    return key.id


def _field_name(key: NodeKey) -> str:
    return key.id[:-1].rpartition("[")[2] if key.label == "ConfigKey" else key.id.rpartition(".")[2]
