"""Calls: arguments, own functions, classes, methods and outside code."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import (
    asked_words,
    attribute,
    consumption,
    escape,
    instantiation,
    named_import,
    remembered_call,
    subscript,
    surface_call,
    unentered_call,
)
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.chosen_object import control_chosen
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance, Scope
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End, Frame, ends_normally
from knobgraph_ingest.interpreter.generator import yields
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, at_line, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, Descriptor, External, Native, Partial, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.unnamed_keyword import given_or_default, perhaps_unnamed
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_CALLEES = 16
MOST_CALLBACKS = 4
NEVER = 1 << 62
INERT_RUNS = 2  # after so many runs that changed nothing and returned nothing known, the next one would not either
MOST_ACTIVE = 2
CHEAP = 25  # statements a run that are not worth sparing


def evaluate_call(m: Machine, node: ast.Call, frame: Frame) -> Value:
    """Evaluate a call expression."""
    if isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args:
        return _zero_argument_super(frame)
    callee = m.looked_at(node.func, frame)
    call = arguments_of(m, node, frame)
    if isinstance(node.func, ast.Attribute) and node.func.attr in asked_words.METHODS:
        asked_words.note_call(m, callee, call)
    if not m.lineage.flags:
        return call_value(m, callee, call)
    try:
        result = call_value(m, callee, call)
    except Diverged:
        m.diverged_call = node
        consumption.consume_call(m, callee, call, None)
        if any(isinstance(s, ClassShape) for s in callee.shapes):
            # A constructor that is generated has no lines of its own below the converter or check that seems never to end.
            escape.leave_open(m, call.everything(), call, "making this object seems never to end")
        raise
    consumption.consume_call(m, callee, call, result)
    return result


def arguments_of(m: Machine, node: ast.Call, frame: Frame) -> Call:
    """Evaluate the arguments of a call; known `*args` and `**kwargs` are spread."""
    args: list[Value] = []
    rest: list[Value] = []
    for argument in node.args:
        if isinstance(argument, ast.Starred):
            known, more = subscript.items_of(m, m.looked_at(argument.value, frame), frame, argument)
            if not rest:
                args.extend(known)
            else:
                rest.extend(known)
            if more is not None:
                rest.append(more)
        else:
            value = m.handed_on(argument, frame)
            (rest or args).append(value)
    keywords: dict[str, Value] = {}
    keyword_rest: list[Value] = []
    for keyword in node.keywords:
        value = m.handed_on(keyword.value, frame)
        line = keyword.value.lineno
        if keyword.arg is not None:
            keywords[keyword.arg] = value.with_origins(at_line(value.origins, frame.path, line))
            continue
        mapping = m.new_dict()
        subscript.merge_mapping(m, mapping, value, frame, keyword.value)
        for key, item in mapping.cells.items():
            if isinstance(key, str):
                keywords[key] = perhaps_unnamed(item, mapping.cells.get(REST))
            else:
                keyword_rest.append(item)
    return Call(frame, node, tuple(args), keywords, join_values(rest) if rest else None, join_values(keyword_rest) if keyword_rest else None)


def _zero_argument_super(frame: Frame) -> Value:
    from knobgraph_ingest.interpreter.shape import Super

    if frame.owner_class is None or frame.receiver is None:
        return UNKNOWN
    return Value((Super(frame.owner_class, frame.receiver),))


def call_value(m: Machine, callee: Value, call: Call) -> Value:
    """Call every alternative of a value and join what they return."""
    shapes = [s for s in callee.present().shapes if not isinstance(s, Const)]
    if not shapes:
        escape.hand_over(m, call)
        return unknown(weaken(join_origins(callee.origins, call.origins()), FlowKind.DERIVES))
    if len(shapes) == 1:
        result = invoke(m, shapes[0], callee, call)
    else:
        results: list[Value] = []
        serial = m.heap.serial
        end = m.alternatives(call.frame, [(None, partial(_alternative, m, s, callee, call, results)) for s in shapes[:MOST_CALLEES]], NO_ORIGINS)
        if end is End.RAISE:
            raise Diverged
        if callee.origins:  # what chose the function decides which of the objects that they make is there
            control_chosen(m, results, attribute.choosing(callee.origins), serial)
        result = join_values(results)
    if not callee.origins:
        return result
    methods = all(isinstance(s, BoundMethod) for s in shapes)
    chosen = (attribute.of_chosen if methods else attribute.choosing)(callee.origins)
    return result.plus(chosen) if chosen else result


def _alternative(m: Machine, shape: Shape, callee: Value, call: Call, results: list[Value]) -> End:
    results.append(invoke(m, shape, callee, call))
    return End.NORMAL


def invoke(m: Machine, shape: Shape, callee: Value, call: Call) -> Value:
    """Call one shape."""
    if isinstance(shape, FunctionShape):
        apart = named_import.calls_apart(shape, call)
        return named_import.run_apart(m, apart, partial(call_function, m, shape)) if apart else call_function(m, shape, call)
    if isinstance(shape, BoundMethod):
        return invoke(m, shape.function, Value((shape.function,)), call.shifted(shape.receiver))
    if isinstance(shape, ClassShape):
        return instantiation.instantiate(m, shape, call)
    if isinstance(shape, Native):
        return shape.run(m, call.with_receiver(shape.receiver) if shape.receiver is not None else call)
    if isinstance(shape, Partial):
        keywords = {**dict(shape.keywords), **call.keywords}
        whole = Call(call.frame, call.node, (*shape.arguments, *call.args), keywords, call.rest, call.keyword_rest)
        return call_value(m, shape.function, whole)
    if isinstance(shape, External):
        handler = m.models.get(shape.name)
        if handler is None:
            return external_call(m, shape.name, call)
        if m.surfaces.match(shape.name) is not None:
            surface_call.record_call(m, shape.name, call)
        return handler(m, call)
    if isinstance(shape, Instance):
        result = call_method_with(m, shape, "__call__", call)
        return result if result is not None else external_call(m, f"{shape.cls.qualified}.__call__", call)
    if isinstance(shape, Descriptor):
        return call_value(m, shape.getter, call)
    if isinstance(shape, TypeForm):
        return invoke(m, External(shape.origin), callee, call)
    if isinstance(shape, Unknown) and shape.of:
        return external_call(m, shape.of, call, callee)
    escape.hand_over(m, call)
    origins = [m.deep_origins(v) for v in call.everything()]
    run_callbacks(m, call)
    given = join_origins(*origins)
    of_many = sum(origin.kind is not FlowKind.CONTROLS for origin in given.values()) > 1
    return Value((Unknown(made=of_many),), weaken(join_origins(callee.origins, given), FlowKind.DERIVES))


def external_call(m: Machine, name: str, call: Call, callee: Value = UNKNOWN) -> Value:
    """Call code outside the repository: its arguments reach a knob, its result derives from them."""
    parts = [callee.origins, *surface_call.record_call(m, name, call)]
    for more in (call.rest, call.keyword_rest):
        parts.extend([m.deep_origins(more)] if more is not None else [])
    run_callbacks(m, call)
    return unknown(weaken(join_origins(*parts), FlowKind.DERIVES), of=name if not name.endswith(")") else None)


def run_callbacks(m: Machine, call: Call) -> None:
    """Run own functions handed to outside code, once, as something that may happen, with unknown arguments."""
    if m.callback_depth >= 2:
        return
    functions = [s for v in call.everything() for s in v.shapes if isinstance(s, (FunctionShape, BoundMethod)) and not _is_decorating(call, s)]
    for shape in functions[:MOST_CALLBACKS]:
        m.callback_depth += 1
        try:
            run_may(m, call.frame, Value((shape,)), Call(call.frame, call.node, (), {}, UNKNOWN, UNKNOWN))
        finally:
            m.callback_depth -= 1


def _is_decorating(call: Call, shape: Shape) -> bool:
    return isinstance(call.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))


def run_may(m: Machine, frame: Frame, callee: Value, call: Call) -> Value:
    """Call something that may or may not be called."""
    results: list[Value] = []
    m.alternatives(frame, [(None, partial(_called, m, callee, call, results)), (None, ends_normally)], NO_ORIGINS)
    return join_values(results) if results else UNKNOWN


def _called(m: Machine, callee: Value, call: Call, results: list[Value]) -> End:
    results.append(call_value(m, callee, call))
    return End.NORMAL


def call_method(m: Machine, shape: Instance, name: str, args: tuple[Value, ...], frame: Frame, node: ast.AST) -> Value | None:
    """Call a special method of an own class, None where it has none."""
    return call_method_with(m, shape, name, Call(frame, node, args))


def call_method_with(m: Machine, shape: Instance, name: str, call: Call) -> Value | None:
    """Call a special method with given arguments, None where the class has none."""
    found = look_up(shape.cls, name)
    if found is None:
        backing = shape.cells.get("__dict_items__")
        if backing is not None and f"dict.{name}" in m.models:
            return m.models[f"dict.{name}"](m, call.with_receiver(backing))
        for cls in linearise(shape.cls):
            handler = m.models.get(f"{cls.external}.{name}") if cls.external is not None else None
            if handler is not None:
                return handler(m, call.with_receiver(Value((shape,))))
        return None
    return call_value(m, attribute.bind(m, found, Value((shape,)), shape.cls, call.frame, call.node), call)


def call_function(m: Machine, function: FunctionShape, call: Call) -> Value:
    """Run an own function with these arguments and return what it may return; raises Diverged where it never returns."""
    remembered = remembered_call.key_of(function, call)
    if remembered is not None and (known := remembered_call.recalled(function, remembered)) is not None:
        return known
    active = m.active.get(function.node, 0)
    if active >= MOST_ACTIVE or len(m.stack) >= m.budget.depth or m.statements_left <= 0:
        origins = unentered_call.carried_past(m, function, call)
        if origins and active < MOST_ACTIVE:
            m.bound(call.frame, call.node, f"call of {function.name} not entered: the depth bound was reached", hides=False)
        return unknown(origins)
    carrying = any(m.carries(v) or any(isinstance(s, (Instance, FunctionShape, BoundMethod, ClassShape)) for s in v.shapes) for v in call.everything())
    runs = m.runs.get((function.node, carrying), 0)
    m.runs[(function.node, carrying)] = runs + 1
    cost = m.costs.get(function.node, 0)
    spent = function.node in m.idle and cost > max(m.budget.idle_statements, CHEAP * runs)
    another_file = unentered_call.may_read_another_file(m, function, call)
    if not m.in_module_body and not another_file and (spent or runs >= (m.budget.carrying_runs if carrying else m.budget.plain_runs)):
        origins = unentered_call.carried_past(m, function, call)
        if origins:
            m.bound(call.frame, call.node, f"call of {function.name} not entered: it had been run often enough", hides=False)
        return unknown(origins)
    if not another_file and m.inert.get(function.node, 0) >= INERT_RUNS and cost > CHEAP * runs:
        return unknown(unentered_call.carried_past(m, function, call))
    flows, fields, flags, start, outer = len(m.lineage.flows) + len(m.handed_out), len(m.lineage.fields), len(m.lineage.flags), m.heap.serial, m.oldest_write
    m.oldest_write = NEVER
    left = m.statements_left
    try:
        result = _enter(m, function, call, active)
        if remembered is not None:
            m.heap.write(function.cells, remembered, result)
    finally:
        m.costs[function.node] = m.costs.get(function.node, 0) + left - m.statements_left
        if (flows, flags) == (len(m.lineage.flows) + len(m.handed_out), len(m.lineage.flags)):
            m.idle.add(function.node)
        else:
            m.idle.discard(function.node)
        changed = m.oldest_write <= start or (flows, fields, flags) != (len(m.lineage.flows) + len(m.handed_out), len(m.lineage.fields), len(m.lineage.flags))
        m.oldest_write = min(outer, m.oldest_write)
    opaque = all(isinstance(s, Unknown) and s.type_name is None for s in result.shapes)
    receiver = unentered_call.receiver_of(function, call)
    if (result.origins and receiver is not None) or function.node in m.readers:
        m.carried[(function.node, receiver)] = unentered_call.found_itself(m, result, call)
    m.inert[function.node] = 0 if changed or not opaque else m.inert.get(function.node, 0) + 1
    return result


def _enter(m: Machine, function: FunctionShape, call: Call, active: int) -> Value:
    scope = Scope(function.module, function.scope)
    frame = Frame(scope, function.module, function, function.owner_class, guard_depth=len(m.guards), loop_depth=len(m.loop_serials))
    bind_parameters(m, function, call, frame)
    serial = m.heap.serial
    m.active[function.node] = active + 1
    m.stack.append(frame)
    mark = m.heap.mark()
    end = End.NORMAL
    unsettled, m.unsettled = m.unsettled, None
    try:
        if isinstance(function.node, ast.Lambda):
            return m.handed_on(function.node.body, frame)
        end = m.run_block(function.node.body, frame)
    finally:
        m.unsettled = unsettled
        m.stack.pop()
        m.active[function.node] = active
        del m.guards[frame.guard_depth :]
        scope.end()
    m.depart(frame.pending.get(End.RETURN, ()))
    if yields(function.node):
        # Its lines run between those of whoever asks for the items: each may see what it changes as it was, or is, or will be.
        changed = m.heap.held_since(mark)
        m.heap.take_back(mark)
        m.heap.weak(changed, serial)
        return _generator(m, frame)
    m.heap.forget_dead(mark)
    if end is End.RAISE and not frame.returns:
        raise Diverged
    if end in (End.NORMAL, End.BREAK, End.CONTINUE):
        frame.returns.append(const(None))
        frame.return_controls.append(NO_ORIGINS)
    first = frame.returns[0]
    if all(r is first or r == first for r in frame.returns[1:]):
        return join_values(frame.returns)
    returned, decided_by = join_values(frame.returns), join_origins(*frame.return_controls)
    if decided_by:
        control_chosen(m, frame.returns, decided_by, serial)
    return returned.plus(decided_by)


def _generator(m: Machine, frame: Frame) -> Value:
    shape = m.new_list((), "generator")
    if frame.loose_yields or len(frame.yields) > m.budget.loop_items:
        if frame.yields:
            m.heap.write(shape.cells, REST, join_values(frame.yields))
    else:
        shape.cells.update(enumerate(frame.yields))
    return Value((shape,))


def bind_parameters(m: Machine, function: FunctionShape, call: Call, frame: Frame) -> None:
    """Bind arguments to the parameters of a function (PEP 570 and 3102 rules; surplus arguments are dropped)."""
    arguments = function.node.args
    cells = frame.scope.cells
    line = getattr(call.node, "lineno", 0)
    path = call.frame.path
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
    offset = len(names) - len(function.defaults)
    keywords = dict(call.keywords)
    for position, name in enumerate(names):
        if position < len(call.args):
            cells[name] = _passed(call.args[position], path, line)
            continue
        given = keywords.pop(name, None)
        default = function.defaults[position - offset] if position >= offset else None
        if given is not None:
            cells[name] = _passed(given, path, line)
            if given.may_be_absent():
                cells[name] = join_values((cells[name].present(), default)) if default is not None else given.present()
            continue
        unnamed = given_or_default(m, call, default)
        cells[name] = join_values([v for v in (call.rest, unnamed) if v is not None])
    for parameter in arguments.kwonlyargs:
        name = parameter.arg
        given = keywords.pop(name, None)
        default = function.keyword_defaults.get(name)
        if given is not None:
            cells[name] = _passed(given, path, line)
            if given.may_be_absent():
                cells[name] = join_values((cells[name].present(), default)) if default is not None else given.present()
        else:
            cells[name] = given_or_default(m, call, default) or UNKNOWN
    if arguments.vararg is not None:
        surplus = tuple(_passed(v, path, line) for v in call.args[len(names) :])
        if call.rest is None:
            cells[arguments.vararg.arg] = Value((TupleShape(surplus),))
        else:
            shape = m.new_list(surplus, "tuple")
            shape.cells[REST] = call.rest
            cells[arguments.vararg.arg] = Value((shape,))
    if arguments.kwarg is not None:
        table = m.new_dict()
        table.cells.update({k: _passed(v, path, line) for k, v in keywords.items()})
        if call.keyword_rest is not None:
            table.cells[REST] = call.keyword_rest
        cells[arguments.kwarg.arg] = Value((table,))
    escape.refuse(m, () if arguments.kwarg else keywords.values(), () if arguments.vararg else call.args[len(names) :], call)
    if function.owner_class is not None and names:
        frame.receiver = cells[names[0]]


def _passed(value: Value, path: str, line: int) -> Value:
    return value.with_origins(at_line(value.origins, path, line)) if value.origins else value


def generated_init_handler(cls: ClassShape) -> Callable[[Machine, Call], Value]:
    """Return the model of the `__init__` that a config kind generated for a class."""

    def run(m: Machine, call: Call) -> Value:
        receiver = call.receiver.only
        if isinstance(receiver, Instance):
            instantiation.run_generated_init(m, receiver, cls, call)
        return const(None)

    return run
