"""What an action changed in a namespace by itself: it is there because its flag was given."""

from __future__ import annotations

from typing import Any

from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, weaken
from knobgraph_ingest.interpreter.value import Value


def marked(m: Machine, namespace: Instance) -> dict[Any, Value]:
    """Return what a namespace holds, each as a value of its own, so that `credit` sees a store of an equal one."""
    for name, value in list(namespace.cells.items()):
        m.heap.write(namespace.cells, name, Value(value.shapes, value.origins))
    return dict(namespace.cells)


def credit(m: Machine, namespace: Instance, before: dict[Any, Value], dest: str | None, origins: Origins) -> None:
    """Say of what an action stored without its value that it is there because the flag was given; under its own `dest` it is the flag's value."""
    given = {s: o for s, o in origins.items() if s.label == "Flag"}
    for name, value in list(namespace.cells.items()):
        if before.get(name) is not value and not any(s in value.origins for s in given):
            m.heap.write(namespace.cells, name, value.plus(given if name == dest else weaken(given, FlowKind.CONTROLS)))
