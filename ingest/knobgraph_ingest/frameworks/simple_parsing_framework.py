"""simple-parsing (its documentation): dataclasses added to an argparse parser, nested ones included."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build, is_flag
from knobgraph_ingest.command_lines.parser_class import derived_parser, parse
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

PARSER = "simple_parsing.ArgumentParser"
ADDED = "__added__"


def _options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    name = path[-1]
    if member.positional:
        return ()
    short = (f"-{name}",) if len(name) == 1 else ()
    return (*member.options, *short, f"--{name}", *((f"--no{name}",) if is_flag(kind) else ()))


STYLE = Style("simple-parsing", _options, flat=True)


def _new(m: Machine, call: Call) -> Value:
    parser = derived_parser(m, PARSER, call)
    parser.cells[ADDED] = Value((m.new_dict(),))
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
    style = STYLE if not start else Style("simple-parsing", lambda path, kind, member: (f"--{start}{path[-1]}",), flat=True)
    add_flags(m, parser, cls, (dest,), style, call, given)
    _conflicts(m, parser)
    m.heap.write(table_of(m, parser, ADDED).cells, dest, Value((cls,)))
    return const(None)


def _conflicts(m: Machine, parser: Instance) -> None:
    """Give flags of one name the path of their field as a prefix, as the default conflict resolution does."""
    actions = [a for v in table_of(m, parser, "__actions__").cells.values() for a in v.shapes if isinstance(a, Instance)]
    names = [str(a.cells["__options__"].text()).split("\n")[0] for a in actions]
    for action, name in zip(actions, names, strict=True):
        dest = str(action.cells["dest"].text())
        if names.count(name) > 1 and "." in dest:
            action.cells["__options__"] = const(f"--{dest}")


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
    _conflicts(m, parser)
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


def _subgroups(m: Machine, call: Call) -> Value:
    """Return a field that holds an object of the class that one of several names stands for."""
    table = (call.argument(0, "subgroups") or UNKNOWN).only
    chosen = call.keywords.get("default")
    classes = table.cells if isinstance(table, DictShape) else {}
    wanted = classes.get(chosen.text()) if chosen is not None else None
    made = join_values([m.call(v, Call(call.frame, call.node)) for v in ([wanted] if wanted is not None else classes.values())])
    return m.models["dataclasses.field"](m, Call(call.frame, call.node, (), {"default": made}))


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
    }.items()},
}  # fmt: skip
