"""Says of each flag which pitfalls its declaration has; every file of `pitfalls/` knows one kind."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.pitfalls.pitfall import Declarations, Pitfall, WrittenDefault
from knobgraph_ingest.registry import PlugInError

Finder = Callable[[Declarations], Iterator[Pitfall]]


@lru_cache(maxsize=1)
def finders() -> dict[str, Finder]:
    """Return the finder of every kind of pitfall by its name.

    Raises:
        PlugInError: a file declares no `find`.
    """
    package = importlib.import_module("knobgraph_ingest.pitfalls")
    found: dict[str, Finder] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if info.name == "pitfall":
            continue
        finder: Finder | None = getattr(importlib.import_module(f"knobgraph_ingest.pitfalls.{info.name}"), "find", None)
        if finder is None:
            raise PlugInError(f"knobgraph_ingest.pitfalls.{info.name} declares no find")
        found[info.name] = finder
    return found


def add_pitfalls(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Set `pitfalls` (the kind and what is wrong) and `pitfall_fixes` of every flag that has any, in the same order."""
    parsers: dict[tuple[str, str], list[FlagFact]] = {}
    for fact in reading.lineage.flags.values():
        parsers.setdefault((fact.entry_point, fact.command), []).append(fact)
    fields = [n for label in ("ConfigField", "ConfigKey") for n in graph.labelled(label) if "default" in n.properties]
    defaults = {n.key: WrittenDefault(str(n.properties["default"]), str(n.properties["path"]), int(str(n.properties["line"]))) for n in fields}
    declared = Declarations(reading.lineage, dict(parsers), defaults)
    found: dict[NodeKey, list[tuple[str, str]]] = {}
    for kind, find in sorted(finders().items()):
        for one in find(declared):
            found.setdefault(one.flag, []).append((f"{kind.replace('_', ' ')}: {one.what}", one.fix))
    for key, pitfalls in found.items():
        if key in graph.nodes:
            graph.update(key, pitfalls=[what for what, _ in pitfalls], pitfall_fixes=[fix for _, fix in pitfalls])


CONTRIBUTION = Contribution(add_pitfalls, alone=True)
