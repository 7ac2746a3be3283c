"""argparse (Python library reference, `argparse`): parsers, groups, sub-parsers, actions and namespaces."""

from __future__ import annotations

import ast

from knobgraph_ingest.command_lines.argparse_parsing import DECLARED, parse, parse_known, parsers_of
from knobgraph_ingest.interpreter import command_word, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, Instance
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, Const
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values

PARSER = "argparse.ArgumentParser"
GROUP = "argparse._ArgumentGroup"
SUBPARSERS = "argparse._SubParsersAction"
ACTION = "argparse.Action"
NAMESPACE = "argparse.Namespace"


# The flags that a parser of ConfigArgParse declares itself: their names are given, and how each is marked.
OF_CONFIG_FILES = {
    "args_for_setting_config_path": ("config_file", "is_config_file_arg"),
    "args_for_writing_out_config_file": ("write_out_config_file_to_this_path", "is_write_out_config_file_arg"),
}


def _parser_init(m: Machine, call: Call) -> Value:
    receiver = call.receiver.only
    if not isinstance(receiver, Instance):
        return const(None)
    m.heap.write(receiver.cells, "prog", call.argument(0, "prog") or const(None))
    m.heap.write(receiver.cells, "description", call.argument(2, "description") or const(None))
    m.heap.write(receiver.cells, "argument_default", call.keywords.get("argument_default") or const(None))
    m.heap.write(receiver.cells, "allow_abbrev", call.keywords.get("allow_abbrev") or const(True))
    actions = table_of(m, receiver, "__actions__")
    table_of(m, receiver, "__defaults__")
    parents, _ = subscript.items_of(m, call.keywords["parents"], call.frame, call.node) if "parents" in call.keywords else ([], None)
    for parent in parents:
        shape = parent.only
        if isinstance(shape, Instance):
            for key, value in table_of(m, shape, "__actions__").cells.items():
                m.heap.write(actions.cells, key, value)
            for key, value in table_of(m, shape, "__defaults__").cells.items():
                m.heap.write(table_of(m, receiver, "__defaults__").cells, key, value)
    for keyword, (dest, mark) in OF_CONFIG_FILES.items():
        names, more = subscript.items_of(m, call.keywords[keyword], call.frame, call.node) if keyword in call.keywords else ([], None)
        if names and more is None:
            made = _add_argument(m, Call(call.frame, call.node, tuple(names), {"dest": const(dest), mark: const(value=True)}).with_receiver(call.receiver))
            if isinstance(made.only, Instance):
                made.only.cells["__handled__"] = const(value=True)
    return const(None)


def _new_parser(m: Machine, call: Call) -> Value:
    instance = Value((m.new_instance(m.external_class(PARSER)),))
    _parser_init(m, call.with_receiver(instance))
    return instance


def _add_argument(m: Machine, call: Call) -> Value:
    names: list[str] = []
    for value in call.args:
        text = value.text()
        if text is None:
            candidates = [s.value for s in value.shapes if isinstance(s, Const) and isinstance(s.value, str)]
            if len(value.shapes) == 1 or not candidates:
                command_word.adds(m)
                m.bound(call.frame, call.node, "a flag is declared here under a name that only a run knows")
                continue
            text = candidates[0]
        names.append(text)
    if call.rest is not None and not names:
        known = [s.value for s in call.rest.shapes if isinstance(s, Const) and isinstance(s.value, str)]
        if known:
            names = list(known)
        else:
            command_word.adds(m)
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
    for parser in parsers_of(call.receiver):
        parser_default = parser.cells.get("argument_default")
        if parser_default is not None and parser_default.constant() != Const(None) and "default" not in call.keywords:
            action.cells["default"] = parser_default
        named = table_of(m, parser, "__defaults__").cells.get(action.cells["dest"].text())
        if named is not None and "default" not in call.keywords:
            action.cells["default"] = named
        table = table_of(m, parser, "__actions__")
        m.heap.write(table.cells, action, Value((action,)))
    m.options_added += 1
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
    for name in ("env_var", "is_config_file", "is_config_file_arg"):
        if name in keywords:
            action.cells[name] = keywords[name]
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
    group.cells["__parser__"] = Value(tuple(parsers_of(call.receiver)))
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
    for parser in parsers_of(call.receiver):
        table = table_of(m, parser, "__defaults__")
        for name, value in call.keywords.items():
            m.heap.write(table.cells, name, value)
            for held in list(table_of(m, parser, "__actions__").cells.values()):
                action = held.only
                if isinstance(action, Instance) and action.cells["dest"].text() == name:
                    _override(m, action, value)
        if call.keyword_rest is not None:
            for held in table_of(m, parser, "__actions__").cells.values():
                action = held.only
                if isinstance(action, Instance):
                    _override(m, action, join_values((action.cells["default"], call.keyword_rest)))
    return const(None)


def _override(m: Machine, action: Instance, value: Value) -> None:
    """Let a default take the place of the declared one, which is kept: it is what holds where nothing known is laid over it."""
    if DECLARED not in action.cells:
        m.heap.write(action.cells, DECLARED, action.cells["default"])
    m.heap.write(action.cells, "default", value)


def _get_default(m: Machine, call: Call) -> Value:
    name = (call.argument(0, "dest") or UNKNOWN).text()
    for parser in parsers_of(call.receiver):
        for held in table_of(m, parser, "__actions__").cells.values():
            action = held.only
            if isinstance(action, Instance) and action.cells["dest"].text() == name:
                return action.cells["default"]
        found = table_of(m, parser, "__defaults__").cells.get(name)
        if found is not None:
            return found
    return const(None)


def _add_subparsers(m: Machine, call: Call) -> Value:
    action = m.new_instance(m.external_class(SUBPARSERS))
    action.cells["dest"] = call.keywords.get("dest") or const(None)
    action.cells["required"] = call.keywords.get("required") or const(False)
    action.cells["parser_class"] = call.keywords.get("parser_class") or const(None)
    table_of(m, action, "choices")
    for parser in parsers_of(call.receiver):
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
    table = table_of(m, receiver, "choices")
    m.heap.write(table.cells, name, made)
    return made


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


def _get_kwargs(m: Machine, call: Call) -> Value:
    """Return the pairs of names and values, which `argparse._AttributeHolder` gives for every attribute."""
    table = m.call(m.importer.external("builtins.vars"), Call(call.frame, call.node, (call.receiver,)))
    return m.call(m.get_attribute(table, "items", call.frame, call.node), Call(call.frame, call.node))


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
    f"{PARSER}.parse_args": parse,
    f"{PARSER}.parse_intermixed_args": parse,
    f"{PARSER}.parse_known_args": parse_known,
    f"{PARSER}.parse_known_intermixed_args": parse_known,
    f"{PARSER}.add_subparsers": _add_subparsers,
    f"{PARSER}.error": _stop,
    f"{PARSER}.exit": _stop,
    f"{PARSER}.print_help": _nothing,
    f"{PARSER}.print_usage": _nothing,
    f"{SUBPARSERS}.add_parser": _add_parser,
    f"{ACTION}.__init__": _action_init,
    f"{NAMESPACE}.__init__": lambda m, call: const(None),
    f"{NAMESPACE}._get_kwargs": _get_kwargs,
    NAMESPACE: _namespace,
    **{f"{owner}.{name}": handler for owner in (PARSER, GROUP) for name, handler in CONTAINER.items()},
    **{f"argparse._{kind}Action.__init__": _action_init for kind in ACTIONS},
}
