"""The command line as a list, which a program may hand to another one as it is."""

from __future__ import annotations

from knobgraph_ingest.interpreter.shape import External, Shape, Unknown

COMMAND_LINE = "sys.argv"


def is_command_line(shape: Shape) -> bool:
    """Whether a shape is `sys.argv`, or a list that holds the rest of it."""
    return (isinstance(shape, External) and shape.name == COMMAND_LINE) or (isinstance(shape, Unknown) and shape.of == COMMAND_LINE)
