"""What a file of `contributions/` declares, and how the files are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from knobgraph_graph.fact import Node, NodeKey, PropertyValue, Relationship
from knobgraph_ingest.backends import Backends
from knobgraph_ingest.discovery import Repository
from knobgraph_ingest.interpreter.lineage import Lineage
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.registry import PlugInError
from knobgraph_ingest.source_facts import SourceFacts
from knobgraph_ingest.source_tree import SourceTree

RelationshipKey = tuple[str, NodeKey, NodeKey, str]


@dataclass(slots=True)
class GraphUnderConstruction:
    """The nodes and relationships collected so far, each once."""

    nodes: dict[NodeKey, Node] = field(default_factory=dict)
    relationships: dict[RelationshipKey, Relationship] = field(default_factory=dict)
    _labelled: dict[str, list[NodeKey]] = field(default_factory=dict)
    _of_type: dict[str, list[RelationshipKey]] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        """Add a node, unless one of that label and id is there."""
        if node.key not in self.nodes:
            self.nodes[node.key] = node
            self._labelled.pop(node.key.label, None)

    def update(self, key: NodeKey, /, **properties: PropertyValue) -> None:
        """Set properties of a node that is there; None leaves a property out."""
        node = self.nodes[key]
        kept = {k: v for k, v in {**node.properties, **properties}.items() if v is not None}
        self.nodes[key] = Node(key, kept)

    def link(self, type_: str, start: NodeKey, end: NodeKey, key: str = "", /, **properties: PropertyValue) -> None:
        """Add a relationship, unless one of that type, ends and key is there; properties that are None are left out."""
        place = (type_, start, end, key)
        if place not in self.relationships:
            kept = {k: v for k, v in properties.items() if v is not None}
            self.relationships[place] = Relationship(type_, start, end, key, kept)
            self._of_type.pop(type_, None)

    def labelled(self, label: str) -> Iterator[Node]:
        """Yield the nodes of one label, in a stable order."""
        if label not in self._labelled:
            self._labelled[label] = sorted(key for key in self.nodes if key.label == label)
        return iter([self.nodes[key] for key in self._labelled[label]])

    def of_type(self, kind: str) -> Iterator[Relationship]:
        """Yield the relationships of one type, in a stable order."""
        if kind not in self._of_type:
            self._of_type[kind] = sorted(key for key in self.relationships if key[0] == kind)
        return iter([self.relationships[key] for key in self._of_type[kind]])


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a repository when the contributions run: its files, what the interpreter recorded, and what is declared."""

    repository: Repository
    lineage: Lineage
    facts: SourceFacts
    backends: Backends = field(init=False)

    def __post_init__(self) -> None:
        """Derive the back ends from the rest."""
        object.__setattr__(self, "backends", Backends(self.repository, self.tree, self.profile))

    @property
    def tree(self) -> SourceTree:
        """The text and the syntax trees of the files."""
        return self.facts.tree

    @property
    def profile(self) -> Profile:
        """What is declared."""
        return self.facts.profile


@dataclass(frozen=True, slots=True)
class Contribution:
    """A step that adds to the graph; `after` names the files of the folder that must have run before.

    One that is `alone` needs nothing that the others add, and none of them needs what it adds: it may run beside them.
    """

    add_to: Callable[[GraphUnderConstruction, Reading], None]
    after: tuple[str, ...] = ()
    alone: bool = False


@lru_cache(maxsize=1)
def load_contributions() -> tuple[Contribution, ...]:
    """Return every contribution, each after those it names.

    Raises:
        PlugInError: a file declares no `CONTRIBUTION`, or names one that is not there or waits for itself.
    """
    package = importlib.import_module("knobgraph_ingest.contributions")
    found: dict[str, Contribution] = {}
    for info in pkgutil.iter_modules(package.__path__):
        declared = getattr(importlib.import_module(f"knobgraph_ingest.contributions.{info.name}"), "CONTRIBUTION", None)
        if not isinstance(declared, Contribution):
            raise PlugInError(f"knobgraph_ingest.contributions.{info.name} declares no CONTRIBUTION")
        found[info.name] = declared
    ordered: dict[str, Contribution] = {}
    while len(ordered) < len(found):
        ready = [n for n in found if n not in ordered and all(a in ordered for a in found[n].after)]
        if not ready:
            waiting = sorted(n for n in found if n not in ordered)
            raise PlugInError(f"contributions wait for each other or for one that is not there: {', '.join(waiting)}")
        ordered.update({n: found[n] for n in sorted(ready)})
    return tuple(ordered.values())
