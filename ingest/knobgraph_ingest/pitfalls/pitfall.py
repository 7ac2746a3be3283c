"""What a pitfall is, and what a file of this folder gets to look at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.lineage import FlagFact, Lineage

ARGPARSE_LIKE = ("argparse", "HfArgumentParser", "simple-parsing", "jsonargparse")
SUPPRESSED = "==SUPPRESS=="


@dataclass(frozen=True, slots=True)
class Pitfall:
    """One mistake: the flag that has it, what is wrong (with the other place it is wrong against), and how to mend it."""

    flag: NodeKey
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class WrittenDefault:
    """The default of a field as source text, and where the field is declared."""

    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Declarations:
    """Every flag by its node, the flags of one parser together, and what was recorded of where they go."""

    lineage: Lineage
    parsers: dict[tuple[str, str], Sequence[FlagFact]]
    defaults: dict[NodeKey, WrittenDefault]


def default_of(fact: FlagFact) -> tuple[bool, object]:
    """Return whether the default is known without a run of the program, and the default."""
    if fact.default is None or fact.default_as_written:
        return False, None
    try:
        return True, json.loads(fact.default)
    except ValueError:
        return False, None


def label(fact: FlagFact) -> str:
    """Return a flag as a user writes it."""
    return max(fact.names, key=len) if fact.names else fact.dest


def place(fact: FlagFact) -> str:
    """Return where a flag is declared."""
    return f"{fact.path}:{fact.line}"
