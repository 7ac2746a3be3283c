"""simple-parsing (its documentation): dataclasses added to an argparse parser, nested ones included."""

from __future__ import annotations

from dataclasses import replace

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import ALTERNATIVES, CHOSEN, COMMANDS, Choice, Member, Style, add_flags, build, is_flag
from knobgraph_ingest.command_lines.name_conflicts import tell_apart
from knobgraph_ingest.command_lines.parser_class import derived_parser, parse
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, External, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

PARSER = "simple_parsing.ArgumentParser"
ADDED = "__added__"
EXPLICIT = "__explicit__"


def _options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    name = path[-1]
    if member.positional:
        return ()
    short = (f"-{name}",) if len(name) == 1 else ()
    return (*member.options, *short, f"--{name}", *((f"--no{name}",) if is_flag(kind) else ()))


def _command(path: tuple[str, ...], cls: ClassShape, notes: tuple[Value, ...]) -> Choice:
    return Choice(cls.name.lower(), cls)


def _settle(m: Machine, parser: Instance) -> None:
    tell_apart(m, parser, explicit=False)


STYLE = Style("simple-parsing", _options, flat=True, command=_command, settle=_settle)


def _explicit(call: Call) -> bool:
    wanted = call.keywords.get("conflict_resolution")
    shape = wanted.only if wanted is not None else None
    return isinstance(shape, External) and shape.name.endswith("EXPLICIT")


def _new(m: Machine, call: Call) -> Value:
    parser = derived_parser(m, PARSER, call)
    parser.cells[ADDED] = Value((m.new_dict(),))
    parser.cells[EXPLICIT] = const(_explicit(call))
    return Value((parser,))


def _add_arguments(m: Machine, call: Call) -> Value:
    parser = call.receiver.only
    cls = (call.argument(0, "dataclass") or UNKNOWN).only
    dest = (call.argument(1, "dest") or UNKNOWN).text()
    given = call.keywords.get("default")
    if isinstance(cls, Instance):
        given, cls = Value((cls,)), cls.cls
    if not isinstance(parser, Instance) or not isinstance(cls, ClassShape) or dest is None:
        return UNKNOWN
    prefix = call.keywords.get("prefix")
    start = (prefix.text() or "") if prefix is not None else ""

    def options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
        return (f"--{start}{path[-1]}",)

    add_flags(m, parser, cls, (dest,), replace(STYLE, options=options) if start else STYLE, call, given)
    tell_apart(m, parser, explicit=EXPLICIT in parser.cells and truth(parser.cells[EXPLICIT]) is True)
    m.heap.write(table_of(m, parser, ADDED).cells, dest, Value((cls,)))
    return const(None)


def _parse(m: Machine, call: Call) -> Value:
    parser = call.receiver.only
    if not isinstance(parser, Instance):
        return UNKNOWN
    namespace = parse(m, parser, call)
    for dest, value in table_of(m, parser, ADDED).cells.items():
        cls = value.only
        if isinstance(cls, ClassShape) and isinstance(dest, str):
            m.heap.write(namespace.cells, dest, build(m, cls, (dest,), namespace, STYLE, call))
            for name in [n for n in namespace.cells if isinstance(n, str) and n.startswith(f"{dest}.")]:
                namespace.cells.pop(name)
    return Value((namespace,))


def _parse_known(m: Machine, call: Call) -> Value:
    rest = m.new_list()
    rest.cells[REST] = unknown(type_name="str")
    return Value((TupleShape((_parse(m, call), Value((rest,)))),))


def _whole(m: Machine, call: Call) -> Value:
    """Return what `simple_parsing.parse(Config)` gives: one object of the class."""
    cls = (call.argument(0, "config_class") or UNKNOWN).only
    given = call.keywords.get("default")
    if isinstance(cls, Instance):
        given, cls = Value((cls,)), cls.cls
    if not isinstance(cls, ClassShape):
        return UNKNOWN
    parser = derived_parser(m, PARSER, Call(call.frame, call.node))
    dest = (call.keywords.get("dest") or const("config")).text() or "config"
    add_flags(m, parser, cls, (dest,), STYLE, call, given)
    tell_apart(m, parser, explicit=_explicit(call))
    return build(m, cls, (dest,), parse(m, parser, call), STYLE, call)


def _field(m: Machine, call: Call) -> Value:
    """Return the dataclass field that `simple_parsing.field` and its kin stand for."""
    keywords = {k: v for k, v in call.keywords.items() if k in ("default", "default_factory", "init", "metadata", "kw_only")}
    if call.args and "default" not in keywords:
        keywords["default"] = call.args[0]
    metadata = m.new_dict()
    for told in ("help", "positional"):
        if told in call.keywords:
            metadata.cells[told] = call.keywords[told]
    alias = call.keywords.get("alias")
    if alias is not None:
        metadata.cells["aliases"] = Value((m.new_list([alias]),)) if alias.text() is not None else alias
    keywords.setdefault("metadata", Value((metadata,)))
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), keywords))


def _choice(m: Machine, call: Call) -> Value:
    keywords = {k: v for k, v in call.keywords.items() if k in ("default", "default_factory")}
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), keywords))


def _flag(m: Machine, call: Call) -> Value:
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), {"default": call.argument(0, "default") or const(None)}))


def _list_field(m: Machine, call: Call) -> Value:
    made = Value((m.new_list(call.args),))
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), {"default": made}))


def _subparsers(m: Machine, call: Call) -> Value:
    """Return a field that holds an object of the class that a sub-command names."""
    metadata = m.new_dict()
    metadata.cells[COMMANDS] = call.argument(0, "subcommands") or UNKNOWN
    keywords = {k: v for k, v in call.keywords.items() if k in ("default", "default_factory", "kw_only")}
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), {**keywords, "metadata": Value((metadata,))}))


def _subgroups(m: Machine, call: Call) -> Value:
    """Return a field that holds an object of the class that a flag chooses by its word."""
    table = call.argument(0, "subgroups") or UNKNOWN
    metadata = m.new_dict()
    metadata.cells[ALTERNATIVES] = table
    chosen = call.keywords.get("default")
    keywords: dict[str, Value] = {"metadata": Value((metadata,))}
    if chosen is not None:
        metadata.cells[CHOSEN] = chosen
        classes = table.only.cells if isinstance(table.only, DictShape) else {}
        wanted = classes.get(chosen.text())
        keywords["default"] = join_values([m.call(v, Call(call.frame, call.node)) for v in ([wanted] if wanted is not None else classes.values())])
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), keywords))


FIELDS = "simple_parsing.helpers"
STARTERS = ("simple_parsing.parse",)
MODELS: dict[str, Handler] = {
    PARSER: _new,
    f"{PARSER}.add_arguments": _add_arguments,
    f"{PARSER}.parse_args": _parse,
    f"{PARSER}.parse_known_args": _parse_known,
    "simple_parsing.parse": _whole,
    **{f"{owner}.{name}": handler for owner in ("simple_parsing", FIELDS) for name, handler in {
        "field": _field, "choice": _choice, "flag": _flag, "list_field": _list_field, "mutable_field": _field, "subgroups": _subgroups,
        "subparsers": _subparsers, "subparser": _subparsers,
    }.items()},
}  # fmt: skip
