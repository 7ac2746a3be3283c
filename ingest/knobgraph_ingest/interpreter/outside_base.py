"""What code of an outside class that an object inherits from may do to the object: what is still None may be filled by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import Const, Unknown
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.container import ClassShape, Instance
    from knobgraph_ingest.interpreter.machine import Machine

KNOWN = ("builtins.", "abc.", "enum.", "typing.", "dataclasses.", "collections.", "pydantic.", "attr.", "attrs.", "argparse.", "optparse.", "types.")


def inherits(cls: ClassShape) -> bool:
    """Whether objects of a class have code of an outside class of which it is not known that it leaves their attributes alone."""
    return any(c.external is not None and not c.external.startswith(KNOWN) for c in linearise(cls))


def may_fill(m: Machine, shape: Instance) -> None:
    """Let each attribute that is still None hold anything as well, as code of an outside base class was asked for.

    Nothing is known of a value that it stores; but whether the attribute is None does not decide what runs from here on.
    """
    if not inherits(shape.cls):
        return
    for name, value in list(shape.cells.items()):
        if isinstance(name, str) and (one := value.only) is not None and isinstance(one, Const) and one.value is None:
            m.heap.write(shape.cells, name, Value((one, Unknown()), value.origins))
