"""HfArgumentParser (transformers documentation): one flag a field of each dataclass, parsed into objects of them."""

from __future__ import annotations

from dataclasses import replace

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build, dashed, is_flag, members_of
from knobgraph_ingest.command_lines.parser_class import derived_parser, parse
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, External, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

NAMES = ("transformers.HfArgumentParser", "transformers.hf_argparser.HfArgumentParser", "trl.TrlParser", "trl.H4ArgumentParser")
CLASSES = "__dataclass_types__"


def _options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    name = path[-1]
    return (f"--{name}", *([f"--{dashed(name)}"] if "_" in name else []), *member.options)


def _complement(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    name = path[-1]
    on = is_flag(kind) and member.default is not None and truth(member.default) is True
    return (f"--no_{name}", *([f"--no-{dashed(name)}"] if "_" in name else [])) if on else ()


def _typed(member: Member) -> ParameterType:
    """Return a type with the choices and the number of values that the metadata of a field asks for, as `add_argument` would be."""
    told = member.metadata.cells if isinstance(member.metadata, DictShape) else {}
    listed = told["choices"].only if "choices" in told else None
    choices = tuple(listed.cells.values()) if isinstance(listed, ListShape) else listed.items if isinstance(listed, TupleShape) else None
    many = "nargs" in told and told["nargs"].text() in ("+", "*")
    return replace(member.kind, choices=member.kind.choices or choices, many=member.kind.many or many)


STYLE = Style("HfArgumentParser", _options, nested=False, complement=_complement, typed=_typed)


def _new(name: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        parser = derived_parser(m, name, call)
        wanted = call.argument(0, "dataclass_types") or UNKNOWN
        single = any(isinstance(s, (ClassShape, External)) for s in wanted.shapes)
        listed = [wanted] if single else items_of(m, wanted, call.frame, call.node)[0]
        classes = [s for v in listed for s in v.shapes if isinstance(s, ClassShape)]
        parser.cells[CLASSES] = Value((m.new_list(listed),))
        for cls in classes:
            add_flags(m, parser, cls, (), STYLE, call)
        return Value((parser,))

    return make


def _classes(parser: Instance) -> list[Value]:
    held = parser.cells[CLASSES].only if CLASSES in parser.cells else None
    return list(held.cells.values()) if isinstance(held, ListShape) else []


def _into_dataclasses(m: Machine, call: Call) -> Value:
    parser = call.receiver.only
    if not isinstance(parser, Instance):
        return UNKNOWN
    namespace = parse(m, parser, call)
    made: list[Value] = []
    taken: set[str] = set()
    for value in _classes(parser):
        cls = value.only
        if isinstance(cls, ClassShape):
            made.append(build(m, cls, (), namespace, STYLE, call))
            taken |= {one.name for one in members_of(m, cls, call)}
        else:
            made.append(unknown(of=f"{cls.name}()" if isinstance(cls, External) else None))
    declared = [a.cells["dest"].text() for v in table_of(m, parser, "__actions__").cells.values() for a in v.shapes if isinstance(a, Instance)]
    if any(d not in taken for d in declared):
        made.append(Value((namespace,)))
    remaining = call.keywords.get("return_remaining_strings")
    if remaining is not None and truth(remaining) is True:
        rest = m.new_list()
        rest.cells[REST] = unknown(type_name="str")
        made.append(Value((rest,)))
    return Value((TupleShape(tuple(made)),))


def _from_file(m: Machine, call: Call) -> Value:
    """Return objects whose fields a file or dict gives: where it gives nothing known, their defaults."""
    parser = call.receiver.only
    given = call.argument(0) or UNKNOWN
    table = given.only
    made: list[Value] = []
    for value in _classes(parser) if isinstance(parser, Instance) else ():
        cls = value.only
        if not isinstance(cls, ClassShape):
            made.append(UNKNOWN)
            continue
        names = [one.name for one in members_of(m, cls, call)]
        if isinstance(table, DictShape) and REST not in table.cells:
            keywords = {n: table.cells[n] for n in names if n in table.cells}
        else:
            of_file = unknown(m.deep_origins(given))
            defaults = {one.name: one.default for one in members_of(m, cls, call)}
            keywords = {n: join_values([of_file, d]) if (d := defaults[n]) is not None else of_file for n in names}
        made.append(m.call(value, Call(call.frame, call.node, (), keywords)))
    return Value((TupleShape(tuple(made)),)) if made else const(None)


MODELS: dict[str, Handler] = {
    **{name: _new(name) for name in NAMES},
    **{f"{name}.parse_args_into_dataclasses": _into_dataclasses for name in NAMES},
    **{f"{name}.parse_args_and_config": _into_dataclasses for name in NAMES},
    **{f"{name}.{method}": _from_file for name in NAMES for method in ("parse_dict", "parse_json_file", "parse_yaml_file")},
}
