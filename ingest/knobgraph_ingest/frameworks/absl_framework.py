"""absl flags (Abseil documentation, Python flags library): global flags defined anywhere, parsed by `app.run`."""

from __future__ import annotations

import ast

from knobgraph_ingest.command_lines.annotation import ParameterType, read
from knobgraph_ingest.command_lines.declared_action import Declaration, add_action
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, Const
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

FLAGS = "absl.flags.FLAGS"
HOLDER = "absl.flags.FlagHolder"
TYPES = {"string": "str", "integer": "int", "float": "float", "boolean": "bool", "bool": "bool", "enum": "str", "enum_class": "str"}


def _registry(m: Machine) -> DictShape:
    """Return the definitions of every module that was run, each keyed by path and name."""
    owner = m.external_class("absl.flags.FlagValues")
    held = owner.cells.get("__defined__")
    if held is not None and isinstance(held.only, DictShape):
        return held.only
    table = m.new_dict()
    owner.cells["__defined__"] = Value((table,))
    return table


def _define(kind: str, *, many: bool = False) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        name = (call.argument(0, "name") or UNKNOWN).text()
        if name is None:
            m.bound(call.frame, call.node, "a flag is declared here under a name that only a run knows")
            return UNKNOWN
        extra = kind in ("enum", "enum_class")
        definition = m.new_instance(m.external_class(HOLDER))
        node = call.node
        written = node.args[1] if isinstance(node, ast.Call) and len(node.args) > 1 else None
        definition.cells.update({
            "name": const(name), "default": call.argument(1, "default") or const(None), "help": call.argument(3 if extra else 2, "help") or const(None),
            "short": call.keywords.get("short_name") or const(None), "__path__": const(call.frame.path), "__line__": const(getattr(node, "lineno", 0)),
            "__kind__": const(kind), "__many__": const(many), "__default_text__": const(ast.unparse(written) if written is not None else ""),
        })  # fmt: skip
        if extra:
            definition.cells["choices"] = call.argument(2, "enum_class" if kind == "enum_class" else "enum_values") or const(None)
        required = call.keywords.get("required")
        definition.cells["required"] = required if required is not None else const(False)
        _registry(m).cells[f"{call.frame.path}:{name}"] = Value((definition,))
        return Value((definition,))

    return make


def _reachable(m: Machine, start: ModuleShape) -> set[str]:
    """Return the paths of the modules that a module imports, directly or through others."""
    seen: dict[str, ModuleShape] = {start.path: start}
    pending = [start]
    while pending:
        module = pending.pop()
        for node in ast.walk(module.tree) if module.tree is not None else ():
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = m.importer.absolute(node.module or "", node.level, module)
                names = [base, *(f"{base}.{a.name}" for a in node.names)]
            for name in names:
                found = m.importer.find(name) if name else None
                if found is not None and found.path not in seen:
                    seen[found.path] = found
                    pending.append(found)
    return set(seen)


def _parse_all(m: Machine, call: Call) -> dict[object, Value]:
    """Declare every flag that the running program has defined and keep what parsing leaves."""
    parser = plain_parser(m, call)
    root = m.stack[0].module
    paths = _reachable(m, root)
    for value in _registry(m).cells.values():
        definition = value.only
        if isinstance(definition, Instance) and str(definition.cells["__path__"].text()) in paths:
            _add(m, parser, definition, call)
    namespace = parse(m, parser, Call(call.frame, call.node))
    m.heap.write(m.external_class("absl.flags.FlagValues").cells, m.entry_point, Value((namespace,)))
    return namespace.cells


def _add(m: Machine, parser: Instance, definition: Instance, call: Call) -> None:
    cells = definition.cells
    name = str(cells["name"].text())
    if any(isinstance(a.only, Instance) and a.only.cells["dest"].text() == name for a in table_of(m, parser, "__actions__").cells.values()):
        return
    kind = _type(m, definition, call)
    short = cells["short"].text()
    options = [*([f"-{short}"] if short else []), f"--{name}", *([f"--no{name}"] if kind.boolean else [])]
    line = cells["__line__"].constant()
    required = truth(cells["required"]) is True
    declared = Declaration(
        options, name, kind, None if required else cells["default"], str(cells["__path__"].text()), line.value if line is not None else 0, "absl",
        "append" if truth(cells["__many__"]) is True else "store", str(cells["__default_text__"].text()), cells["help"],
    )  # fmt: skip
    add_action(m, parser, declared)


def _type(m: Machine, definition: Instance, call: Call) -> ParameterType:
    cells = definition.cells
    kind = str(cells["__kind__"].text())
    many = truth(cells["__many__"]) is True
    listed = cells.get("choices")
    if kind == "enum_class" and listed is not None and isinstance(listed.only, ClassShape):
        found = read(m, listed)
        return ParameterType(found.name, found.given, found.choices, many=many)
    base = read(m, m.importer.external(f"builtins.{TYPES[kind]}")) if kind in TYPES else read(m, m.importer.external("builtins.str"))
    if kind == "enum" and listed is not None:
        known, more = items_of(m, listed, call.frame, call.node)
        if more is None:
            return ParameterType(base.name, join_values(known), tuple(known), many=many)
    return ParameterType(base.name, base.given, many=many or kind in ("list", "spaceseplist"))


def _parsed(m: Machine, call: Call) -> dict[object, Value]:
    held = m.external_class("absl.flags.FlagValues").cells.get(m.entry_point)
    if held is not None and isinstance(held.only, Instance):
        return held.only.cells
    return {}


def _attribute(m: Machine, call: Call) -> Value:
    """Return `FLAGS.name`."""
    name = (call.argument(0) or UNKNOWN).text()
    value = _parsed(m, call).get(name)
    if value is None:
        return unknown(of=f"{FLAGS}.{name}")
    _read(m, value, call)
    return value


def _read(m: Machine, value: Value, call: Call) -> None:
    for source in value.origins:
        m.lineage.add_read(source, (call.frame.path, getattr(call.node, "lineno", 0)))


def _holder_value(m: Machine, call: Call) -> Value:
    """Return `HOLDER.value`."""
    definition = call.args[0].only if call.args else None
    name = definition.cells["name"].text() if isinstance(definition, Instance) else None
    value = _parsed(m, call).get(name) if name is not None else None
    if value is None:
        return unknown()
    _read(m, value, call)
    return value


def _whole_table(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    table.cells.update(_parsed(m, call))
    return Value((table,))


def _set_default(m: Machine, call: Call) -> Value:
    name = (call.argument(0) or UNKNOWN).text()
    for value in _registry(m).cells.values():
        if isinstance(value.only, Instance) and value.only.cells["name"].text() == name:
            m.heap.write(value.only.cells, "default", call.argument(1) or UNKNOWN)
    return const(None)


def _run(m: Machine, call: Call) -> Value:
    _parse_all(m, call)
    rest = m.new_list()
    rest.cells[REST] = unknown(type_name="str")
    main = call.argument(0, "main")
    if main is None or main.constant() == Const(None):
        main = m.get_attribute(Value((m.stack[0].module,)), "main", call.frame, call.node)
    return m.call(main, Call(call.frame, call.node, (Value((rest,)),)))


def _parse(m: Machine, call: Call) -> Value:
    _parse_all(m, call)
    return unknown(type_name="list")


DEFINITIONS: dict[str, Handler] = {
    **{f"DEFINE_{kind}": _define(kind) for kind in (*TYPES, "list", "spaceseplist")},
    **{f"DEFINE_multi_{kind}": _define(kind, many=True) for kind in ("string", "integer", "float", "enum", "enum_class")},
}
STARTERS = ("absl.app.run",)
MODELS: dict[str, Handler] = {
    **{f"absl.flags.{name}": handler for name, handler in DEFINITIONS.items()},
    "absl.app.run": _run,
    FLAGS: _parse,
    f"{FLAGS}.__getattr__": _attribute,
    f"{FLAGS}.flag_values_dict": _whole_table,
    f"{FLAGS}.set_default": _set_default,
    "absl.flags.set_default": _set_default,
    f"{HOLDER}.value.__get__": _holder_value,
}
