"""The canonical field that stands for a knob: by lineage, by a declared alias, or by name."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_ingest.contribution import GraphUnderConstruction, Reading
from knobgraph_ingest.knobs.knob_rule import DEFAULT_CLASS
from knobgraph_ingest.profile.backend import names

MOST_HOPS = 4
Edges = dict[NodeKey, list[tuple[NodeKey, int]]]
STRENGTH = {"assigns": 0, "derives": 1}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A canonical field, what makes it one (`itself`, `lineage`, `alias`, `name`), and whether the value is only computed from it."""

    field: str
    by: str
    derived: bool


class Counterparts:
    """Finds the canonical fields of a graph."""

    def __init__(self, graph: GraphUnderConstruction, reading: Reading) -> None:
        self._aliases = reading.profile.aliases
        self._canonical = {n.key: n for n in _canonical_fields(graph, reading)}
        proposed = reading.profile.knobs.proposed_class or DEFAULT_CLASS
        self._proposed = {n.key for n in graph.labelled("ConfigField") if str(n.properties.get("owner", "")).rpartition(".")[2] == proposed}
        self._by_name: dict[str, list[NodeKey]] = {}
        for key, node in sorted(self._canonical.items(), key=lambda item: item[0].id):
            self._by_name.setdefault(_plain(str(node.properties.get("name", ""))), []).append(key)
        self._incoming: Edges = {}
        self._outgoing: Edges = {}
        for flow in graph.of_type("FLOWS_INTO"):
            strength = STRENGTH.get(str(flow.properties["kind"]))
            if strength is not None:
                self._incoming.setdefault(flow.end, []).append((flow.start, strength))
                self._outgoing.setdefault(flow.start, []).append((flow.end, strength))

    @property
    def known(self) -> bool:
        """Whether anything is canonical."""
        return bool(self._canonical)

    def is_canonical(self, key: NodeKey) -> bool:
        """Whether a field is itself canonical."""
        return key in self._canonical

    def of_knob(self, node: Node, *, objects: bool = False) -> Counterpart | None:
        """Return the canonical field whose value the knob takes, or that is called like it; of `objects` none that they are only computed from."""
        parameter = str(node.properties.get("parameter", ""))
        own = NodeKey("ConfigField", f"{node.properties.get('callee')}.{parameter}")
        if own in self._canonical:
            return Counterpart(own.id, "itself", derived=False)
        exact = self._along(node.key, self._incoming, self._canonical) or self._shared(node.key)
        named = exact or self._named(parameter, node.key.id)
        return named or (None if objects else self._derived(node.key, self._incoming))

    def of_field(self, node: Node) -> Counterpart | None:
        """Return the canonical field that takes a field's value or gives it, or that is called like it."""
        exact = self._along(node.key, self._outgoing, self._canonical) or self._along(node.key, self._incoming, self._canonical)
        named = exact or self._named(str(node.properties.get("name", "")), node.key.id)
        return named or self._derived(node.key, self._outgoing) or self._derived(node.key, self._incoming)

    def in_proposed_class(self, node: Node) -> str | None:
        """Return the field of the proposed class that a knob takes its value from already."""
        found = self._along(node.key, self._incoming, self._proposed)
        return found.field if found is not None else None

    def _along(self, start: NodeKey, edges: Edges, targets: Container[NodeKey]) -> Counterpart | None:
        """Return the nearest target on a way on which the value itself travels."""
        seen, level = {start}, [start]
        for _ in range(MOST_HOPS):
            level = sorted({other for key in level for other, strength in edges.get(key, ()) if strength == 0 and other not in seen}, key=_id)
            found = next((key for key in level if key in targets), None)
            if found is not None:
                return Counterpart(found.id, "lineage", derived=False)
            seen.update(level)
        return None

    def _shared(self, knob: NodeKey) -> Counterpart | None:
        """Return the canonical field that is given the same field's value as the knob."""
        sources = sorted((s for s, strength in self._incoming.get(knob, ()) if strength == 0 and s.label == "ConfigField"), key=_id)
        return next((found for s in sources if (found := self._along(s, self._outgoing, self._canonical)) is not None), None)

    def _derived(self, start: NodeKey, edges: Edges) -> Counterpart | None:
        """Return the one canonical field that the value is computed from (or that is computed from it), where there is only one."""
        found = sorted({other for other, _ in edges.get(start, ()) if other in self._canonical}, key=_id)
        return Counterpart(found[0].id, "lineage", derived=True) if len(found) == 1 else None

    def _named(self, name: str, identifier: str) -> Counterpart | None:
        for alias in self._aliases:
            if any(names(a, identifier) or _plain(a) == _plain(name) for a in (alias.canonical, *alias.names)):
                for one in (alias.canonical, *alias.names):
                    found = [k for k in self._canonical if names(one, k.id)] or self._by_name.get(_plain(one), [])
                    if found:
                        return Counterpart(found[0].id, "alias", derived=False)
        same = self._by_name.get(_plain(name), [])
        return Counterpart(same[0].id, "name", derived=False) if same else None


def _canonical_fields(graph: GraphUnderConstruction, reading: Reading) -> Iterator[Node]:
    canonical = reading.profile.canonical
    for node in graph.labelled("ConfigField") if canonical.declared else ():
        path = node.properties.get("path")
        if canonical.is_canonical(str(node.properties.get("owner", "")), reading.backends.of(str(path)) if path else None):
            yield node


def _plain(name: str) -> str:
    return name.lstrip("-").replace("-", "_").casefold()


def _id(key: NodeKey) -> str:
    return key.id
