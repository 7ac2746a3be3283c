"""Builtin functions that read and write attributes and names."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter import attribute, attribute_store, command_word, text_form
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.instance_check import builtin_type
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, weaken
from knobgraph_ingest.interpreter.shape import EITHER, REST, Const, External, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value, const, decided, join_values, unknown

MOST_OF_FORM = 16


def _getattr(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return UNKNOWN
    target, name = call.args[0], call.args[1]
    default = call.argument(2)
    results: list[Value] = []
    source = command_word.source_of(m, name)
    if command_word.is_none_of_them(m, source or text_form.source_of(name)):
        if default is None:
            raise Diverged
        return default
    for shape in name.shapes:
        if isinstance(shape, Const) and isinstance(shape.value, str):
            command_word.found(m)
            for one in target.shapes:
                has = has_attribute(one, shape.value)
                if has is not False or default is None:
                    unseen = tuple(s for s in target.shapes if isinstance(s, Unknown)) if isinstance(one, Unknown) else (one,)
                    results.append(m.get_attribute(Value(unseen, target.origins), shape.value, call.frame, call.node))
                if default is not None and has is not True:
                    results.append(default)
        else:
            results.extend(_of_form(m, target, name, call) or (_of_word(m, target, source, call) if source else []) or _any_attribute(m, target, call))
            if default is not None:
                results.append(default)
    chosen = weaken(name.origins, FlowKind.DERIVES) if name.constant() is None else NO_ORIGINS
    return join_values(results).plus(chosen)


def _of_form(m: Machine, target: Value, name: Value, call: Call) -> list[Value]:
    """Return the attributes whose names have the form that a partly known name has, as `getattr(self, f"visit_{kind}")` asks for."""
    results: list[Value] = []
    for shape in target.shapes:
        names = text_form.of_form(m, name, _names(shape))
        results.extend(m.get_attribute(Value((shape,), target.origins), one, call.frame, call.node) for one in names)
    return results[:MOST_OF_FORM]


def _of_word(m: Machine, target: Value, source: str, call: Call) -> list[Value]:
    """Return the methods of an own object that need no arguments, where the first word of the command line names one (`getattr(self, args.command)()`)."""
    shape = target.only
    if not isinstance(shape, Instance) or shape.cls.module is None:
        return []
    names = [n for n in _names(shape) if not n.startswith("_") and _needs_nothing(look_up(shape.cls, n))]
    command_word.offer(m, names, source)
    return [m.get_attribute(target, n, call.frame, call.node) for n in names[:MOST_OF_FORM]]


def _needs_nothing(value: Value | None) -> bool:
    """Whether something is a method without parameters that must be given."""
    shape = value.only if value is not None else None
    if not isinstance(shape, FunctionShape) or isinstance(shape.node, ast.Lambda):
        return False
    arguments = shape.node.args
    return len(arguments.posonlyargs) + len(arguments.args) - len(arguments.defaults) == 1 and all(d is not None for d in arguments.kw_defaults)


def _names(shape: Shape) -> list[str]:
    """Return the names of the attributes of an object, class or module, its own first."""
    tables = [shape.cells] if isinstance(shape, (Instance, ClassShape, ModuleShape)) else []
    cls = shape.cls if isinstance(shape, Instance) else shape
    tables.extend(c.cells for c in (linearise(cls) if isinstance(cls, ClassShape) else ()))
    return list(dict.fromkeys(k for table in tables for k in table if isinstance(k, str)))


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
    if isinstance(shape, (Const, DictShape, ListShape, TupleShape)):
        return hasattr({"dict": dict, "list": list, "tuple": tuple, "set": set}.get(builtin_type(shape) or "", type(None)), name)
    if type(shape).__name__ == "TypeForm":
        return True if name in ("__origin__", "__args__") else None
    return False if isinstance(shape, External) and name in ("__origin__", "__args__") and shape.name.rpartition(".")[2][:1].isupper() else None


def _hasattr(m: Machine, call: Call) -> Value:
    if len(call.args) < 2 or call.args[1].text() is None:
        return Value(EITHER)
    name = call.args[1].text() or ""
    return decided([has_attribute(s, name) for s in call.args[0].shapes])


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
                attribute_store.store_instance(m, shape, one, whole, call.frame, call.node, several=True)
        else:
            attribute_store.touch_every_field(m, shape, whole, place)
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
        elif isinstance(shape, (ModuleShape, ClassShape)):
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


def _object_setattr(m: Machine, call: Call) -> Value:
    target, args = (call.receiver, call.args) if len(call.args) == 2 else (call.args[0] if call.args else UNKNOWN, call.args[1:])
    name = args[0] if args else UNKNOWN
    text = name.text()
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    if text is not None and len(args) > 1:
        attribute_store.set_cell(m, target, text, args[1], place)
    elif len(args) > 1:
        for shape in target.shapes:
            if isinstance(shape, Instance):
                attribute_store.touch_every_field(m, shape, args[1], place)
    return const(None)


def _object_getattribute(m: Machine, call: Call) -> Value:
    target, args = (call.receiver, call.args) if len(call.args) == 1 else (call.args[0] if call.args else UNKNOWN, call.args[1:])
    text = args[0].text() if args else None
    results = [s.cells[text].present() for s in target.shapes if isinstance(s, Instance) and text in s.cells] if text is not None else []
    return join_values(results) if results else UNKNOWN


MODELS: dict[str, Handler] = {
    "builtins.getattr": _getattr,
    "builtins.hasattr": _hasattr,
    "builtins.setattr": _setattr,
    "builtins.delattr": _delattr,
    "builtins.vars": _vars,
    "builtins.locals": _locals,
    "builtins.globals": _globals,
    "builtins.object.__setattr__": _object_setattr,
    "builtins.object.__getattribute__": _object_getattribute,
}
