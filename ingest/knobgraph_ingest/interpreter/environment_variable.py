"""Environment variables: each is a node of its own, and one that the program sets carries on what it was set from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.origin import FlowKind, Origin, Origins, at_line, join_origins, roots_of
from knobgraph_ingest.interpreter.value import Value, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def variable_origins(m: Machine, name: str, place: tuple[str, int]) -> Origins:
    """Record that a variable is read at `place` and return it as an origin, beside the files that may have set it."""
    key = _key(name)
    m.lineage.add_read(key, place)
    m.lineage.environment.setdefault((name, *place), "read")
    files = m.environment.get("files")
    given = m.environment.get(_cell(name))
    own = {key: Origin(key, FlowKind.ASSIGNS, None, roots_of(given.origins) if given is not None else frozenset())}
    return at_line({**own, **(files.origins if files is not None else {})}, *place)


def set_variable(m: Machine, name: str, value: Value, place: tuple[str, int], how: str) -> None:
    """Record that the program sets a variable at `place` by a `write` or a `setdefault`; what reads it later has what it was set from."""
    m.lineage.environment[(name, *place)] = how
    origins = m.deep_origins(value)
    m.into_knob(_key(name), origins, place)
    present = m.environment.get(_cell(name)) if how == "setdefault" else None
    m.heap.write(m.environment, _cell(name), unknown(join_origins(origins, present.origins) if present is not None else origins))


def _key(name: str) -> NodeKey:
    return NodeKey("Knob", f"env:{name}")


def _cell(name: str) -> tuple[str, str]:
    # No text, because what decides whether a variable is set is said of the node already.
    return ("variable", name)
