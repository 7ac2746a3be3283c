"""Parsing by an argparse parser: the flags that it declares and what they leave in the namespace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knobgraph_ingest.command_lines import parsed_value as values
from knobgraph_ingest.command_lines.action_effect import credit, marked
from knobgraph_ingest.interpreter import attribute_store, command_word, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import run_may
from knobgraph_ingest.interpreter.command import as_json, declare, mark_given_items, type_name
from knobgraph_ingest.interpreter.command_word import CommandsFound
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, join_origins, roots_of, weaken
from knobgraph_ingest.interpreter.shape import REST, Const, External, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import Value, const, join_values, unknown
from knobgraph_ingest.models.standard_library import environment_origin

NAMESPACE = "argparse.Namespace"
REMAINDERS = ("...", "A...")
LEFT_OVER = "sys.argv after "
DECLARED = "__declared__"


def parsers_of(receiver: Value) -> list[Instance]:
    """Return the parsers that a parser or (nested) group stands for."""
    found: list[Instance] = []
    for shape in receiver.shapes:
        if isinstance(shape, Instance):
            inner = shape.cells.get("__parser__")
            found.extend(parsers_of(inner) if inner is not None else [shape])
    return found


def _commands_of(m: Machine, parser: Instance, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    held = parser.cells.get("__subparsers__")
    action = held.present().shapes[0] if held is not None else None
    if not isinstance(action, Instance):
        return []
    commands: list[tuple[str, ...]] = []
    for name, value in table_of(m, action, "choices").cells.items():
        inner = value.present().shapes[0]
        if not isinstance(inner, Instance):
            continue
        below = _commands_of(m, inner, (*words, str(name)))
        commands.extend([(*words, str(name)), *below])
    return commands


def _declare_below(m: Machine, parser: Instance, words: tuple[str, ...]) -> None:
    """Declare the flags of all sub-commands, each of which is run later: on what is left of the budget by then it may not get as far as its parser."""
    held = parser.cells.get("__subparsers__")
    sub = held.present().shapes[0] if held is not None else None
    for name, value in table_of(m, sub, "choices").cells.items() if isinstance(sub, Instance) else ():
        inner = value.present().shapes[0]
        if not isinstance(inner, Instance):
            continue
        for kept in table_of(m, inner, "__actions__").cells.values():
            action = kept.present().shapes[0]
            kind = (action.cells["action"].text() or type_name(action.cells["action"]) or "store") if isinstance(action, Instance) else "help"
            if isinstance(action, Instance) and kind not in ("help", "_HelpAction"):
                declare(m, _fact(m, inner, action, kind, (*words, str(name))))
        _declare_below(m, inner, (*words, str(name)))


def _dispatched(m: Machine, parser: Instance, call: Call) -> list[str]:
    """Return the words that a positional offers where all that follows it is left to another parser (`nargs=REMAINDER`)."""
    choice: list[str] = []
    for value in table_of(m, parser, "__actions__").cells.values():
        action = value.present().shapes[0]
        if not isinstance(action, Instance) or action.cells["__options__"].text():
            continue
        if action.cells["nargs"].text() in REMAINDERS:
            return choice
        listed = action.cells["choices"]
        known, more = subscript.items_of(m, listed, call.frame, call.node) if listed.constant() is None else ([], None)
        texts = [t for t in (k.text() for k in known) if t is not None]
        choice = texts if more is None and len(texts) == len(known) and action.cells["nargs"].constant() == Const(None) else []
    return []


def _words_before(call: Call) -> tuple[str, ...]:
    """Return the sub-command after which the parsed arguments stand: those that an earlier parse left over."""
    given = call.argument(0, "args")
    for shape in given.shapes if given is not None else ():
        more = shape.cells.get(REST) if isinstance(shape, ListShape) else None
        for one in more.shapes if more is not None else ():
            if isinstance(one, Unknown) and one.of is not None and one.of.startswith(LEFT_OVER):
                return tuple(one.of.removeprefix(LEFT_OVER).split(" "))
    return ()


def _is_nothing(call: Call) -> bool:
    """Whether the parsed arguments are known to be none at all."""
    given = call.argument(0, "args")
    return given is not None and isinstance(given.only, (ListShape, TupleShape)) and subscript.shape_items(given.only) == ([], None)


def parse(m: Machine, call: Call) -> Value:
    """Return the namespace that a parser fills; raises CommandsFound where it has sub-commands and none was chosen yet."""
    parsers = [p for p in parsers_of(call.receiver) if "__actions__" in p.cells]
    given = call.argument(1, "namespace")
    given_shape = given.only if given is not None else None
    namespace = given_shape if isinstance(given_shape, Instance) else m.new_instance(m.external_class(NAMESPACE))
    _compare_with_word(m, parsers, call)
    for parser in parsers:
        if _is_nothing(call):
            _leave_defaults(m, parser, namespace)
            continue
        commands = _commands_of(m, parser, ()) or [(word,) for word in _dispatched(m, parser, call)]
        command_word.meets(m, parser)
        if commands and command_word.finds_commands(m):
            _declare_below(m, parser, command_word.prefix(m))
            raise CommandsFound(commands)
        before = _words_before(call) or command_word.prefix(m)
        parse_into(m, parser, namespace, call, before, command_word.wanted(m)[len(before) - len(command_word.prefix(m)) :])
    return Value((namespace,))


def _compare_with_word(m: Machine, parsers: list[Instance], call: Call) -> None:
    """Note that a parser of the whole command line has positionals: a word that was looked up before is one of those."""
    given = call.argument(0, "args")
    actions = [v.only for p in parsers for v in table_of(m, p, "__actions__").cells.values()] if given is None or command_word.is_whole(given) else []
    if any(isinstance(a, Instance) and not a.cells["__options__"].text() for a in actions):
        command_word.withdraw(m)


def _leave_defaults(m: Machine, parser: Instance, namespace: Instance) -> None:
    for value in table_of(m, parser, "__actions__").cells.values():
        action = value.present().shapes[0]
        if isinstance(action, Instance) and not _is_suppress(action.cells["default"]) and action.cells["action"].text() not in ("help", "version"):
            _set(m, namespace, action, action.cells["default"])
    for name, value in table_of(m, parser, "__defaults__").cells.items():
        if isinstance(name, str):
            m.heap.write(namespace.cells, name, value)


def _choose(m: Machine, parser: Instance, namespace: Instance, call: Call, words: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """Leave the chosen word in the positional that offers it, and after it the arguments that another parser gets."""
    words = (*words, wanted[0])
    for value in table_of(m, parser, "__actions__").cells.values():
        action = value.present().shapes[0]
        if not isinstance(action, Instance) or action.cells["__options__"].text():
            continue
        name = action.cells["dest"].text()
        present = namespace.cells.get(name) if name is not None else None
        if present is None:
            continue
        if action.cells["nargs"].text() in REMAINDERS:
            rest = m.new_list()
            rest.cells[REST] = Value((Unknown("str", LEFT_OVER + " ".join(words)),), present.origins)
            m.heap.write(namespace.cells, name, Value((rest,), present.origins))
            return
        if any(isinstance(s, Const) and s.value == wanted[0] for s in present.shapes):
            m.heap.write(namespace.cells, name, const(wanted[0], present.origins))


def parse_into(m: Machine, parser: Instance, namespace: Instance, call: Call, words: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """Store what a parser (and the wanted sub-parser) puts into a namespace."""
    held = parser.cells.get("__subparsers__")
    later: list[tuple[Instance, Value]] = []
    of_file = _of_config_file(m, parser, call, words)
    replaced = _replaced(m, parser, wanted) if namespace.cls.external is not None else {}
    for value in list(table_of(m, parser, "__actions__").cells.values()):
        action = value.present().shapes[0]
        if isinstance(action, Instance):
            parsed = _parsed_value(m, parser, action, call, words)
            if parsed is not None:
                parsed = parsed.plus(of_file) if not _names_config_file(action) else parsed
                if _stores_itself(action):
                    default = action.cells["default"]
                    _set(m, namespace, action, default)
                    later.append((action, parsed))
                elif (place := replaced.get(action.cells["dest"].text() or "")) is not None:
                    for flag in roots_of(parsed.origins):
                        m.lineage.overwrites.setdefault(flag, set()).add(place)
                else:
                    _set(m, namespace, action, parsed)
    defaults = dict(table_of(m, parser, "__defaults__").cells)
    declared = {a.cells["dest"].text() for v in table_of(m, parser, "__actions__").cells.values() for a in v.shapes if isinstance(a, Instance)}
    for name, value in defaults.items():
        if isinstance(name, str) and (name not in namespace.cells or name not in declared):
            m.heap.write(namespace.cells, name, value)
    for action, parsed in later:
        arguments = (Value((parser,)), Value((namespace,)), parsed, const(str(action.cells["__options__"].text()).partition("\n")[0] or None))
        before = marked(m, namespace)
        run_may(m, call.frame, Value((action,)), Call(call.frame, call.node, arguments))
        if all(before.get(name) is value for name, value in namespace.cells.items()):
            _acts(m, action, parsed.origins)
        credit(m, namespace, before, action.cells["dest"].text(), parsed.origins)
    sub = held.present().shapes[0] if held is not None else None
    if sub is None and _dispatched(m, parser, call):
        if not wanted:
            raise Diverged
        _choose(m, parser, namespace, call, words, wanted)
    if isinstance(sub, Instance):
        dest = sub.cells["dest"].text()
        if dest is not None:
            m.heap.write(namespace.cells, dest, const(wanted[0] if wanted else None))
        inner = _chosen(m, parser, wanted)
        if inner is not None:
            parse_into(m, inner, namespace, call, (*words, wanted[0]), wanted[1:])
        elif not wanted and truth(sub.cells["required"]) is True:
            raise Diverged


def _chosen(m: Machine, parser: Instance, wanted: tuple[str, ...]) -> Instance | None:
    """Return the sub-parser of the wanted sub-command, None where there is none."""
    held = parser.cells.get("__subparsers__")
    sub = held.present().shapes[0] if held is not None else None
    named = table_of(m, sub, "choices").cells.get(wanted[0]) if isinstance(sub, Instance) and wanted else None
    inner = named.present().shapes[0] if named is not None else None
    return inner if isinstance(inner, Instance) else None


def _replaced(m: Machine, parser: Instance, wanted: tuple[str, ...]) -> dict[str, tuple[str, int]]:
    """Return the names under which the chosen sub-parsers leave a value whether their option is given or not, each with its place.

    argparse lays all that a sub-parser leaves over what was parsed before it.
    """
    inner = _chosen(m, parser, wanted)
    if inner is None:
        return {}
    names: dict[str, tuple[str, int]] = {}
    for value in table_of(m, inner, "__actions__").cells.values():
        action = value.only
        name = action.cells["dest"].text() if isinstance(action, Instance) and _leaves_default(action) else None
        if isinstance(action, Instance) and name is not None:
            line = action.cells["__line__"].constant()
            names[name] = (str(action.cells["__path__"].text()), line.value if line is not None and isinstance(line.value, int) else 0)
    return names | _replaced(m, inner, wanted[1:])


def _leaves_default(action: Instance) -> bool:
    """Whether an action surely leaves a value of its own, given or not."""
    return action.cells["action"].text() not in ("help", "version") and not any(_may_suppress(s) for s in action.cells["default"].shapes)


def _may_suppress(default: Shape) -> bool:
    if isinstance(default, External):
        return default.name.endswith("SUPPRESS")
    return isinstance(default, Unknown) or (isinstance(default, Const) and default.value == "==SUPPRESS==")


def _acts(m: Machine, action: Instance, origins: Origins) -> None:
    """An action that stores nothing is there for what it does when its flag is given."""
    found = look_up(action.cls, "__call__")
    function = found.only if found is not None else None
    if isinstance(function, FunctionShape):
        for source in origins:
            if source.label == "Flag":
                m.lineage.add_use(source, (function.module.path, function.node.lineno))


def _names_config_file(action: Instance) -> bool:
    return any(n in action.cells and truth(action.cells[n]) is True for n in ("is_config_file", "is_config_file_arg"))


def _of_config_file(m: Machine, parser: Instance, call: Call, words: tuple[str, ...]) -> Origins:
    """Return the origins of a file whose keys are flags of the parser: those of the flag that names it."""
    actions = [a for v in table_of(m, parser, "__actions__").cells.values() for a in v.shapes if isinstance(a, Instance) and _names_config_file(a)]
    return join_origins(*(weaken(v.origins, FlowKind.DERIVES) for a in actions if (v := _parsed_value(m, parser, a, call, words)) is not None))


def _stores_itself(action: Instance) -> bool:
    cls = action.cells["action"].only
    return isinstance(cls, ClassShape) and look_up(cls, "__call__") is not None


def _set(m: Machine, namespace: Instance, action: Instance, value: Value) -> None:
    name = action.cells["dest"].text()
    if name is not None and name != "==SUPPRESS==":
        present = namespace.cells.get(name)
        if present is not None and any(s.label == "Flag" or o.roots for s, o in present.origins.items()):
            value = join_values((present, value))
        line = action.cells["__line__"].constant()
        place = (str(action.cells["__path__"].text()), line.value if line is not None and isinstance(line.value, int) else 0)
        if namespace.cls.external is None:
            attribute_store.write_attribute(m, namespace, name, value, place)
        else:
            m.heap.write(namespace.cells, name, value)


def _parsed_value(m: Machine, parser: Instance, action: Instance, call: Call, words: tuple[str, ...]) -> Value | None:
    cells = action.cells
    kind = cells["action"].text() or type_name(cells["action"]) or "store"
    if kind in ("help", "version", "_HelpAction"):
        if kind == "version":
            declare(m, _fact(m, parser, action, kind, words))
        return None
    fact = _fact(m, parser, action, kind, words)
    origins = declare(m, fact)
    if "__handled__" in cells:
        m.lineage.add_use(next(iter(origins)), (fact.path, fact.line))
    default = cells["default"]
    env: Origins = {s: o for s, o in default.origins.items() if s.label == "Knob"}
    parsed = values.parsed(m, action, kind, call) if "__given__" not in cells else _given_or_default(cells)
    parsed = command_word.given_word(m, fact.key.id, parsed)
    if values.REFUSES in cells:
        m.lineage.add_use(next(iter(origins)), (fact.path, fact.line))
    parsed = mark_given_items(parsed, origins, default)
    if fact.env is not None and not env:
        env = environment_origin(m, fact.env, call)
    return Value(parsed.shapes, join_origins(origins, env, weaken(parsed.origins, FlowKind.DERIVES)))


def _given_or_default(cells: Mapping[Any, Value]) -> Value:
    if truth(cells["required"]) is True:
        return cells["__given__"]
    return join_values([cells["__given__"], Value(cells["default"].shapes, weaken(cells["default"].origins, FlowKind.DERIVES))])


def _fact(m: Machine, parser: Instance, action: Instance, kind: str, words: tuple[str, ...]) -> FlagFact:
    cells = action.cells
    if not command_word.meets(m, action):
        words = words[len(command_word.prefix(m)) :]
    line = cells["__line__"].constant()
    options = str(cells["__options__"].text() or "")
    names = tuple(n for n in options.split("\n") if n)
    if kind == "BooleanOptionalAction":
        names = tuple(x for n in names for x in ((n, f"--no-{n[2:]}") if n.startswith("--") else (n,)))
    default = as_json(m, cells["default"])
    if default is None and DECLARED in cells:
        default = as_json(m, cells[DECLARED])
    suppressed = default == '"==SUPPRESS=="' or _is_suppress(cells["default"])
    written = str(cells["__default_text__"].text() or "")
    nargs = cells["nargs"].constant()
    env = next((s.id.removeprefix("env:") for s in cells["default"].origins if s.label == "Knob" and s.id.startswith("env:")), None)
    if env is None and "env_var" in cells:
        env = cells["env_var"].text()
    nargs_text = None if nargs is None or nargs.value is None else str(nargs.value)
    help_text = cells["help"].text()
    return FlagFact(
        entry_point=m.entry_point,
        command=" ".join(words),
        names=names,
        dest=cells["dest"].text() or "",
        path=str(cells["__path__"].text()),
        line=line.value if line is not None and isinstance(line.value, int) else 0,
        type=cells["__type__"].text() if "__type__" in cells else None if kind in values.WITHOUT_VALUE else type_name(cells["type"]),
        action=kind,
        nargs="0" if nargs_text is None and kind in values.WITHOUT_VALUE else nargs_text,
        const=as_json(m, cells["const"]),
        choices=_choices(m, cells["choices"]),
        required=truth(cells["required"]) is True,
        default='"==SUPPRESS=="' if suppressed else default if default is not None else written or "null",
        default_as_written=default is None and not suppressed and bool(written),
        help=None if help_text is None or help_text == "==SUPPRESS==" else interpolated(help_text, default, cells),
        metavar=cells["metavar"].text(),
        group=cells["group"].text() if "group" in cells else None,
        exclusive_group=cells["exclusive_group"].text() if "exclusive_group" in cells else None,
        env=env,
        hidden=help_text == "==SUPPRESS==" or _is_suppress(cells["help"]),
        deprecated="deprecated" in (help_text or "").lower() or ("deprecated" in cells and truth(cells["deprecated"]) is True),
        framework=str(cells["__framework__"].text()) if "__framework__" in cells else "argparse",
        abbreviable="allow_abbrev" not in parser.cells or truth(parser.cells["allow_abbrev"]) is not False,
    )


def interpolated(text: str, default: str | None, cells: dict[object, Value]) -> str:
    """Return a help text with `%(default)s`, `%(dest)s` and `%%` filled in as argparse shows them."""
    shown = default[1:-1] if default is not None and default.startswith('"') else {"null": "None", "true": "True", "false": "False"}.get(default or "", default)
    filled = text.replace("%(default)s", str(shown)) if shown is not None else text
    return filled.replace("%(dest)s", cells["dest"].text() or "").replace("%%", "%")


def _is_suppress(value: Value) -> bool:
    return isinstance(value.only, External) and value.only.name == "argparse.SUPPRESS"


def _choices(m: Machine, value: Value) -> str | None:
    shape = value.only
    if isinstance(shape, Const) and shape.value is None:
        return None
    if isinstance(shape, DictShape) and REST not in shape.cells:
        value = Value((m.new_list([subscript.key_value(k) for k in shape.cells]),))
    elif isinstance(shape, TupleShape):
        value = Value((m.new_list(shape.items),))
    elif isinstance(shape, ListShape) and shape.kind == "set":
        value = Value((m.new_list(list(shape.cells.values())),))
    return as_json(m, value)


def parse_known(m: Machine, call: Call) -> Value:
    """Return the namespace and the arguments that no flag took."""
    namespace = parse(m, call)
    rest = m.new_list()
    rest.cells[REST] = unknown(type_name="str")
    return Value((TupleShape((namespace, Value((rest,)))),))
