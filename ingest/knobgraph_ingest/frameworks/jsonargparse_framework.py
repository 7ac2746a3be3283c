"""jsonargparse (its documentation): parsers with arguments of classes, nested namespaces, and `CLI`."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ANY, ParameterType, read
from knobgraph_ingest.command_lines.argparse_parsing import NAMESPACE
from knobgraph_ingest.command_lines.callable_commands import module_functions, run
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build
from knobgraph_ingest.command_lines.parser_class import derived_parser, parse
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import BoundMethod, Shape, TypeForm
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

PARSERS = ("jsonargparse.ArgumentParser", "jsonargparse.core.ArgumentParser")
ADDED = "__added__"


def _dotted(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    return (f"--{'.'.join(path)}",)


def _positional(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    return () if member.default is None and len(path) == 1 else _dotted(path, kind, member)


STYLE = Style("jsonargparse", _dotted)
WHOLE = Style("jsonargparse", _positional)


def _new(name: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        parser = derived_parser(m, name, call)
        parser.cells[ADDED] = Value((m.new_dict(),))
        return Value((parser,))

    return make


def _add(m: Machine, call: Call, shape: Shape | None, key: str | None) -> Value:
    for parser in call.receiver.shapes:
        if not isinstance(parser, Instance) or shape is None:
            continue
        default = call.keywords.get("default")
        add_flags(m, parser, shape, tuple(key.split(".")) if key else (), STYLE, call, default)
        if key:
            m.heap.write(table_of(m, parser, ADDED).cells, key, Value((shape,)))
    return const(None)


def _add_callable(m: Machine, call: Call) -> Value:
    key = call.argument(1, "nested_key")
    first = call.args[0] if call.args else next((call.keywords[n] for n in ("theclass", "function", "baseclass") if n in call.keywords), UNKNOWN)
    return _add(m, call, first.only, key.text() if key is not None else None)


def _add_method(m: Machine, call: Call) -> Value:
    cls = (call.argument(0, "theclass") or UNKNOWN).only
    name = (call.argument(1, "themethod") or UNKNOWN).text()
    found = next((c.cells[name] for c in linearise(cls) if name in c.cells), None) if isinstance(cls, ClassShape) else None
    method = found.only if found is not None else None
    key = call.argument(2, "nested_key")
    return _add(m, call, BoundMethod(method, UNKNOWN) if isinstance(method, FunctionShape) else None, key.text() if key is not None else None)


def _add_argument(m: Machine, call: Call) -> Value:
    """Add one argument; of a type that is a config class, one for each of its fields."""
    wanted = call.keywords.get("type")
    name = call.args[0].text() if call.args else None
    kind = read(m, wanted) if wanted is not None else ANY
    parser = call.receiver.only
    if name is not None and isinstance(parser, Instance) and len(kind.config) == 1 and not kind.many and kind.config[0].external is None:
        return _add(m, call, kind.config[0], name.lstrip("-").replace("-", "_"))
    made = m.models["argparse.ArgumentParser.add_argument"](m, call)
    action = made.only
    if isinstance(action, Instance) and wanted is not None and isinstance(wanted.only, TypeForm):
        action.cells.update({"__type__": const(kind.name), "__given__": kind.value(m)})
        if kind.choices is not None:
            action.cells["choices"] = Value((m.new_list(kind.choices),))
    return made


def _parse(m: Machine, call: Call) -> Value:
    parser = call.receiver.only
    if not isinstance(parser, Instance):
        return UNKNOWN
    namespace = parse(m, parser, call)
    return Value((nested(m, namespace),))


def nested(m: Machine, namespace: Instance) -> Instance:
    """Return a namespace whose dotted names are namespaces in it."""
    made = m.new_instance(m.external_class(NAMESPACE))
    for name, value in namespace.cells.items():
        holder = made
        parts = name.split(".") if isinstance(name, str) else [name]
        for part in parts[:-1]:
            held = holder.cells.get(part)
            inner = held.only if held is not None and isinstance(held.only, Instance) else m.new_instance(m.external_class(NAMESPACE))
            holder.cells[part] = Value((inner,))
            holder = inner
        holder.cells[parts[-1]] = value
    return made


def _flattened(prefix: str, namespace: Instance) -> dict[object, Value]:
    found: dict[object, Value] = {}
    for name, value in namespace.cells.items():
        shape = value.only
        if isinstance(shape, Instance) and shape.cls.external == NAMESPACE:
            found.update(_flattened(f"{prefix}{name}.", shape))
        else:
            found[f"{prefix}{name}"] = value
    return found


def _instantiate(m: Machine, call: Call) -> Value:
    """Return the namespace with objects of the added classes in the place of their arguments."""
    parser = call.receiver.only
    given = (call.argument(0, "cfg") or UNKNOWN).only
    if not isinstance(parser, Instance) or not isinstance(given, Instance):
        return UNKNOWN
    flat = m.new_instance(m.external_class(NAMESPACE))
    flat.cells.update(_flattened("", given))
    made = m.new_instance(m.external_class(NAMESPACE))
    made.cells.update(given.cells)
    for key, value in table_of(m, parser, ADDED).cells.items():
        shape = value.only
        if isinstance(shape, ClassShape) and isinstance(key, str):
            made.cells[key] = build(m, shape, tuple(key.split(".")), flat, STYLE, call)
    return Value((made,))


def _whole(m: Machine, call: Call) -> Value:
    component = call.argument(0, "components")
    if component is None:
        component = module_functions(m, call.frame.module)
        shape = component.only
        cells = getattr(shape, "cells", {})
        component = next(iter(cells.values())) if len(cells) == 1 else component
    positional = call.keywords.get("as_positional")
    style = STYLE if positional is not None and truth(positional) is False else WHOLE
    return run(m, component, style, Call(call.frame, call.node, (), {k: v for k, v in call.keywords.items() if k == "args"}))


def _nothing(m: Machine, call: Call) -> Value:
    return const(None)


def _set_defaults(m: Machine, call: Call) -> Value:
    """Change defaults given by dotted names, in a dict or as keywords."""
    table = (call.argument(0) or UNKNOWN).only
    given = {**getattr(table, "cells", {}), **call.keywords}
    return m.models["argparse.ArgumentParser.set_defaults"](m, Call(call.frame, call.node, (), given, receiver=call.receiver))


METHODS: dict[str, Handler] = {
    "add_argument": _add_argument,
    "add_class_arguments": _add_callable,
    "add_dataclass_arguments": _add_callable,
    "add_subclass_arguments": _add_callable,
    "add_function_arguments": _add_callable,
    "add_method_arguments": _add_method,
    "parse_args": _parse,
    "instantiate_classes": _instantiate,
    "instantiate": _instantiate,
    "set_defaults": _set_defaults,
    "link_arguments": _nothing,
    "save": _nothing,
}
STARTERS = ("jsonargparse.CLI", "jsonargparse.auto_cli")
MODELS: dict[str, Handler] = {
    **{name: _new(name) for name in PARSERS},
    **{f"{name}.{method}": handler for name in PARSERS for method, handler in METHODS.items()},
    "jsonargparse.CLI": _whole,
    "jsonargparse.auto_cli": _whole,
}
