"""The state of an abstract run and the operations that every part of the interpreter shares."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import attribute, calling, expression, statement
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import render_condition
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import Departure, End, Frame, Guard
from knobgraph_ingest.interpreter.heap import Delta, Heap
from knobgraph_ingest.interpreter.importing import MODULE_STATEMENTS, Importer
from knobgraph_ingest.interpreter.lineage import Bound, Flow, Lineage
from knobgraph_ingest.interpreter.origin import (
    NO_ORIGINS,
    FlowKind,
    Origin,
    Origins,
    at_line,
    extend,
    join_origins,
    roots_of,
    weaken,
)
from knobgraph_ingest.interpreter.value import (
    REST,
    Cells,
    ClassShape,
    Container,
    DictShape,
    Instance,
    Key,
    ListShape,
    Shape,
    TupleShape,
    Value,
    join_values,
)
from knobgraph_ingest.surface import SurfaceTable

Handler = Callable[["Machine", Call], Value]
Alternative = Callable[[], End]
NEVER = 1 << 62
MOST_OWNERS = 4
CONTROL_REACH = 1  # calls: what runs deeper below a branch runs because of it, as the whole rest of a program does


class BudgetSpent(Exception):
    """The entry point's budget is used up; what is left of it is unknown."""


@dataclass(slots=True)
class Budget:
    """How much of an entry point may still be run: statements, seconds, call depth."""

    statements: int = 600_000
    seconds: float = 30.0
    depth: int = 90
    loop_items: int = 400
    range_items: int = 12
    plain_runs: int = 200
    carrying_runs: int = 1_000
    idle_statements: int = 2_500


def is_table(owner: NodeKey) -> bool:
    """Whether each key of what an owner holds is a target of its own: a module-level dict, a class whose objects are dicts."""
    return owner.label == "ConfigClass" or (owner.label == "ConfigKey" and not owner.id.endswith("]"))


def entry_of(owner: NodeKey, key: str) -> NodeKey:
    """Return the target that a key of a table is."""
    return NodeKey("ConfigField", f"{owner.id}.{key}") if owner.label == "ConfigClass" else NodeKey("ConfigKey", f"{owner.id}[{key}]")


def _held(value: Value) -> Iterator[Value]:
    for shape in value.shapes:
        if isinstance(shape, TupleShape):
            yield from shape.items
        elif isinstance(shape, DictShape | ListShape):
            yield from shape.cells.values()


class Machine:
    """Runs code of one repository symbolically and records lineage."""

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
        self.active: dict[ast.AST, int] = {}
        self.external_classes: dict[str, ClassShape] = {}
        self.command: tuple[str, ...] | None = None
        self.importing = 0
        self.callback_depth = 0
        self.runs: dict[tuple[ast.AST, bool], int] = {}
        self.inert: dict[ast.AST, int] = {}
        self.environment = Cells()
        self.holders: dict[ClassShape, Instance] = {}
        self.carried: dict[tuple[ast.AST, Shape | None], Origins] = {}
        self.costs: dict[ast.AST, int] = {}
        self.idle: set[ast.AST] = set()
        self.handed_out: set[tuple[NodeKey, tuple[str, int]]] = set()
        self.classes_in_making: list[ClassShape] = []
        self.click_context: Instance | None = None
        self.in_module_body = False
        self.place: tuple[str, int] | None = None
        self.oldest_write = NEVER
        self.stores: dict[tuple[int, Key], tuple[NodeKey, tuple[str, int], int, int]] = {}

    def start(self, entry_point: str) -> None:
        """Begin an entry point with a whole budget."""
        self.entry_point = entry_point
        self.place = None
        self.statements_left = self.budget.statements
        self.deadline = time.thread_time() + self.budget.seconds
        self.guards.clear()
        self.stack.clear()
        self.loop_serials.clear()
        self.active.clear()
        self.runs.clear()
        self.inert.clear()
        self.carried.clear()
        self.holders.clear()
        self.costs.clear()
        self.idle.clear()
        self.handed_out.clear()
        self.oldest_write = NEVER

    @contextmanager
    def outside_of_branches(self) -> Generator[None]:
        """Run something whose writes no branch takes back, under no guard and on a budget of its own: a module's body."""
        log = self.heap.suspend()
        guards, loops, left, active, nested = self.guards, self.loop_serials, self.statements_left, self.active, self.in_module_body
        self.in_module_body = True
        self.guards, self.loop_serials, self.statements_left, self.active = [], [], MODULE_STATEMENTS, {}
        try:
            yield
        except BudgetSpent:
            self.statements_left = 1
        finally:
            self.heap.resume(log)
            self.guards, self.loop_serials, self.statements_left, self.active, self.in_module_body = guards, loops, left, active, nested

    def spend(self, frame: Frame, node: ast.AST) -> None:
        """Count one statement; raises BudgetSpent, once recorded, when the budget is used up."""
        self.place = (frame.path, getattr(node, "lineno", 0))
        self.statements_left -= 1
        if self.statements_left <= 0 or (self.statements_left % 256 == 0 and time.thread_time() > self.deadline):
            self.statements_left = 0
            self.bound(frame, node, "the entry point's budget was spent here")
            raise BudgetSpent

    def position(self, path: str, line: int) -> tuple[str, int]:
        """Return where the innermost running body is, or the given place where none runs."""
        return self.place if self.place is not None else (path, line)

    def bound(self, frame: Frame, node: ast.AST, reason: str) -> None:
        """Record that the analysis stopped short here."""
        self.lineage.bounds.setdefault(Bound(self.entry_point, frame.path, getattr(node, "lineno", 0), reason))

    # values -------------------------------------------------------------------------------------------------------

    def evaluate(self, node: ast.expr, frame: Frame) -> Value:
        """Return the abstract value of an expression."""
        return expression.evaluate(self, node, frame)

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
        attribute.store(self, target, name, value, frame, node)

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
        for item in _held(value) if depth else ():
            found = self.deep_origins(item, depth - 1)
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
        """Record that `value` is stored in `target` and return it as the target's own.

        `serial` is that of the object that holds the target: a guard older than the object decides whether the object is
        made at all, not which value is stored, so it does not control the field.
        """
        origins = self.deep_origins(value)
        path, line = place
        literal = value.constant() if not origins and not self.in_module_body else None
        if literal is not None:
            self.lineage.add_literal(target, place, repr(literal.value), (self.entry_point,))
        controlling = [g for g in self.guards if g.lasting and g.origins and g.serial >= serial and len(self.stack) == g.depth]
        if not origins and not controlling and not always:
            return value
        self.lineage.fields.setdefault(target, place)
        condition = render_condition(self.guards)
        for origin in origins.values():
            if origin.source != target:
                self._record(origin, target, origin.kind, path, line, condition)
        roots = roots_of(origins)
        for guard in controlling:
            for origin in guard.origins.values():
                if origin.source != target and origin.source not in origins:
                    self._record(origin, target, FlowKind.CONTROLS, path, line, condition)
                roots |= origin.roots
        return Value(value.shapes, {target: Origin(target, FlowKind.ASSIGNS, None, roots)})

    def _record(self, origin: Origin, target: NodeKey, kind: FlowKind, path: str, line: int, condition: str | None) -> None:
        trace = extend(origin.trace, path, line)
        flow = Flow(origin.source, target, kind, trace, condition, set(origin.roots), set() if self.in_module_body else {self.entry_point})
        self.lineage.add_flow(flow, (path, line))

    def into_knob(self, target: NodeKey, origins: Origins, place: tuple[str, int]) -> None:
        """Record that origins reach an argument of outside code."""
        condition = render_condition(self.guards)
        for origin in origins.values():
            self._record(origin, target, origin.kind, place[0], place[1], condition)

    def own(self, value: Value, owner: NodeKey, depth: int = 3) -> None:
        """Let later writes into the containers of `value`, and into those inside them, flow into `owner`, who holds them now."""
        for shape in value.shapes:
            if not isinstance(shape, DictShape | ListShape) or owner in shape.owners or len(shape.owners) >= MOST_OWNERS:
                continue
            shape.owners = (*shape.owners, owner)
            if not depth:
                continue
            for key, held in shape.cells.items():
                inner = entry_of(owner, key) if isinstance(key, str) and is_table(owner) else owner
                if not is_table(owner) or isinstance(key, str):
                    self.own(held, inner, depth - 1)

    def write_item(self, container: DictShape | ListShape, key: object, value: Value, place: tuple[str, int]) -> None:
        """Store an item of a container; of an owned one it flows into the owner too."""
        self.oldest_write = min(self.oldest_write, container.serial)
        if isinstance(container, DictShape) and container.mirror is not None and isinstance(key, str):
            attribute.write_attribute(self, container.mirror, key, value, place)
            return
        for owner in container.owners:
            if is_table(owner):
                if isinstance(key, str):
                    target = entry_of(owner, key)
                    self.stores[(id(container.cells), key)] = (target, place, container.serial, len(self.stack))
                    value = self.flow_into(target, value, container.serial, place, always=False)
                    self.own(value, target, 2)
                continue
            self.stores[(id(container.cells), key)] = (owner, place, container.serial, len(self.stack))
            if value.origins:
                self.flow_into(owner, Value(value.shapes, weaken(value.origins, FlowKind.DERIVES)), container.serial, place, always=False)
            self.own(value, owner, 2)
        if key is REST or self.in_unrolled_loop(container):
            present = container.cells.get(key)
            if present is not None:
                value = join_values((present, value))
        self.heap.write(container.cells, key, value)

    # branches -----------------------------------------------------------------------------------------------------

    def guarded(self, guard: Guard | None, run: Alternative) -> End:
        """Run an alternative, under a guard where there is one; what early exits inside it guard ends with it."""
        depth = len(self.guards)
        if guard is not None:
            self.guards.append(guard)
        try:
            return run()
        finally:
            del self.guards[depth:]

    def alternatives(self, frame: Frame, runs: Sequence[tuple[Guard | None, Alternative]], controls: Origins) -> End:
        """Run alternatives from the same state and join what they leave behind; returns how the joined path ends."""
        ended: list[tuple[End, Delta]] = []
        serial = self.heap.serial
        for guard, run in runs:
            mark = self.heap.mark()
            try:
                end = self.guarded(guard, run)
            except Diverged:
                end = End.RAISE
            ended.append((end, self.heap.take_back(mark)))
        ends = {end for end, _ in ended}
        if controls and End.RAISE in ends and len(ends) > 1:
            self._refusals(runs, ended)
        chosen = next((end for end in (End.NORMAL, End.RETURN, End.CONTINUE, End.BREAK) if end in ends), End.RAISE)
        if chosen is End.RAISE:
            if ended:
                self.heap.apply(ended[0][1])
            return End.RAISE
        staying = [delta for end, delta in ended if end is chosen]
        for end, delta in ended:
            if end not in (chosen, End.RAISE):
                frame.pending.setdefault(end, []).append(Departure(delta, controls, serial))
        if len(staying) == 1:
            self.heap.apply(staying[0])
        else:
            self.control_fields(self.heap.join(staying, controls, serial), controls, serial)
        if chosen is End.NORMAL and controls and ends - {End.NORMAL, End.RAISE}:
            self._leave_guard(runs, ended)
        return chosen

    def _refusals(self, runs: Sequence[tuple[Guard | None, Alternative]], ended: Sequence[tuple[End, Delta]]) -> None:
        """Record which flags decide that the program does not go on."""
        for (guard, _), (end, _) in zip(runs, ended, strict=True):
            if end is End.RAISE and guard is not None:
                for root in roots_of(guard.origins):
                    self.lineage.refusals.setdefault(root, {})[guard.path, guard.line] = guard.text

    def depart(self, departures: Sequence[Departure]) -> None:
        """Join what paths had changed that left a body early."""
        for departure in departures:
            self.control_fields(self.heap.weak(departure.delta, departure.serial, departure.controls), departure.controls, departure.serial)

    def control_fields(self, differing: Sequence[tuple[Cells, Key]], controls: Origins, serial: int) -> None:
        """Record that a condition decided which value fields hold that alternatives left different.

        An object made inside an alternative has no other value that the condition could have chosen.
        """
        if not controls:
            return
        condition = render_condition(self.guards)
        for cells, key in differing:
            store = self.stores.get((id(cells), key))
            if store is None or store[2] > serial or store[3] - len(self.stack) > CONTROL_REACH:
                continue
            target, place, _, _ = store
            value = cells.get(key)
            held = value.origins if value is not None else NO_ORIGINS
            self.lineage.fields.setdefault(target, place)
            for origin in controls.values():
                if origin.source != target:
                    self._record(origin, target, FlowKind.CONTROLS, place[0], place[1], condition)
            roots = roots_of(controls)
            own = held.get(target)
            if value is not None and (own is None or not roots <= own.roots):
                merged = Origin(target, FlowKind.ASSIGNS, None, roots | (own.roots if own is not None else frozenset()))
                self.heap.write(cells, key, Value(value.shapes, {**held, target: merged}))

    def _leave_guard(self, runs: Sequence[tuple[Guard | None, Alternative]], ended: Sequence[tuple[End, Delta]]) -> None:
        """After one side left the body, the rest of the body runs under the guard of the side that stayed."""
        stayed = [guard for (guard, _), (end, _) in zip(runs, ended, strict=True) if end is End.NORMAL and guard is not None]
        if len(stayed) == 1:
            self.guards.append(replace(stayed[0], lasting=True, depth=len(self.stack)))

    def guard_controls(self, origins: Origins, frame: Frame, node: ast.AST) -> Origins:
        """Return what a condition read, as origins that only control; what only chose the value read has no part in it."""
        read = {s: o for s, o in origins.items() if o.kind is not FlowKind.CONTROLS}
        return weaken(at_line(read, frame.path, getattr(node, "lineno", 0)), FlowKind.CONTROLS) if read else NO_ORIGINS

    def shapes_of(self, value: Value) -> tuple[Shape, ...]:
        """Return the shapes of a value that is there."""
        return value.present().shapes
