"""absl flags (Abseil documentation, Python flags library): global flags defined anywhere, parsed by `app.run`."""

from __future__ import annotations

import ast

from knobgraph_ingest.command_lines.annotation import ParameterType, read
from knobgraph_ingest.command_lines.declared_action import Declaration, add_action
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import REST, Const, Unknown
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

FLAGS = "absl.flags.FLAGS"
HOLDER = "absl.flags.FlagHolder"
OWN = "own"
PARSERS = {
    "ArgumentParser": "string", "IntegerParser": "integer", "FloatParser": "float", "BooleanParser": "boolean", "ListParser": "list",
    "WhitespaceSeparatedListParser": "spaceseplist",
}  # fmt: skip
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
        extra = kind in ("enum", "enum_class")
        choices = call.argument(2, "enum_class" if kind == "enum_class" else "enum_values") if extra else None
        return _defined(m, call, kind, 0, 3 if extra else 2, many=many, choices=choices)

    return make


def _define_parsed(*, many: bool) -> Handler:
    """Return `DEFINE`, whose first argument is the parser of the value, or `DEFINE_multi`, which has one of texts after it."""

    def make(m: Machine, call: Call) -> Value:
        parser = call.argument(0, "parser") or UNKNOWN
        shape = parser.only
        outside = (shape.of or "").partition("(")[0].rpartition(".")[2] if isinstance(shape, Unknown) else ""
        first = 2 if many else 1
        return _defined(m, call, PARSERS.get(outside, OWN), first, first + 2, many=many, parser=parser)

    return make


def _defined(
    m: Machine, call: Call, kind: str, first: int, help_at: int, *, many: bool, choices: Value | None = None, parser: Value | None = None,
) -> Value:  # fmt: skip
    """Keep a definition whose name is the argument at `first`, followed by the default, and return its holder."""
    name = (call.argument(first, "name") or UNKNOWN).text()
    if name is None:
        m.bound(call.frame, call.node, "a flag is declared here under a name that only a run knows")
        return UNKNOWN
    definition = m.new_instance(m.external_class(HOLDER))
    node = call.node
    written = node.args[first + 1] if isinstance(node, ast.Call) and len(node.args) > first + 1 else None
    definition.cells.update({
        "name": const(name), "default": call.argument(first + 1, "default") or const(None), "help": call.argument(help_at, "help") or const(None),
        "short": call.keywords.get("short_name") or const(None), "__path__": const(call.frame.path), "__line__": const(getattr(node, "lineno", 0)),
        "__kind__": const(kind), "__many__": const(many), "__default_text__": const(ast.unparse(written) if written is not None else ""),
    })  # fmt: skip
    if choices is not None:
        definition.cells["choices"] = choices
    if parser is not None:
        definition.cells["__parser__"] = parser
    required = call.keywords.get("required")
    definition.cells["required"] = required if required is not None else const(False)
    _registry(m).cells[f"{_defining_module(m, call)}:{name}"] = Value((definition,))
    return Value((definition,))


def _defining_module(m: Machine, call: Call) -> str:
    """Return the module whose body is running: a function that defines flags does so for whoever calls it."""
    return next((f.path for f in reversed(m.stack) if f.function is None), call.frame.path)


def _require(m: Machine, call: Call) -> Value:
    """Mark the flags that are named, one or a list, as ones that must be given."""
    wanted = call.argument(0, "flag_name") or call.keywords.get("flag_names") or UNKNOWN
    names = {wanted.text()} if wanted.text() is not None else {v.text() for v in items_of(m, wanted, call.frame, call.node)[0]}
    here = _defining_module(m, call)
    for key, value in _registry(m).cells.items():
        definition = value.only
        if isinstance(definition, Instance) and str(key).startswith(f"{here}:") and definition.cells["name"].text() in names:
            definition.cells["required"] = const(True)
    return const(None)


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
    for key, value in _registry(m).cells.items():
        definition = value.only
        if isinstance(definition, Instance) and str(key).rpartition(":")[0] in paths:
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
    if kind == OWN:
        return ParameterType(None, _own_value(m, cells["__parser__"], call), many=many)
    if kind == "enum_class" and listed is not None and isinstance(listed.only, ClassShape):
        found = read(m, listed)
        return ParameterType(found.name, found.given, found.choices, many=many)
    base = read(m, m.importer.external(f"builtins.{TYPES[kind]}")) if kind in TYPES else read(m, m.importer.external("builtins.str"))
    if kind == "enum" and listed is not None:
        known, more = items_of(m, listed, call.frame, call.node)
        if more is None:
            return ParameterType(base.name, join_values(known), tuple(known), many=many)
    return ParameterType(base.name, base.given, many=many or kind in ("list", "spaceseplist"))


def _own_value(m: Machine, parser: Value, call: Call) -> Value:
    """Return what the `parse` of an own parser makes of a text."""
    if not any(isinstance(s, Instance) and s.cls.external is None for s in parser.shapes):
        return UNKNOWN
    try:
        method = m.get_attribute(parser, "parse", call.frame, call.node)
        return Value(m.call(method, Call(call.frame, call.node, (unknown(type_name="str"),))).shapes)
    except Diverged:
        return UNKNOWN


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


def _holder_present(m: Machine, call: Call) -> Value:
    """Return how often a flag was given: a number that only the command line tells."""
    value = _holder_value(m, call)
    return unknown(weaken(value.origins, FlowKind.DERIVES), type_name="int")


def _definition(m: Machine, call: Call) -> Value:
    """Return `FLAGS["name"]`, the object that holds the value of a flag, its default and whether it was given."""
    name = (call.argument(0) or UNKNOWN).text()
    found = [v for v in _registry(m).cells.values() if isinstance(v.only, Instance) and v.only.cells["name"].text() == name]
    return found[-1] if found and name is not None else unknown(of=f"{FLAGS}[...]")


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
    "absl.flags.DEFINE": _define_parsed(many=False),
    "absl.flags.DEFINE_multi": _define_parsed(many=True),
    "absl.flags.mark_flag_as_required": _require,
    "absl.flags.mark_flags_as_required": _require,
    "absl.app.run": _run,
    FLAGS: _parse,
    f"{FLAGS}.__getattr__": _attribute,
    f"{FLAGS}.__getitem__": _definition,
    f"{FLAGS}.flag_values_dict": _whole_table,
    f"{FLAGS}.set_default": _set_default,
    "absl.flags.set_default": _set_default,
    f"{HOLDER}.value.__get__": _holder_value,
    f"{HOLDER}.present.__get__": _holder_present,
}
