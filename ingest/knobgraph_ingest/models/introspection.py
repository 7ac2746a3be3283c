"""Names and kinds of what code looks at: `dir`, and the predicates and members of `inspect`."""

from __future__ import annotations

from collections.abc import Callable

from knobgraph_ingest.command_lines.signature import parameters_of
from knobgraph_ingest.interpreter import subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import BoundMethod, External, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import Value, const, decided


def names_of(shape: Shape | None) -> list[str] | None:
    """Return the sorted names that an object of the repository has, None where code outside it adds some."""
    if isinstance(shape, ModuleShape):
        holders = [shape.cells]
    elif isinstance(shape, (ClassShape, Instance)):
        classes = linearise(shape if isinstance(shape, ClassShape) else shape.cls)
        if any(c.external not in (None, "builtins.object") for c in classes):
            return None
        holders = [c.cells for c in classes] + ([shape.cells] if isinstance(shape, Instance) else [])
    else:
        return None
    return sorted({name for cells in holders for name in cells if isinstance(name, str)})


def _dir(m: Machine, call: Call) -> Value:
    names = names_of(call.args[0].only) if call.args else sorted(n for n in call.frame.scope.cells if isinstance(n, str))
    if names is None:
        return external_call(m, "builtins.dir", call)
    return Value((m.new_list([const(n) for n in names]),))


def _members(m: Machine, call: Call) -> Value:
    target = call.argument(0, "object")
    names = names_of(target.only) if target is not None else None
    if target is None or names is None:
        return external_call(m, "inspect.getmembers", call)
    predicate = call.argument(1, "predicate")
    found: list[Value] = []
    for name in names:
        value = m.get_attribute(target, name, call.frame, call.node)
        if predicate is None or truth(m.call(predicate, Call(call.frame, call.node, (value,)))) is not False:
            found.append(Value((TupleShape((const(name), value)),)))
    return Value((m.new_list(found),))


def _is(test: Callable[[Shape], bool]) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        shapes = call.args[0].present().shapes if call.args else ()
        return decided([None if isinstance(s, External) or (isinstance(s, Unknown) and s.type_name is None) else test(s) for s in shapes])

    return run


def _full_specification(m: Machine, call: Call) -> Value:
    shape = (call.argument(0, "func") or const(None)).only
    if not isinstance(shape, (FunctionShape, BoundMethod)):
        return external_call(m, "inspect.getfullargspec", call)
    function = shape.function if isinstance(shape, BoundMethod) else shape
    parameters = parameters_of(m, function)
    positional = [p for p in parameters if p.kind == "positional"]
    keyword = [p for p in parameters if p.kind == "keyword"]
    defaults = tuple(p.default for p in positional if p.default is not None)
    keyword_defaults = m.new_dict()
    keyword_defaults.cells.update({p.name: p.default for p in keyword if p.default is not None})
    annotations = m.new_dict()
    annotations.cells.update({p.name: p.annotation for p in parameters if p.annotation is not None})
    parts = {
        "args": Value((m.new_list([const(p.name) for p in positional]),)),
        "varargs": const(next((p.name for p in parameters if p.kind == "*"), None)),
        "varkw": const(next((p.name for p in parameters if p.kind == "**"), None)),
        "defaults": Value((TupleShape(defaults),)) if defaults else const(None),
        "kwonlyargs": Value((m.new_list([const(p.name) for p in keyword]),)),
        "kwonlydefaults": Value((keyword_defaults,)) if keyword_defaults.cells else const(None),
        "annotations": Value((annotations,)),
    }
    return named_tuple(m, "inspect.FullArgSpec", parts)


def named_tuple(m: Machine, name: str, parts: dict[str, Value]) -> Value:
    """Return an object of an outside named tuple; its models are those of `named_tuple_models`."""
    made = m.new_instance(m.external_class(name))
    made.cells.update(parts)
    return Value((made,))


def named_tuple_models(name: str) -> dict[str, Handler]:
    """Return how objects of an outside named tuple are unpacked and read by position."""

    def items(call: Call) -> Value:
        receiver = call.receiver.only if call.receiver.only is not None else call.args[0].only
        assert isinstance(receiver, Instance)
        return Value((TupleShape(tuple(receiver.cells.values())),))

    def item(m: Machine, call: Call) -> Value:
        place = (call.frame.path, getattr(call.node, "lineno", 0))
        return subscript.load_key(m, items(call), call.args[-1], call.frame, call.node, place)

    return {f"{name}.__iter__": lambda m, call: items(call), f"{name}.__getitem__": item}


MODELS: dict[str, Handler] = {
    "builtins.dir": _dir,
    "inspect.getmembers": _members,
    "inspect.getfullargspec": _full_specification,
    "inspect.isfunction": _is(lambda s: isinstance(s, FunctionShape)),
    "inspect.ismethod": _is(lambda s: isinstance(s, BoundMethod)),
    "inspect.isroutine": _is(lambda s: isinstance(s, (FunctionShape, BoundMethod))),
    "inspect.isclass": _is(lambda s: isinstance(s, ClassShape)),
    "inspect.ismodule": _is(lambda s: isinstance(s, ModuleShape)),
    **named_tuple_models("inspect.FullArgSpec"),
}
