"""The command line as a list, which a program may hand to another one as it is."""

from __future__ import annotations

from knobgraph_ingest.interpreter.shape import External, Shape, Unknown

COMMAND_LINE = "sys.argv"
WORDS = f"{COMMAND_LINE}[1:]"
FIRST_WORD = f"{COMMAND_LINE}[1]"
FIRST_LEFT = f"{COMMAND_LINE}: the first word that a parser left"


def is_command_line(shape: Shape) -> bool:
    """Whether a shape is `sys.argv`, or a list that holds the rest of it."""
    return (isinstance(shape, External) and shape.name == COMMAND_LINE) or (isinstance(shape, Unknown) and shape.of in (COMMAND_LINE, WORDS))


def is_words(shape: Shape) -> bool:
    """Whether a shape is the list of all words of the command line but the program's name."""
    return isinstance(shape, Unknown) and shape.of == WORDS
