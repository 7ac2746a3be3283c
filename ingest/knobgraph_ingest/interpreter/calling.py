"""Calls: arguments, own functions, classes, methods and outside code."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import (
    asked_words,
    attribute,
    class_definition,
    consumption,
    escape,
    foreign_code,
    instantiation,
    named_import,
    own_function,
    subscript,
    surface_call,
)
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.choice import choosing, of_chosen
from knobgraph_ingest.interpreter.chosen_object import control_chosen
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End, Frame, ends_normally
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, at_line, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, Descriptor, External, Native, Partial, Shape, TypeForm, Unknown
from knobgraph_ingest.interpreter.unnamed_keyword import perhaps_unnamed
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_CALLEES = 16
MOST_CALLBACKS = 4


def evaluate_call(m: Machine, node: ast.Call, frame: Frame) -> Value:
    """Evaluate a call expression."""
    if isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args:
        return _zero_argument_super(frame)
    callee = m.looked_at(node.func, frame)
    call = arguments_of(m, node, frame)
    if isinstance(node.func, ast.Attribute) and node.func.attr in asked_words.METHODS:
        asked_words.note_call(m, callee, call)
    if foreign_code.loads(callee, node):
        foreign_code.run(m, join_origins(callee.origins, call.origins()))
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
            control_chosen(m, results, choosing(callee.origins), serial)
        result = join_values(results)
    if not callee.origins:
        return result
    methods = all(isinstance(s, BoundMethod) for s in shapes)
    chosen = (of_chosen if methods else choosing)(callee.origins)
    return result.plus(chosen) if chosen else result


def _alternative(m: Machine, shape: Shape, callee: Value, call: Call, results: list[Value]) -> End:
    results.append(invoke(m, shape, callee, call))
    return End.NORMAL


def invoke(m: Machine, shape: Shape, callee: Value, call: Call) -> Value:
    """Call one shape."""
    if isinstance(shape, FunctionShape):
        m.calls += 1
        apart = named_import.calls_apart(shape, call)
        return named_import.run_apart(m, apart, partial(own_function.call_function, m, shape)) if apart else own_function.call_function(m, shape, call)
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
            return _outside(m, shape.name, call)
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


def _outside(m: Machine, name: str, call: Call) -> Value:
    if class_definition.is_made_outside(m, name, call):
        return class_definition.made_by_type(m, call)
    module = foreign_code.own_module(m, name, call)
    if module is None:
        return external_call(m, name, call)
    m.importer.run_with_parents(m, module, module.name)
    return Value((module,))


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


def generated_init_handler(cls: ClassShape) -> Callable[[Machine, Call], Value]:
    """Return the model of the `__init__` that a config kind generated for a class."""

    def run(m: Machine, call: Call) -> Value:
        receiver = call.receiver.only
        if isinstance(receiver, Instance):
            instantiation.run_generated_init(m, receiver, cls, call)
        return const(None)

    return run
