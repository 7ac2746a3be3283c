"""Builtin functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knobgraph_ingest.interpreter import attribute, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_method
from knobgraph_ingest.interpreter.class_definition import class_from_call, made_by_type
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End
from knobgraph_ingest.interpreter.instance_check import builtin_type, is_instance, is_subclass
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.value import (
    ABSENT_VALUE,
    REST,
    UNKNOWN,
    BoundMethod,
    ClassShape,
    Const,
    Descriptor,
    DictShape,
    External,
    FunctionShape,
    Instance,
    ListShape,
    ModuleShape,
    Native,
    Partial,
    Shape,
    Super,
    TupleShape,
    Unknown,
    Value,
    const,
    join_values,
    unknown,
)

EITHER = (Const(True), Const(False))


def _decided(outcomes: list[bool | None]) -> Value:
    if outcomes and all(o is outcomes[0] for o in outcomes) and outcomes[0] is not None:
        return const(outcomes[0])
    return Value(EITHER)


def _isinstance(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return Value(EITHER)
    return _decided([is_instance(m, s, call.args[1]) for s in call.args[0].shapes]).plus(weaken(call.args[0].origins, FlowKind.CONTROLS))


def _issubclass(m: Machine, call: Call) -> Value:
    return _decided([is_subclass(s, call.args[1]) for s in call.args[0].shapes]) if len(call.args) > 1 else Value(EITHER)


def _getattr(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return UNKNOWN
    target, name = call.args[0], call.args[1]
    default = call.argument(2)
    results: list[Value] = []
    for shape in name.shapes:
        if isinstance(shape, Const) and isinstance(shape.value, str):
            for one in target.shapes:
                has = has_attribute(one, shape.value)
                if has is not False or default is None:
                    results.append(m.get_attribute(Value((one,), target.origins), shape.value, call.frame, call.node))
                if default is not None and has is not True:
                    results.append(default)
        else:
            results.extend(_any_attribute(m, target, call))
            if default is not None:
                results.append(default)
    chosen = weaken(name.origins, FlowKind.DERIVES) if name.constant() is None else NO_ORIGINS
    return join_values(results).plus(chosen)


def _any_attribute(m: Machine, target: Value, call: Call) -> list[Value]:
    results: list[Value] = []
    for shape in target.shapes:
        if isinstance(shape, Instance):
            results.extend(m.get_attribute(Value((shape,)), n, call.frame, call.node) for n in attribute.field_names(shape) if isinstance(n, str))
        else:
            results.append(unknown(weaken(target.origins, FlowKind.DERIVES), of=f"{shape.name}.*" if isinstance(shape, External) else None))
    return results or [UNKNOWN]


def has_attribute(shape: Shape, name: str) -> bool | None:
    """Return whether a shape has an attribute, None where that is not known."""
    if isinstance(shape, Instance):
        own = shape.cells.get(name)
        if own is not None:
            return None if own.may_be_absent() else True
        if look_up(shape.cls, name) is not None:
            return True
        if REST in shape.cells or look_up(shape.cls, "__getattr__") is not None:
            return None
        if shape.cls.external in attribute.PLAIN_STORAGE:
            return False
        if any(c.external not in (None, "builtins.object") for c in linearise(shape.cls)):
            return None
        return name in ("__dict__", "__class__") and True
    if isinstance(shape, ClassShape):
        if look_up(shape, name) is not None or name in ("__name__", "__module__", "__doc__"):
            return True
        return None if any(c.external is not None for c in linearise(shape)) else name == "__dataclass_fields__" and bool(shape.fields)
    if isinstance(shape, ModuleShape):
        return True if name in shape.cells else None
    if isinstance(shape, Const) and shape.value is not None:
        return hasattr(shape.value, name)
    if isinstance(shape, FunctionShape):
        return bool(name in shape.cells or hasattr(has_attribute, name))
    if isinstance(shape, External) and shape.name.startswith("builtins.") and name in ("__origin__", "__args__"):
        return False
    if isinstance(shape, Const | DictShape | ListShape | TupleShape):
        return hasattr({"dict": dict, "list": list, "tuple": tuple, "set": set}.get(builtin_type(shape) or "", type(None)), name)
    if type(shape).__name__ == "TypeForm":
        return True if name in ("__origin__", "__args__") else None
    return False if isinstance(shape, External) and name in ("__origin__", "__args__") and shape.name.rpartition(".")[2][:1].isupper() else None


def _hasattr(m: Machine, call: Call) -> Value:
    if len(call.args) < 2 or call.args[1].text() is None:
        return Value(EITHER)
    name = call.args[1].text() or ""
    return _decided([has_attribute(s, name) for s in call.args[0].shapes])


def _setattr(m: Machine, call: Call) -> Value:
    if len(call.args) < 3:
        return const(None)
    target, name, value = call.args[:3]
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    names = [s.value for s in name.shapes if isinstance(s, Const) and isinstance(s.value, str)]
    if len(names) == len(name.shapes) == 1:
        m.set_attribute(target, names[0], value, call.frame, call.node)
        return const(None)
    whole = value.plus(weaken(name.origins, FlowKind.DERIVES))
    for shape in target.shapes:
        if not isinstance(shape, Instance):
            continue
        if len(names) == len(name.shapes):
            for one in names:
                attribute.store_instance(m, shape, one, whole, call.frame, call.node, several=True)
        else:
            attribute.touch_every_field(m, shape, whole, place)
    return const(None)


def _delattr(m: Machine, call: Call) -> Value:
    name = call.args[1].text() if len(call.args) > 1 else None
    for shape in call.args[0].shapes if call.args else ():
        if isinstance(shape, Instance) and name is not None:
            m.heap.write(shape.cells, name, ABSENT_VALUE)
    return const(None)


def _vars(m: Machine, call: Call) -> Value:
    if not call.args:
        return _locals(m, call)
    shapes: list[Shape] = []
    for shape in call.args[0].shapes:
        if isinstance(shape, Instance):
            shapes.append(attribute.mirror_of(m, shape))
        elif isinstance(shape, ModuleShape | ClassShape):
            table = m.new_dict()
            table.cells = shape.cells
            shapes.append(table)
    return Value(tuple(shapes), call.args[0].origins) if shapes else unknown(weaken(m.deep_origins(call.args[0]), FlowKind.DERIVES))


def _locals(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    table.cells.update(call.frame.scope.cells)
    return Value((table,))


def _globals(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    table.cells = call.frame.module.cells
    return Value((table,))


def _type(m: Machine, call: Call) -> Value:
    if len(call.args) != 1:
        return class_from_call(m, None, call) or UNKNOWN
    shapes: list[Shape] = []
    for shape in call.args[0].shapes:
        name = builtin_type(shape)
        if isinstance(shape, Instance):
            shapes.append(shape.cls)
        elif name is not None:
            shapes.append(External(f"builtins.{name}"))
        else:
            shapes.append(Unknown())
    return Value(tuple(dict.fromkeys(shapes)), weaken(call.args[0].origins, FlowKind.CONTROLS))


def _len(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
    shape = value.only
    if isinstance(shape, Instance):
        made = call_method(m, shape, "__len__", (), call.frame, call.node)
        if made is not None:
            return made
    if isinstance(shape, Const) and isinstance(shape.value, str | bytes):
        return const(len(shape.value), origins)
    if isinstance(shape, TupleShape):
        return const(len(shape.items), origins)
    if isinstance(shape, ListShape | DictShape) and REST not in shape.cells and not any(v.may_be_absent() for v in shape.cells.values()):
        return const(len(shape.cells), origins)
    return unknown(origins, "int")


def _zip(m: Machine, call: Call) -> Value:
    columns = [subscript.items_of(m, a, call.frame, call.node) for a in call.args]
    if columns and all(more is None for _, more in columns):
        rows = [Value((TupleShape(row),)) for row in zip(*(known for known, _ in columns), strict=False)]
        return Value((m.new_list(rows),))
    shape = m.new_list()
    row = tuple(join_values([*known, *([more] if more is not None else [])]) if known or more is not None else UNKNOWN for known, more in columns)
    m.heap.write(shape.cells, REST, Value((TupleShape(row),)))
    return Value((shape,))


def _enumerate(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    start = (call.argument(1, "start") or const(0)).constant()
    first = start.value if start is not None and isinstance(start.value, int) else 0
    shape = m.new_list([Value((TupleShape((const(first + i), v)),)) for i, v in enumerate(known)])
    if more is not None:
        m.heap.write(shape.cells, REST, Value((TupleShape((unknown(type_name="int"), more)),)))
    return Value((shape,))


def _map(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return UNKNOWN
    columns = [subscript.items_of(m, a, call.frame, call.node) for a in call.args[1:]]
    shape = m.new_list()
    for position, row in enumerate(zip(*(known for known, _ in columns), strict=False)):
        m.heap.write(shape.cells, position, m.call(call.args[0], Call(call.frame, call.node, tuple(row))))
    if any(more is not None for _, more in columns):
        rest = tuple(more if more is not None else join_values(known) if known else UNKNOWN for known, more in columns)
        m.heap.write(shape.cells, REST, m.call(call.args[0], Call(call.frame, call.node, rest)))
    return Value((shape,))


def _filter(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return UNKNOWN
    known, more = subscript.items_of(m, call.args[1], call.frame, call.node)
    shape = m.new_list()
    loose: list[Value] = [more] if more is not None else []
    for item in known:
        test = item if call.args[0].constant() is not None else m.call(call.args[0], Call(call.frame, call.node, (item,)))
        decided = truth(test)
        if decided is True and not loose:
            m.heap.write(shape.cells, len(shape.cells), item)
        elif decided is not False:
            loose.append(item.plus(weaken(test.origins, FlowKind.CONTROLS)))
    if loose:
        m.heap.write(shape.cells, REST, join_values(loose))
    return Value((shape,))


def _same_items(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    constants = [k.constant() for k in known]
    if more is None and all(constants) and "key" not in call.keywords:
        try:
            known = [v for _, v in sorted(zip([c.value for c in constants if c], known, strict=True), key=lambda pair: pair[0])]
        except TypeError:
            return Value((m.new_list(known),))
        reverse = call.keywords.get("reverse")
        if reverse is not None and truth(reverse):
            known.reverse()
    shape = m.new_list(known)
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,), call.args[0].origins if call.args else NO_ORIGINS)


def _reversed(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    shape = m.new_list(known[::-1])
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,))


def _iter(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    shape = m.new_list(known)
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,))


def _next(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    results = [*known[:1], *([more] if more is not None else [])]
    if len(call.args) > 1 and not known:
        results.append(call.args[1])
    return join_values(results) if results else UNKNOWN


def _range(m: Machine, call: Call) -> Value:
    constants = [a.constant() for a in call.args]
    numbers = [c.value for c in constants if c is not None and isinstance(c.value, int)]
    if len(numbers) == len(call.args) and numbers:
        span = range(*numbers) if len(numbers) < 3 or numbers[2] != 0 else range(0)
        if len(span) <= m.budget.range_items:
            return Value((m.new_list([const(i) for i in span]),))
    shape = m.new_list()
    m.heap.write(shape.cells, REST, unknown(weaken(call.origins(), FlowKind.DERIVES), "int"))
    return Value((shape,))


def _fold(function: Callable[..., Any]) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
        values = call.args
        if len(values) == 1:
            known, more = subscript.items_of(m, values[0], call.frame, call.node)
            values = (*known, *([more] if more is not None else []))
        constants = [v.constant() for v in values]
        if all(c is not None for c in constants) and constants and not call.keywords:
            try:
                return const(function([c.value for c in constants if c is not None]), origins)
            except (TypeError, ValueError, ArithmeticError):
                return unknown(origins)
        shapes = {s for v in values for s in v.shapes if isinstance(s, Unknown)}
        return unknown(origins, next((s.type_name for s in shapes if s.type_name), None))

    return run


def _quantifier(wanted: bool) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        value = call.argument(0) or UNKNOWN
        known, more = subscript.items_of(m, value, call.frame, call.node)
        origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
        outcomes = [truth(k) for k in known]
        if wanted in outcomes:
            return const(wanted, origins)
        if more is None and all(o is (not wanted) for o in outcomes):
            return const(not wanted, origins)
        return Value(EITHER, origins)

    return run


def _first_abs(values: list[Any]) -> Any:
    return abs(values[0])


def _rounded(values: list[Any]) -> Any:
    return round(*values)


def _super(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    if isinstance(cls, ClassShape) and len(call.args) > 1:
        return Value((Super(cls, call.args[1]),))
    return UNKNOWN


def _callable(m: Machine, call: Call) -> Value:
    shape = (call.argument(0) or UNKNOWN).only
    if isinstance(shape, FunctionShape | ClassShape | BoundMethod | Native | Partial):
        return const(True)
    return const(False) if isinstance(shape, Const | DictShape | ListShape | TupleShape) else Value(EITHER)


def _property(m: Machine, call: Call) -> Value:
    getter = call.argument(0, "fget") or UNKNOWN
    setter = call.argument(1, "fset")
    return Value((Descriptor("property", getter, setter),))


def _descriptor(kind: str) -> Handler:
    return lambda m, call: Value((Descriptor(kind, call.argument(0) or UNKNOWN),))


def _object_setattr(m: Machine, call: Call) -> Value:
    target, args = (call.receiver, call.args) if len(call.args) == 2 else (call.args[0] if call.args else UNKNOWN, call.args[1:])
    name = args[0] if args else UNKNOWN
    text = name.text()
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    if text is not None and len(args) > 1:
        attribute.set_cell(m, target, text, args[1], place)
    elif len(args) > 1:
        for shape in target.shapes:
            if isinstance(shape, Instance):
                attribute.touch_every_field(m, shape, args[1], place)
    return const(None)


def _object_getattribute(m: Machine, call: Call) -> Value:
    target, args = (call.receiver, call.args) if len(call.args) == 1 else (call.args[0] if call.args else UNKNOWN, call.args[1:])
    text = args[0].text() if args else None
    results = [s.cells[text].present() for s in target.shapes if isinstance(s, Instance) and text in s.cells] if text is not None else []
    return join_values(results) if results else UNKNOWN


def _object_new(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    return Value((m.new_instance(cls),)) if isinstance(cls, ClassShape) else UNKNOWN


def _exit(m: Machine, call: Call) -> Value:
    raise Diverged


def _quiet(m: Machine, call: Call) -> Value:
    return const(None)


def _object(m: Machine, call: Call) -> Value:
    return Value((m.new_instance(m.external_class("builtins.object")),))


def _id(m: Machine, call: Call) -> Value:
    return unknown(weaken(call.origins(), FlowKind.CONTROLS), "int")


MODELS: dict[str, Handler] = {
    "builtins.isinstance": _isinstance,
    "builtins.issubclass": _issubclass,
    "builtins.getattr": _getattr,
    "builtins.hasattr": _hasattr,
    "builtins.setattr": _setattr,
    "builtins.delattr": _delattr,
    "builtins.vars": _vars,
    "builtins.locals": _locals,
    "builtins.globals": _globals,
    "builtins.type": _type,
    "builtins.len": _len,
    "builtins.zip": _zip,
    "builtins.enumerate": _enumerate,
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.sorted": _same_items,
    "builtins.reversed": _reversed,
    "builtins.iter": _iter,
    "builtins.next": _next,
    "builtins.range": _range,
    "builtins.min": _fold(min),
    "builtins.max": _fold(max),
    "builtins.sum": _fold(sum),
    "builtins.abs": _fold(_first_abs),
    "builtins.round": _fold(_rounded),
    "builtins.any": _quantifier(True),
    "builtins.all": _quantifier(False),
    "builtins.super": _super,
    "builtins.callable": _callable,
    "builtins.property": _property,
    "builtins.classmethod": _descriptor("classmethod"),
    "builtins.staticmethod": _descriptor("staticmethod"),
    "builtins.object": _object,
    "builtins.type.__new__": made_by_type,
    "builtins.type.__init__": _quiet,
    "builtins.object.__setattr__": _object_setattr,
    "builtins.object.__getattribute__": _object_getattribute,
    "builtins.object.__new__": _object_new,
    "builtins.object.__init__": _quiet,
    "builtins.object.__init_subclass__": _quiet,
    "builtins.exit": _exit,
    "builtins.quit": _exit,
    "builtins.id": _id,
    "builtins.hash": _id,
    "sys.exit": _exit,
    "os._exit": _exit,
    "os.abort": _exit,
}

__all__ = ["MODELS", "End", "has_attribute"]
