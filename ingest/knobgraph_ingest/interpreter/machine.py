"""The state of an abstract run and the operations that every part of the interpreter shares."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import attribute, attribute_store, branching, calling, expression, recording, statement
from knobgraph_ingest.interpreter.branching import Alternative
from knobgraph_ingest.interpreter.budget import Budget, BudgetSpent
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_word import CommandWord
from knobgraph_ingest.interpreter.container import Cells, ClassShape, Container, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.frame import Departure, End, Frame, Guard
from knobgraph_ingest.interpreter.heap import Heap
from knobgraph_ingest.interpreter.importing import MODULE_STATEMENTS, Importer
from knobgraph_ingest.interpreter.lineage import Bound, Lineage
from knobgraph_ingest.interpreter.origin import (
    FlowKind,
    Origins,
    join_origins,
    weaken,
)
from knobgraph_ingest.interpreter.repeated_call import RepeatedCalls
from knobgraph_ingest.interpreter.shape import Shape, TupleShape
from knobgraph_ingest.interpreter.value import Value
from knobgraph_ingest.surface import SurfaceTable

Handler = Callable[["Machine", Call], Value]
NEVER = 1 << 62


def _held(value: Value) -> Iterator[Value]:
    for shape in value.shapes:
        if isinstance(shape, TupleShape):
            yield from shape.items
        elif isinstance(shape, (DictShape, ListShape)):
            yield from shape.cells.values()


class Machine:
    """Runs one entry point, or one of its sub-commands, symbolically and records lineage; the next one takes a new machine."""

    def __init__(self, importer: Importer, models: Mapping[str, Handler], surfaces: SurfaceTable, budget: Budget | None = None) -> None:
        self.heap = Heap()
        self.lineage = Lineage()
        self.importer = importer
        self.models = models
        self.surfaces = surfaces
        self.budget = budget or Budget()
        self.guards: list[Guard] = []
        self.stack: list[Frame] = []
        self.entry_point = ""
        self.loop_serials: list[int] = []
        self.statements_left = self.budget.statements
        self.deadline = time.thread_time() + self.budget.seconds
        self.share = 1.0
        self.active: dict[ast.AST, int] = {}
        self.external_classes: dict[str, ClassShape] = {}
        self.word = CommandWord()
        self.importing = 0
        self.callback_depth = self.setter_depth = 0
        self.runs: dict[tuple[ast.AST, bool], int] = {}
        self.inert: dict[ast.AST, int] = {}
        self.environment = Cells()
        self.holders: dict[ClassShape, Instance] = {}
        self.keepers: dict[ClassShape, Instance] = {}
        self.carried: dict[tuple[ast.AST, Shape | None], Origins] = {}
        self.costs: dict[ast.AST, int] = {}
        self.idle: set[ast.AST] = set()
        self.not_worth_running: dict[ast.AST, frozenset[str]] = {}  # functions that record nothing, with the flags of what they were given all the same
        self.met_code: dict[ast.AST, set[Shape]] = {}  # functions that record nothing, with the classes and modules that they were given all the same
        self.options_added = 0  # how often a parser was given an option
        self.adders: set[ast.AST] = set()  # functions that gave a parser options
        self.handed_out: set[tuple[NodeKey, tuple[str, int]]] = set()
        self.classes_in_making: list[ClassShape] = []
        self.click_context: Instance | None = None
        self.in_module_body = False
        self.calls = 0  # how often a function of the repository was called
        self.recursions = 0  # how many running functions were running already when they were called
        self.place: tuple[str, int] | None = None
        self.oldest_write = NEVER
        self.picked: dict[NodeKey, frozenset[str]] = {}
        self.unsettled: list[tuple[frozenset[str], tuple[str, int]]] | None = None
        self.checking = False
        self.diverged_call: ast.Call | None = None
        self.handed_code: dict[Shape, tuple[str, int]] = {}
        self.lost_code: dict[Shape, Bound] = {}
        self.readers: dict[ast.AST, frozenset[str]] = {}
        self.new_folders: dict[str, Origins] = {}
        self.repeated = RepeatedCalls()
        self.recordings = 0  # how often a flow was recorded, or looked whether there is one, under the guards of that time
        self.environment.code = True
        self.stores: dict[NodeKey, int] = {}  # how often something was stored in a field

    def start(self, entry_point: str, share: float = 1.0) -> None:
        """Begin an entry point, or one of its sub-commands, with a share of the budget."""
        self.entry_point = entry_point
        self.share = share
        self.statements_left = int(self.budget.statements * share)
        self.deadline = time.thread_time() + self.budget.seconds * share

    def spent(self) -> float:
        """Return the part of a whole budget that this run took, in statements: what time it took counts only where that ended it, as times differ."""
        if time.thread_time() > self.deadline:
            return self.share
        return self.share - self.statements_left / self.budget.statements

    @contextmanager
    def outside_of_branches(self) -> Generator[None]:
        """Run something whose writes no branch takes back, under no guard and on a budget of its own: a module's body."""
        suspended = self.heap.suspend()
        guards, loops, left, active, nested = self.guards, self.loop_serials, self.statements_left, self.active, self.in_module_body
        recursions, self.recursions, self.in_module_body = self.recursions, 0, True
        self.guards, self.loop_serials, self.statements_left, self.active = [], [], MODULE_STATEMENTS, {}
        try:
            yield
        except BudgetSpent:
            self.statements_left = 1
        finally:
            self.heap.resume(suspended)
            self.guards, self.loop_serials, self.statements_left, self.active, self.in_module_body = guards, loops, left, active, nested
            self.recursions = recursions

    def spend(self, frame: Frame, node: ast.stmt) -> None:
        """Count one statement; raises BudgetSpent, once recorded, when the budget is used up."""
        self.place = (frame.path, node.lineno)
        self.statements_left = left = self.statements_left - 1
        if left <= 0 or (left % 256 == 0 and time.thread_time() > self.deadline):
            self.statements_left = 0
            self.bound(frame, node, "the entry point's budget was spent here")
            raise BudgetSpent

    def position(self, path: str, line: int) -> tuple[str, int]:
        """Return where the innermost running body is, or the given place where none runs."""
        return self.place if self.place is not None else (path, line)

    def bound(self, frame: Frame, node: ast.AST, reason: str, *, hides: bool = True) -> None:
        """Record that the analysis stopped short here; `hides` says whether reads of flags may be among what was not seen."""
        self.lineage.bounds.setdefault(Bound(self.entry_point, frame.path, getattr(node, "lineno", 0), reason, hides=hides))

    # values -------------------------------------------------------------------------------------------------------

    def evaluate(self, node: ast.expr, frame: Frame) -> Value:
        """Return the abstract value of an expression."""
        return expression.evaluate(self, node, frame)

    def handed_on(self, node: ast.expr, frame: Frame) -> Value:
        """Return the value of an expression that only goes elsewhere, where it is seen to be used or not."""
        return expression.handed_on(self, node, frame)

    def looked_at(self, node: ast.expr, frame: Frame) -> Value:
        """Return the value of an expression of which a part is asked for."""
        return expression.looked_at(self, node, frame)

    def tested(self, node: ast.expr, frame: Frame) -> Value:
        """Return the value of an expression of which only the truth is asked for."""
        return expression.tested(self, node, frame)

    def run_block(self, body: Sequence[ast.stmt], frame: Frame) -> End:
        """Run statements and return how the last path ends."""
        return statement.run_block(self, body, frame)

    def call(self, callee: Value, call: Call) -> Value:
        """Call a value."""
        return calling.call_value(self, callee, call)

    def get_attribute(self, value: Value, name: str, frame: Frame, node: ast.AST) -> Value:
        """Read an attribute."""
        return attribute.load(self, value, name, frame, node)

    def set_attribute(self, target: Value, name: str, value: Value, frame: Frame, node: ast.AST) -> None:
        """Store an attribute."""
        attribute_store.store(self, target, name, value, frame, node)

    def new_dict(self) -> DictShape:
        """Return an empty dict."""
        return DictShape(self.heap.next_serial())

    def new_list(self, items: Sequence[Value] = (), kind: str = "list") -> ListShape:
        """Return a list of these items."""
        shape = ListShape(self.heap.next_serial(), kind)
        shape.cells.update(enumerate(items))
        return shape

    def external_class(self, name: str) -> ClassShape:
        """Return the one class that stands for an outside class."""
        if name not in self.external_classes:
            shape = ClassShape(0, name.rpartition(".")[2], None, None)
            shape.external = name
            self.external_classes[name] = shape
        return self.external_classes[name]

    def new_instance(self, cls: ClassShape) -> Instance:
        """Return an object without attributes."""
        return Instance(self.heap.next_serial(), cls)

    def deep_origins(self, value: Value, depth: int = 3) -> Origins:
        """Return the origins of a value and of what its containers hold, weakened to `derives` for what is inside."""
        inside: list[Origins] = []
        for shape in value.shapes if depth else ():
            if isinstance(shape, TupleShape):
                items: Iterable[Value] = shape.items
            elif isinstance(shape, (DictShape, ListShape)):
                items = shape.cells.values()
                if isinstance(shape, ListShape) and shape.turns:
                    inside.append(shape.turns)
            else:
                continue
            for item in items:
                found = self.deep_origins(item, depth - 1) if depth > 1 else item.origins
                if found:
                    inside.append(weaken(found, FlowKind.DERIVES))
        return join_origins(value.origins, *inside) if inside else value.origins

    def carries(self, value: Value, depth: int = 3) -> bool:
        """Whether a value or what its containers hold has any origin."""
        return bool(value.origins) or (depth > 0 and any(self.carries(item, depth - 1) for item in _held(value)))

    def in_unrolled_loop(self, container: Container) -> bool:
        """Whether a container existed before an enclosing loop that is not unrolled."""
        return bool(self.loop_serials) and container.serial <= self.loop_serials[-1]

    # flows --------------------------------------------------------------------------------------------------------

    def flow_into(self, target: NodeKey, value: Value, serial: int, place: tuple[str, int], *, always: bool) -> Value:
        """Record that `value` is stored in `target` and return it as the target's own."""
        return recording.flow_into(self, target, value, serial, place, always=always)

    def into_knob(self, target: NodeKey, origins: Origins, place: tuple[str, int]) -> None:
        """Record that origins reach an argument of outside code."""
        recording.into_knob(self, target, origins, place)

    def own(self, value: Value, owner: NodeKey, depth: int = 3) -> None:
        """Let later writes into the containers of `value`, and into those inside them, flow into `owner`, who holds them now."""
        recording.own(self, value, owner, depth)

    def write_item(self, container: DictShape | ListShape, key: object, value: Value, place: tuple[str, int]) -> None:
        """Store an item of a container; of an owned one it flows into the owner too."""
        recording.write_item(self, container, key, value, place)

    # branches -----------------------------------------------------------------------------------------------------

    def alternatives(self, frame: Frame, runs: Sequence[tuple[Guard | None, Alternative]], controls: Origins) -> End:
        """Run alternatives from the same state and join what they leave behind; returns how the joined path ends."""
        return branching.alternatives(self, frame, runs, controls)

    def depart(self, departures: Sequence[Departure]) -> None:
        """Join what paths had changed that left a body early."""
        branching.depart(self, departures)

    def guard_controls(self, origins: Origins, frame: Frame, node: ast.AST) -> Origins:
        """Return what a condition read, as origins that only control; what only chose the value read has no part in it."""
        return branching.guard_controls(self, origins, frame, node)
