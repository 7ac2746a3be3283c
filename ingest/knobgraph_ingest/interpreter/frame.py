"""A running function, class body or module, and how its paths end."""

from __future__ import annotations

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

    # Each is equal to itself alone; what `enum` hashes, the name, it hashes far more slowly.
    __hash__ = object.__hash__


def ends_normally() -> End:
    """Return the end of a block in which nothing happens."""
    return End.NORMAL


# No dataclasses: what those generate is not compiled, and these are made for every call and every condition.
class Guard:
    """An undecided condition under which code runs: its text, its place, what it read, and the object count at its start.

    `pinned` is the field that has one value only where it holds.
    `lasting` marks a guard that holds for the rest of a body, at call depth `depth`, because the other side has left it.
    """

    __slots__ = ("depth", "lasting", "line", "origins", "path", "pinned", "serial", "text")

    def __init__(self, text: str, path: str, line: int, origins: Origins, serial: int, pinned: NodeKey | None = None) -> None:
        self.text = text
        self.path = path
        self.line = line
        self.origins = origins
        self.serial = serial
        self.pinned = pinned
        self.lasting = False
        self.depth = 0

    def lasting_at(self, depth: int, origins: Origins) -> Guard:
        """Return the guard as it holds for the rest of the body at this depth, deciding what these origins say."""
        lasting = Guard(self.text, self.path, self.line, origins, self.serial, self.pinned)
        lasting.lasting = True
        lasting.depth = depth
        return lasting


class Departure:
    """What a path that left a body early had changed, what decided that it left, and where in the log it did."""

    __slots__ = ("controls", "delta", "mark", "serial")

    def __init__(self, delta: Delta, controls: Origins, serial: int, mark: int) -> None:
        self.delta = delta
        self.controls = controls
        self.serial = serial
        self.mark = mark


class Frame:
    """The state of one running body."""

    __slots__ = (
        "function", "guard_depth", "last", "lookups", "loop_depth", "loose_yields", "module", "owner_class", "path", "pending", "receiver",
        "return_controls", "returns", "scope", "yield_controls", "yields",
    )  # fmt: skip

    def __init__(
        self,
        scope: Scope,
        module: ModuleShape,
        function: FunctionShape | None = None,
        owner_class: ClassShape | None = None,
        *,
        guard_depth: int = 0,
        loop_depth: int = 0,
        last: bool = False,
    ) -> None:
        self.scope = scope
        self.module = module
        self.path = module.path
        self.function = function
        self.owner_class = owner_class
        self.returns: list[Value] = []
        self.yields: list[Value] = []
        self.pending: dict[End, list[Departure]] = {}
        self.receiver: Value | None = None
        self.guard_depth = guard_depth
        self.loop_depth = loop_depth
        self.loose_yields = False
        self.return_controls: list[Origins] = []
        self.yield_controls: list[Origins] = []
        self.lookups: dict[str, KeptLookup] | None = None
        self.last = last  # the program ends with this body

    def waiting(self) -> dict[End, int]:
        """Return how many paths have left a body early so far, by the way they left."""
        return {end: len(departures) for end, departures in self.pending.items()}
