"""argparse (Python library reference, `argparse`): parsers, groups, sub-parsers, actions and namespaces."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter import attribute, subscript
from knobgraph_ingest.interpreter import parsed_value as values
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import run_may
from knobgraph_ingest.interpreter.command import CommandsFound, as_json, declare, type_name
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.origin import FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.value import (
    REST,
    UNKNOWN,
    ClassShape,
    Const,
    DictShape,
    External,
    Instance,
    ListShape,
    TupleShape,
    Value,
    const,
    join_values,
    unknown,
)

PARSER = "argparse.ArgumentParser"
GROUP = "argparse._ArgumentGroup"
SUBPARSERS = "argparse._SubParsersAction"
ACTION = "argparse.Action"
NAMESPACE = "argparse.Namespace"


def _dict_cell(m: Machine, instance: Instance, name: str) -> DictShape:
    value = instance.cells.get(name)
    if value is not None and isinstance(value.only, DictShape):
        return value.only
    table = m.new_dict()
    m.heap.write(instance.cells, name, Value((table,)))
    return table


def _parser_init(m: Machine, call: Call) -> Value:
    receiver = call.receiver.only
    if not isinstance(receiver, Instance):
        return const(None)
    m.heap.write(receiver.cells, "prog", call.argument(0, "prog") or const(None))
    m.heap.write(receiver.cells, "description", call.argument(2, "description") or const(None))
    m.heap.write(receiver.cells, "argument_default", call.keywords.get("argument_default") or const(None))
    actions = _dict_cell(m, receiver, "__actions__")
    _dict_cell(m, receiver, "__defaults__")
    parents, _ = subscript.items_of(m, call.keywords["parents"], call.frame, call.node) if "parents" in call.keywords else ([], None)
    for parent in parents:
        shape = parent.only
        if isinstance(shape, Instance):
            for key, value in _dict_cell(m, shape, "__actions__").cells.items():
                m.heap.write(actions.cells, key, value)
            for key, value in _dict_cell(m, shape, "__defaults__").cells.items():
                m.heap.write(_dict_cell(m, receiver, "__defaults__").cells, key, value)
    return const(None)


def _new_parser(m: Machine, call: Call) -> Value:
    instance = Value((m.new_instance(m.external_class(PARSER)),))
    _parser_init(m, call.with_receiver(instance))
    return instance


def _parser_of(receiver: Value) -> list[Instance]:
    """Return the parsers that a parser or (nested) group stands for."""
    found: list[Instance] = []
    for shape in receiver.shapes:
        if isinstance(shape, Instance):
            inner = shape.cells.get("__parser__")
            found.extend(_parser_of(inner) if inner is not None else [shape])
    return found


def _add_argument(m: Machine, call: Call) -> Value:
    names: list[str] = []
    for value in call.args:
        text = value.text()
        if text is None:
            candidates = [s.value for s in value.shapes if isinstance(s, Const) and isinstance(s.value, str)]
            if len(value.shapes) == 1 or not candidates:
                m.bound(call.frame, call.node, "a flag is declared here under a name that only a run knows")
                continue
            text = candidates[0]
        names.append(text)
    if call.rest is not None and not names:
        known = [s.value for s in call.rest.shapes if isinstance(s, Const) and isinstance(s.value, str)]
        if known:
            names = list(known)
        else:
            m.bound(call.frame, call.node, "a flag is declared here under a name that only a run knows")
            return UNKNOWN
    action = _make_action(m, call, names)
    if action is None:
        return UNKNOWN
    receiver = call.receiver.only
    if isinstance(receiver, Instance) and "__parser__" in receiver.cells:
        exclusive = receiver.cells.get("exclusive")
        action.cells["group"] = receiver.cells.get("title") or const(None)
        if exclusive is not None:
            action.cells["exclusive_group"] = exclusive
    for parser in _parser_of(call.receiver):
        parser_default = parser.cells.get("argument_default")
        if parser_default is not None and parser_default.constant() != Const(None) and "default" not in call.keywords:
            action.cells["default"] = parser_default
        table = _dict_cell(m, parser, "__actions__")
        m.heap.write(table.cells, action, Value((action,)))
    return Value((action,))


def _make_action(m: Machine, call: Call, names: list[str]) -> Instance | None:
    keywords = dict(call.keywords)
    options = [n for n in names if n.startswith("-")]
    dest = keywords["dest"].text() if "dest" in keywords else None
    if dest is None:
        if options:
            longest = next((n for n in options if n.startswith("--")), options[0])
            dest = longest.lstrip("-").replace("-", "_")
        else:
            dest = names[0] if names else None
    if dest is None:
        return None
    kind = keywords.get("action")
    kind_shape = kind.only if kind is not None else None
    if isinstance(kind_shape, ClassShape) and kind_shape.external is None:
        return _own_action(m, call, kind_shape, options, dest)
    action = m.new_instance(m.external_class(ACTION))
    _fill(action, keywords, options, dest, call)
    return action


def _own_action(m: Machine, call: Call, cls: ClassShape, options: list[str], dest: str) -> Instance:
    given = {k: v for k, v in call.keywords.items() if k not in ("action", "dest")}
    given["option_strings"] = Value((m.new_list([const(o) for o in options]),))
    given["dest"] = const(dest)
    if not options:
        given.setdefault("required", const(_positional_required(call.keywords)))
    made = m.call(Value((cls,)), Call(call.frame, call.node, (), given))
    shape = made.shapes[0]
    action = shape if isinstance(shape, Instance) else m.new_instance(cls)
    if "dest" not in action.cells:
        _fill(action, call.keywords, options, dest, call)
    _place(action, call, options)
    action.cells["action"] = Value((cls,))
    return action


def _positional_required(keywords: dict[str, Value]) -> bool:
    nargs = keywords["nargs"].text() if "nargs" in keywords else None
    return nargs not in ("?", "*") or (nargs == "*" and "default" not in keywords)


def _place(action: Instance, call: Call, options: list[str]) -> None:
    node = call.node
    written = {k.arg: k.value for k in node.keywords if k.arg} if isinstance(node, ast.Call) else {}
    default = written.get("default")
    action.cells["__line__"] = const(getattr(node, "lineno", 0))
    action.cells["__path__"] = const(call.frame.path)
    action.cells["__default_text__"] = const(ast.unparse(default) if default is not None else "")
    action.cells["__options__"] = const("\n".join(options))


def _fill(action: Instance, keywords: dict[str, Value], options: list[str], dest: str, call: Call) -> None:
    for name in ("default", "type", "nargs", "const", "choices", "help", "metavar", "action", "deprecated"):
        action.cells[name] = keywords.get(name) or const(None)
    action.cells["dest"] = const(dest)
    action.cells["required"] = keywords.get("required") or const(False) if options else const(_positional_required(keywords))
    kind = keywords["action"].text() if "action" in keywords else None
    if kind == "store_true" and "default" not in keywords:
        action.cells["default"] = const(False)
    if kind == "store_false" and "default" not in keywords:
        action.cells["default"] = const(True)
    _place(action, call, options)


def _action_init(m: Machine, call: Call) -> Value:
    receiver = call.receiver.only
    if isinstance(receiver, Instance):
        order = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar")
        for position, name in enumerate(order):
            value = call.argument(position, name)
            m.heap.write(receiver.cells, name, value if value is not None else const(False if name == "required" else None))
    return const(None)


def _group(m: Machine, call: Call) -> Value:
    group = m.new_instance(m.external_class(GROUP))
    group.cells["__parser__"] = Value(tuple(_parser_of(call.receiver)))
    group.cells["title"] = call.argument(0, "title") or const(None)
    outer = call.receiver.only
    if isinstance(outer, Instance) and "exclusive" in outer.cells:
        group.cells["exclusive"] = outer.cells["exclusive"]
    return Value((group,))


def _exclusive(m: Machine, call: Call) -> Value:
    group = _group(m, Call(call.frame, call.node, receiver=call.receiver))
    shape = group.only
    assert isinstance(shape, Instance)
    outer = call.receiver.only
    if isinstance(outer, Instance) and "title" in outer.cells:
        shape.cells["title"] = outer.cells["title"]
    shape.cells["exclusive"] = const(f"{call.frame.path}:{getattr(call.node, 'lineno', 0)}")
    return group


def _set_defaults(m: Machine, call: Call) -> Value:
    for parser in _parser_of(call.receiver):
        table = _dict_cell(m, parser, "__defaults__")
        for name, value in call.keywords.items():
            m.heap.write(table.cells, name, value)
            for held in list(_dict_cell(m, parser, "__actions__").cells.values()):
                action = held.only
                if isinstance(action, Instance) and action.cells["dest"].text() == name:
                    m.heap.write(action.cells, "default", value)
        if call.keyword_rest is not None:
            for held in _dict_cell(m, parser, "__actions__").cells.values():
                action = held.only
                if isinstance(action, Instance):
                    m.heap.write(action.cells, "default", join_values((action.cells["default"], call.keyword_rest)))
    return const(None)


def _get_default(m: Machine, call: Call) -> Value:
    name = (call.argument(0, "dest") or UNKNOWN).text()
    for parser in _parser_of(call.receiver):
        for held in _dict_cell(m, parser, "__actions__").cells.values():
            action = held.only
            if isinstance(action, Instance) and action.cells["dest"].text() == name:
                return action.cells["default"]
        found = _dict_cell(m, parser, "__defaults__").cells.get(name)
        if found is not None:
            return found
    return const(None)


def _add_subparsers(m: Machine, call: Call) -> Value:
    action = m.new_instance(m.external_class(SUBPARSERS))
    action.cells["dest"] = call.keywords.get("dest") or const(None)
    action.cells["required"] = call.keywords.get("required") or const(False)
    action.cells["parser_class"] = call.keywords.get("parser_class") or const(None)
    _dict_cell(m, action, "choices")
    for parser in _parser_of(call.receiver):
        m.heap.write(parser.cells, "__subparsers__", Value((action,)))
        action.cells["__parent__"] = Value((parser,))
    return Value((action,))


def _add_parser(m: Machine, call: Call) -> Value:
    receiver = call.receiver.only
    name = (call.argument(0, "name") or UNKNOWN).text()
    if not isinstance(receiver, Instance):
        return UNKNOWN
    inner = Call(call.frame, call.node, (), {k: v for k, v in call.keywords.items() if k not in ("help", "aliases", "name", "deprecated")})
    wanted = receiver.cells["parser_class"]
    parent = receiver.cells["__parent__"].only
    if isinstance(wanted.only, ClassShape):
        made = m.call(wanted, inner)
    elif isinstance(parent, Instance) and parent.cls.external is None:
        made = m.call(Value((parent.cls,)), inner)
    else:
        made = _new_parser(m, inner)
    if name is None:
        m.bound(call.frame, call.node, "a sub-command is declared here under a name that only a run knows")
        return made
    table = _dict_cell(m, receiver, "choices")
    m.heap.write(table.cells, name, made)
    return made


def _commands_of(m: Machine, parser: Instance, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    held = parser.cells.get("__subparsers__")
    action = held.present().shapes[0] if held is not None else None
    if not isinstance(action, Instance):
        return []
    commands: list[tuple[str, ...]] = []
    for name, value in _dict_cell(m, action, "choices").cells.items():
        inner = value.present().shapes[0]
        if not isinstance(inner, Instance):
            continue
        below = _commands_of(m, inner, (*words, str(name)))
        commands.extend([(*words, str(name)), *below])
    return commands


def _parse(m: Machine, call: Call) -> Value:
    parsers = [p for p in _parser_of(call.receiver) if "__actions__" in p.cells]
    given = call.argument(1, "namespace")
    given_shape = given.only if given is not None else None
    namespace = given_shape if isinstance(given_shape, Instance) else m.new_instance(m.external_class(NAMESPACE))
    for parser in parsers:
        commands = _commands_of(m, parser, ())
        if commands and m.command is None:
            raise CommandsFound(commands)
        parse_into(m, parser, namespace, call, (), m.command or ())
    return Value((namespace,))


def parse_into(m: Machine, parser: Instance, namespace: Instance, call: Call, words: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """Store what a parser (and the wanted sub-parser) puts into a namespace."""
    held = parser.cells.get("__subparsers__")
    later: list[tuple[Instance, Value]] = []
    for value in list(_dict_cell(m, parser, "__actions__").cells.values()):
        action = value.present().shapes[0]
        if isinstance(action, Instance):
            parsed = _parsed_value(m, action, call, words)
            if parsed is not None:
                if _stores_itself(action):
                    default = action.cells["default"]
                    _set(m, namespace, action, default)
                    later.append((action, parsed))
                else:
                    _set(m, namespace, action, parsed)
    defaults = dict(_dict_cell(m, parser, "__defaults__").cells)
    declared = {a.cells["dest"].text() for v in _dict_cell(m, parser, "__actions__").cells.values() for a in v.shapes if isinstance(a, Instance)}
    for name, value in defaults.items():
        if isinstance(name, str) and (name not in namespace.cells or name not in declared):
            m.heap.write(namespace.cells, name, value)
    for action, parsed in later:
        arguments = (Value((parser,)), Value((namespace,)), parsed, const(str(action.cells["__options__"].text()).partition("\n")[0] or None))
        run_may(m, call.frame, Value((action,)), Call(call.frame, call.node, arguments))
    sub = held.present().shapes[0] if held is not None else None
    if isinstance(sub, Instance):
        dest = sub.cells["dest"].text()
        if dest is not None:
            m.heap.write(namespace.cells, dest, const(wanted[0] if wanted else None))
        chosen = _dict_cell(m, sub, "choices").cells.get(wanted[0]) if wanted else None
        inner = chosen.present().shapes[0] if chosen is not None else None
        if isinstance(inner, Instance) and wanted:
            parse_into(m, inner, namespace, call, (*words, wanted[0]), wanted[1:])
        elif not wanted and truth(sub.cells["required"]) is True:
            raise Diverged


def _stores_itself(action: Instance) -> bool:
    cls = action.cells["action"].only
    return isinstance(cls, ClassShape) and look_up(cls, "__call__") is not None


def _set(m: Machine, namespace: Instance, action: Instance, value: Value) -> None:
    name = action.cells["dest"].text()
    if name is not None and name != "==SUPPRESS==":
        present = namespace.cells.get(name)
        if present is not None and any(s.label == "Flag" for s in present.origins):
            value = join_values((present, value))
        line = action.cells["__line__"].constant()
        place = (str(action.cells["__path__"].text()), line.value if line is not None and isinstance(line.value, int) else 0)
        if namespace.cls.external is None:
            attribute.write_attribute(m, namespace, name, value, place)
        else:
            m.heap.write(namespace.cells, name, value)


def _parsed_value(m: Machine, action: Instance, call: Call, words: tuple[str, ...]) -> Value | None:
    cells = action.cells
    kind = cells["action"].text() or type_name(cells["action"]) or "store"
    if kind in ("help", "version", "_HelpAction"):
        if kind == "version":
            declare(m, _fact(m, action, kind, words))
        return None
    fact = _fact(m, action, kind, words)
    origins = declare(m, fact)
    default = cells["default"]
    env = {s: o for s, o in default.origins.items() if s.label == "Knob"}
    parsed = values.parsed(m, action, kind, call)
    return Value(parsed.shapes, join_origins(origins, env, weaken(parsed.origins, FlowKind.DERIVES)))


def _fact(m: Machine, action: Instance, kind: str, words: tuple[str, ...]) -> FlagFact:
    cells = action.cells
    line = cells["__line__"].constant()
    options = str(cells["__options__"].text() or "")
    names = tuple(n for n in options.split("\n") if n)
    if kind == "BooleanOptionalAction":
        names = tuple(x for n in names for x in ((n, f"--no-{n[2:]}") if n.startswith("--") else (n,)))
    default = as_json(m, cells["default"])
    suppressed = default == '"==SUPPRESS=="' or _is_suppress(cells["default"])
    written = str(cells["__default_text__"].text() or "")
    nargs = cells["nargs"].constant()
    env = next((s.id.removeprefix("env:") for s in cells["default"].origins if s.label == "Knob" and s.id.startswith("env:")), None)
    nargs_text = None if nargs is None or nargs.value is None else str(nargs.value)
    help_text = cells["help"].text()
    return FlagFact(
        entry_point=m.entry_point,
        command=" ".join(words),
        names=names,
        dest=cells["dest"].text() or "",
        path=str(cells["__path__"].text()),
        line=line.value if line is not None and isinstance(line.value, int) else 0,
        type=None if kind in values.WITHOUT_VALUE else type_name(cells["type"]),
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
        framework="argparse",
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


def _parse_known(m: Machine, call: Call) -> Value:
    namespace = _parse(m, call)
    rest = m.new_list()
    rest.cells[REST] = unknown(type_name="str")
    return Value((TupleShape((namespace, Value((rest,)))),))


def _namespace(m: Machine, call: Call) -> Value:
    instance = m.new_instance(m.external_class(NAMESPACE))
    for name, value in call.keywords.items():
        instance.cells[name] = value
    if call.keyword_rest is not None:
        instance.cells[REST] = call.keyword_rest
    return Value((instance,))


def _stop(m: Machine, call: Call) -> Value:
    raise Diverged


def _nothing(m: Machine, call: Call) -> Value:
    return const(None)


CONTAINER: dict[str, Handler] = {
    "add_argument": _add_argument,
    "add_argument_group": _group,
    "add_mutually_exclusive_group": _exclusive,
    "set_defaults": _set_defaults,
    "get_default": _get_default,
}
ACTIONS = ("Store", "StoreTrue", "StoreFalse", "StoreConst", "Append", "Count", "Extend", "Help", "Version")
MODELS: dict[str, Handler] = {
    PARSER: _new_parser,
    f"{PARSER}.__init__": _parser_init,
    f"{PARSER}.parse_args": _parse,
    f"{PARSER}.parse_intermixed_args": _parse,
    f"{PARSER}.parse_known_args": _parse_known,
    f"{PARSER}.parse_known_intermixed_args": _parse_known,
    f"{PARSER}.add_subparsers": _add_subparsers,
    f"{PARSER}.error": _stop,
    f"{PARSER}.exit": _stop,
    f"{PARSER}.print_help": _nothing,
    f"{PARSER}.print_usage": _nothing,
    f"{SUBPARSERS}.add_parser": _add_parser,
    f"{ACTION}.__init__": _action_init,
    f"{NAMESPACE}.__init__": lambda m, call: const(None),
    NAMESPACE: _namespace,
    **{f"{owner}.{name}": handler for owner in (PARSER, GROUP) for name, handler in CONTAINER.items()},
    **{f"argparse._{kind}Action.__init__": _action_init for kind in ACTIONS},
}
