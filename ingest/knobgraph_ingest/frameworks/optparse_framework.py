"""optparse (Python library reference, `optparse`): parsers, groups, options, callbacks and their values."""

from __future__ import annotations

import ast

from knobgraph_ingest.command_lines import parsed_value as values
from knobgraph_ingest.command_lines.action_effect import credit, marked
from knobgraph_ingest.interpreter import attribute, attribute_store, command_word, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import run_may
from knobgraph_ingest.interpreter.command import as_json, declare, mark_given_items, type_name
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, External, TupleShape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value, const, join_values, unknown
from knobgraph_ingest.models.optparse_options import GROUP, HOLDER, OPTION, PARSER

VALUES = "optparse.Values"
ATTRIBUTES = ("action", "type", "dest", "default", "nargs", "const", "choices", "callback", "callback_args", "callback_kwargs", "help", "metavar")
TYPED = ("store", "append")


def _option_cells(m: Machine, option: Instance, call: Call) -> None:
    options = [t for t in (a.text() for a in call.args) if t is not None]
    if call.rest is not None:
        command_word.adds(m)
        m.bound(call.frame, call.node, "an option is declared here under a name that only a run knows")
    option.cells.update(call.keywords)
    for name in ATTRIBUTES:
        option.cells[name] = call.keywords.get(name) or const(None)
    if "default" not in call.keywords:
        option.cells.pop("default")
    action = option.cells["action"].text() or "store"
    option.cells["action"] = const(action)
    kind = type_name(option.cells["type"])
    if kind is None and action in TYPED:
        kind = "choice" if truth(option.cells["choices"]) is not False else "string"
    option.cells["type"] = const({"str": "string"}.get(kind, kind) if kind is not None else None)
    if option.cells["dest"].text() is None and (kind is not None or action not in ("callback", "help", "version")):
        longest = next((n for n in options if n.startswith("--")), options[0] if options else "")
        option.cells["dest"] = const(longest.lstrip("-").replace("-", "_"))
    node = call.node
    written = next((k.value for k in node.keywords if k.arg == "default"), None) if isinstance(node, ast.Call) else None
    option.cells["__default_text__"] = const(ast.unparse(written) if written is not None else "")
    option.cells["__options__"] = const("\n".join(options))
    option.cells["__path__"] = const(call.frame.path)
    option.cells["__line__"] = const(getattr(node, "lineno", 0))


def _new_option(m: Machine, call: Call) -> Value:
    option = m.new_instance(m.external_class(OPTION))
    _option_cells(m, option, call)
    return Value((option,))


def _option_init(m: Machine, call: Call) -> Value:
    if isinstance(call.receiver.only, Instance):
        _option_cells(m, call.receiver.only, call)
    return const(None)


def _parsers_of(receiver: Value) -> list[Instance]:
    found: list[Instance] = []
    for shape in receiver.shapes:
        if isinstance(shape, Instance):
            inner = shape.cells.get("parser") if "__group__" in shape.cells else None
            found.extend(_parsers_of(inner) if inner is not None else [shape])
    return found


def _parser_init(m: Machine, call: Call) -> Value:
    parser = call.receiver.only
    if not isinstance(parser, Instance):
        return const(None)
    parser.cells["option_class"] = call.argument(2, "option_class") or const(None)
    listed = call.argument(1, "option_list")
    version = call.argument(3, "version")
    table_of(m, parser, "__options__")
    table_of(m, parser, "defaults")
    if version is not None and version.constant() is None:
        version = const("")
    if version is not None and version.text() is not None:
        _add(m, call.receiver, Call(call.frame, call.node, (const("--version"),), {"action": const("version")}))
    for option in subscript.items_of(m, listed, call.frame, call.node)[0] if listed is not None else ():
        _register(m, call.receiver, option)
    return const(None)


def _new_parser(m: Machine, call: Call) -> Value:
    made = Value((m.new_instance(m.external_class(PARSER)),))
    _parser_init(m, call.with_receiver(made))
    return made


def _group_init(m: Machine, call: Call) -> Value:
    group = call.receiver.only
    if isinstance(group, Instance):
        group.cells["__group__"] = const(True)
        group.cells["parser"] = call.argument(0, "parser") or UNKNOWN
        group.cells["title"] = call.argument(1, "title") or const(None)
    return const(None)


def _new_group(m: Machine, call: Call) -> Value:
    made = Value((m.new_instance(m.external_class(GROUP)),))
    _group_init(m, call.with_receiver(made))
    return made


def _add_group(m: Machine, call: Call) -> Value:
    first = call.argument(0)
    if first is not None and isinstance(first.only, Instance):
        return first
    return _new_group(m, Call(call.frame, call.node, (call.receiver, *call.args), call.keywords))


def _register(m: Machine, receiver: Value, option: Value) -> None:
    shape = option.only
    holder = receiver.only
    if not isinstance(shape, Instance) or not isinstance(holder, Instance):
        return
    m.options_added += 1
    if "__group__" in holder.cells:
        shape.cells["group"] = holder.cells["title"]
        shape.cells[HOLDER] = receiver
    for parser in _parsers_of(receiver):
        m.heap.write(table_of(m, parser, "__options__").cells, shape, option)
        dest = shape.cells["dest"].text()
        if dest is not None:
            defaults = table_of(m, parser, "defaults").cells
            if "default" in shape.cells:
                m.heap.write(defaults, dest, shape.cells["default"])
            elif dest not in defaults:
                m.heap.write(defaults, dest, const(None))


def _add(m: Machine, receiver: Value, call: Call) -> Value:
    first = call.argument(0)
    if first is not None and isinstance(first.only, Instance):
        option = first
    else:
        wanted = next((p.cells.get("option_class") for p in _parsers_of(receiver)), None)
        cls = wanted.only if wanted is not None else None
        option = m.call(Value((cls,)), call) if isinstance(cls, ClassShape) else _new_option(m, call)
    _register(m, receiver, option)
    return option


def _add_options(m: Machine, call: Call) -> Value:
    for option in subscript.items_of(m, call.argument(0) or UNKNOWN, call.frame, call.node)[0]:
        _register(m, call.receiver, option)
    return const(None)


def _set_defaults(m: Machine, call: Call) -> Value:
    given = dict(call.keywords)
    if len(call.args) == 2 and call.args[0].text() is not None:
        given[str(call.args[0].text())] = call.args[1]
    for parser in _parsers_of(call.receiver):
        for name, value in given.items():
            m.heap.write(table_of(m, parser, "defaults").cells, name, value)
    return const(None)


def _default_values(m: Machine, call: Call) -> Value:
    made = m.new_instance(m.external_class(VALUES))
    for parser in _parsers_of(call.receiver):
        made.cells.update(table_of(m, parser, "defaults").cells)
    return Value((made,))


def _parse(m: Machine, call: Call) -> Value:
    given = call.argument(1, "values")
    shape = given.only if given is not None else None
    arguments = call.argument(0, "args")
    nothing = arguments is not None and isinstance(arguments.only, (ListShape, TupleShape)) and subscript.shape_items(arguments.only) == ([], None)
    rest = m.new_list()
    if not nothing and (arguments is None or command_word.is_whole(arguments)):
        command_word.left_words(m, rest)
    elif not nothing:
        rest.cells[REST] = unknown(type_name="str")
    defaults = m.get_attribute(call.receiver, "get_default_values", call.frame, call.node)
    outcome = Value((shape,)) if isinstance(shape, Instance) else m.call(defaults, Call(call.frame, call.node))
    spaces = [s for s in outcome.shapes if isinstance(s, Instance)]
    if not spaces:  # what an own parser starts from only a run knows: its options are the same
        spaces.append(m.new_instance(m.external_class(VALUES)))
        outcome = Value((spaces[0],), outcome.origins)
    for parser in _parsers_of(call.receiver) if not nothing else ():
        m.heap.write(parser.cells, "values", outcome)
        for held in list(table_of(m, parser, "__options__").cells.values()):
            option = held.present().only
            for space in spaces if isinstance(option, Instance) else ():
                assert isinstance(option, Instance)
                _take(m, parser, space, option, call)
    checks = m.get_attribute(call.receiver, "check_values", call.frame, call.node)
    return m.call(checks, Call(call.frame, call.node, (outcome, Value((rest,)))))


def _take(m: Machine, parser: Instance, space: Instance, option: Instance, call: Call) -> None:
    """Do what an option does when it is given, or leave its default."""
    cells = option.cells
    kind = str(cells["action"].text())
    dest = cells["dest"].text()
    default = table_of(m, parser, "defaults").cells.get(dest, const(None)) if dest is not None else const(None)
    fact = _fact(m, option, kind, default)
    if kind == "help":
        return
    origins = declare(m, fact)
    if kind == "version":
        return
    if look_up(option.cls, "process") is not None:
        _process_own(m, parser, space, option, origins, call)
        return
    if look_up(option.cls, "take_action") is not None or kind == "callback":
        given = _given(m, option, "store", call) if cells["type"].text() is not None else const(None)
        _act(m, parser, space, option, given.with_origins(origins), call)
        return
    if dest is None:
        return
    inherited = {s: o for s, o in default.origins.items() if s.label == "Knob"}
    given = _given(m, option, kind, call)
    given = mark_given_items(given, origins, default)
    value = join_values([given, default])
    value = value.with_origins(join_origins(origins, inherited, weaken(value.origins, FlowKind.DERIVES)))
    present = space.cells.get(dest)
    if present is not None and any(s.label == "Flag" for s in present.origins):
        value = join_values((present, value))
    line = cells["__line__"].constant()
    attribute_store.write_attribute(m, space, dest, value, (str(cells["__path__"].text()), line.value if line is not None else 0))


def _process_own(m: Machine, parser: Instance, space: Instance, option: Instance, origins: Origins, call: Call) -> None:
    """Call an option's own `process`, which may ask for the inherited one and change what that stored."""
    option.cells["__given__"] = const(None, origins)
    opt = const(str(option.cells["__options__"].text()).partition("\n")[0])
    value = unknown(origins, "str") if option.cells["type"].text() is not None else const(None, origins)
    own = m.get_attribute(Value((option,)), "process", call.frame, call.node)
    before = marked(m, space)
    run_may(m, call.frame, own, Call(call.frame, call.node, (opt, value, Value((space,)), Value((parser,)))))
    credit(m, space, before, option.cells["dest"].text(), origins)


def _process(m: Machine, call: Call) -> Value:
    """Do what the inherited `process` does: store what the option's action gives."""
    option, space, parser = call.receiver.only, (call.argument(2, "values") or UNKNOWN).only, (call.argument(3, "parser") or UNKNOWN).only
    if not (isinstance(option, Instance) and isinstance(space, Instance) and isinstance(parser, Instance)) or "__given__" not in option.cells:
        return const(None)
    kind, dest, origins = str(option.cells["action"].text()), option.cells["dest"].text(), option.cells["__given__"].origins
    if kind == "callback" or look_up(option.cls, "take_action") is not None:
        given = _given(m, option, "store", call) if option.cells["type"].text() is not None else const(None)
        _act(m, parser, space, option, given.with_origins(origins), call)
    elif dest is not None:
        given = _given(m, option, kind, call)
        given = mark_given_items(given, origins, const(None))
        m.heap.write(space.cells, dest, given.with_origins(join_origins(origins, weaken(given.origins, FlowKind.DERIVES))))
    return const(1)


def _check_values(m: Machine, call: Call) -> Value:
    return Value((TupleShape((call.argument(0, "values") or UNKNOWN, call.argument(1, "args") or UNKNOWN)),))


def _given(m: Machine, option: Instance, kind: str, call: Call) -> Value:
    cells = option.cells
    action = m.new_instance(m.external_class(OPTION))
    wanted = {"int": "int", "long": "int", "float": "float", "complex": "complex"}.get(cells["type"].text() or "")
    action.cells.update(
        default=ABSENT_VALUE, const=cells["const"], choices=cells["choices"], nargs=cells["nargs"], required=const(True),
        type=Value((External(f"builtins.{wanted}"),)) if wanted else const(None),
    )  # fmt: skip
    return values.parsed(m, action, kind, call).present()


def _act(m: Machine, parser: Instance, space: Instance, option: Instance, given: Value, call: Call) -> None:
    """Call an option's callback or its own `take_action`; whatever it does happens only where the option is given."""
    cells = option.cells
    opt = const(str(cells["__options__"].text()).partition("\n")[0])
    if cells["action"].text() != "callback":
        told = (cells["action"], cells["dest"], opt, given, Value((space,)), Value((parser,)))
        found = look_up(option.cls, "take_action")
        assert found is not None
        run_may(m, call.frame, attribute.bind(m, found, Value((option,)), option.cls, call.frame, call.node), Call(call.frame, call.node, told))
        return
    more = subscript.items_of(m, cells["callback_args"], call.frame, call.node)[0] if truth(cells["callback_args"]) is not False else []
    named = cells["callback_kwargs"].only
    keywords = {k: v for k, v in named.cells.items() if isinstance(k, str)} if isinstance(named, DictShape) else {}
    arguments = (Value((option,), given.origins), opt, given, Value((parser,)), *more)
    before = marked(m, space)
    run_may(m, call.frame, cells["callback"], Call(call.frame, call.node, arguments, keywords))
    credit(m, space, before, cells["dest"].text(), given.origins)


def _fact(m: Machine, option: Instance, kind: str, default: Value) -> FlagFact:
    cells = option.cells
    words = command_word.prefix(m) if command_word.meets(m, option) else ()
    line = cells["__line__"].constant()
    known = as_json(m, default)
    written = str(cells["__default_text__"].text() or "")
    nargs = cells["nargs"].constant()
    takes = cells["type"].text()
    choices = cells["choices"].only
    text = cells["help"].text()
    hidden = isinstance(cells["help"].only, External) or text == "SUPPRESSHELP"
    return FlagFact(
        entry_point=m.entry_point, command=" ".join(words), names=tuple(n for n in str(cells["__options__"].text()).split("\n") if n),
        dest=cells["dest"].text() or "", path=str(cells["__path__"].text()), line=line.value if line is not None else 0,
        type=takes, action=kind, nargs=str(nargs.value) if nargs is not None and nargs.value is not None else None if takes else "0",
        const=as_json(m, cells["const"]), required=False,
        choices=as_json(m, Value((m.new_list(subscript.shape_items(choices)[0]),))) if isinstance(choices, (ListShape, TupleShape)) else None,
        default=known if known is not None else written or "null", default_as_written=known is None and bool(written),
        help=text.replace("%default", _shown(known)) if text is not None and not hidden else None, metavar=cells["metavar"].text(),
        group=cells["group"].text() if "group" in cells else None, env=_environment(default.origins), hidden=hidden,
        deprecated="deprecated" in (text or "").lower(), framework="optparse",
    )  # fmt: skip


def _shown(default: str | None) -> str:
    return {"null": "none", None: "%default"}.get(default, str(default).strip('"'))


def _environment(origins: Origins) -> str | None:
    return next((s.id.removeprefix("env:") for s in origins if s.label == "Knob" and s.id.startswith("env:")), None)


def _ensure_value(m: Machine, call: Call) -> Value:
    name = (call.argument(0, "attr") or UNKNOWN).text()
    if name is None:
        return UNKNOWN
    present = m.get_attribute(call.receiver, name, call.frame, call.node)
    if present.constant() is None or present.constant() == const(None).constant():
        fresh = call.argument(1, "value") or UNKNOWN
        m.set_attribute(call.receiver, name, join_values((fresh, present)) if present.constant() is None else fresh, call.frame, call.node)
    return m.get_attribute(call.receiver, name, call.frame, call.node)


def _values(m: Machine, call: Call) -> Value:
    made = m.new_instance(m.external_class(VALUES))
    defaults = (call.argument(0, "defaults") or const(None)).only
    if isinstance(defaults, DictShape):
        made.cells.update(defaults.cells)
    return Value((made,))


def _values_init(m: Machine, call: Call) -> Value:
    made, defaults = call.receiver.only, (call.argument(0, "defaults") or const(None)).only
    if isinstance(made, Instance) and isinstance(defaults, DictShape):
        for name, value in defaults.cells.items():
            m.heap.write(made.cells, name, value)
    return const(None)


def _stop(m: Machine, call: Call) -> Value:
    raise Diverged


def _nothing(m: Machine, call: Call) -> Value:
    return const(None)


MODELS: dict[str, Handler] = {
    PARSER: _new_parser,
    f"{PARSER}.__init__": _parser_init,
    GROUP: _new_group,
    f"{GROUP}.__init__": _group_init,
    OPTION: _new_option,
    f"{OPTION}.__init__": _option_init,
    "optparse.make_option": _new_option,
    f"{OPTION}.process": _process,
    f"{OPTION}.__getattr__": lambda m, call: const(None),
    VALUES: _values,
    f"{VALUES}.__init__": _values_init,
    f"{VALUES}.ensure_value": _ensure_value,
    f"{PARSER}.parse_args": _parse,
    f"{PARSER}.get_default_values": _default_values,
    f"{PARSER}.check_values": _check_values,
    f"{PARSER}.add_option_group": _add_group,
    f"{PARSER}.set_defaults": _set_defaults,
    f"{PARSER}.set_default": _set_defaults,
    f"{PARSER}.error": _stop,
    f"{PARSER}.exit": _stop,
    **{f"{PARSER}.{name}": _nothing for name in ("print_help", "print_usage", "print_version", "disable_interspersed_args", "set_usage")},
    **{f"{owner}.add_option": lambda m, call: _add(m, call.receiver, call) for owner in (PARSER, GROUP)},
    **{f"{owner}.add_options": _add_options for owner in (PARSER, GROUP)},
}
