"""The dicts that modelled objects keep in a cell of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import DictShape, Instance
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def table_of(m: Machine, instance: Instance, name: str) -> DictShape:
    """Return the dict that an object keeps under a name, made when it is first asked for."""
    value = instance.cells.get(name)
    if value is not None and isinstance(value.only, DictShape):
        return value.only
    table = m.new_dict()
    m.heap.write(instance.cells, name, Value((table,)))
    return table
