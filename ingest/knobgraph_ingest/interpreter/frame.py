"""A running function, class body or module, and how its paths end."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, ModuleShape, Scope
from knobgraph_ingest.interpreter.heap import Delta
from knobgraph_ingest.interpreter.origin import Origins
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.key_check import KeptLookup


class End(Enum):
    """How a block ends."""

    NORMAL = auto()
    RETURN = auto()
    BREAK = auto()
    CONTINUE = auto()
    RAISE = auto()


def ends_normally() -> End:
    """Return the end of a block in which nothing happens."""
    return End.NORMAL


@dataclass(eq=False)
class Guard:
    """An undecided condition under which code runs: its text, its place, what it read, and the object count at its start.

    `pinned` is the field that has one value only where it holds.
    `lasting` marks a guard that holds for the rest of a body, at call depth `depth`, because the other side has left it.
    """

    text: str
    path: str
    line: int
    origins: Origins
    serial: int
    lasting: bool = False
    depth: int = 0
    pinned: NodeKey | None = None


@dataclass(eq=False)
class Departure:
    """What a path that left a body early had changed, what decided that it left, and where in the log it did."""

    delta: Delta
    controls: Origins
    serial: int
    mark: int


@dataclass
class Frame:
    """The state of one running body."""

    scope: Scope
    module: ModuleShape
    function: FunctionShape | None = None
    owner_class: ClassShape | None = None
    returns: list[Value] = field(default_factory=list)
    yields: list[Value] = field(default_factory=list)
    pending: dict[End, list[Departure]] = field(default_factory=dict)
    receiver: Value | None = None
    guard_depth: int = 0
    loop_depth: int = 0
    loose_yields: bool = False
    return_controls: list[Origins] = field(default_factory=list)
    yield_controls: list[Origins] = field(default_factory=list)
    lookups: dict[str, KeptLookup] | None = None
    last: bool = False  # the program ends with this body
    path: str = field(init=False)

    def __post_init__(self) -> None:
        self.path = self.module.path

    def waiting(self) -> dict[End, int]:
        """Return how many paths have left a body early so far, by the way they left."""
        return {end: len(departures) for end, departures in self.pending.items()}
