"""click (click documentation, API): commands, groups, options, arguments and contexts."""

from __future__ import annotations

from knobgraph_ingest.command_lines import click_parameter as parameters
from knobgraph_ingest.command_lines.click_command import (
    COMMAND,
    CONTEXT,
    ENSURED,
    GROUP,
    PARAMETERS,
    PASSED,
    WANTED,
    declared,
    default_name,
    fill,
    function_of,
    invoked,
    nearest_object,
    register,
    run_command,
    words_of,
)
from knobgraph_ingest.command_lines.described_type import describing
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_word import CommandsFound, finds_commands, prefix, wanted
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import BoundMethod, Native, Partial
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

COLLECTION = "click.CommandCollection"
GROUPS = (GROUP, "click.MultiCommand", COLLECTION)
COMMANDS = (COMMAND, "click.BaseCommand", *GROUPS)


def _decorator(*, argument: bool) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        made = parameters.make_parameter(m, call, argument=argument)
        return Value((Native("click.option()", lambda inner_m, inner: _attach(inner_m, inner, made)),))

    return make


def _parameter_init(*, argument: bool) -> Handler:
    """Return what `super().__init__()` of an own class of parameters does."""

    def init(m: Machine, call: Call) -> Value:
        for shape in call.receiver.shapes:
            if isinstance(shape, Instance):
                parameters.describe(m, shape, call, argument=argument)
        return const(None)

    return init


def _remember(m: Machine, call: Call) -> Value:
    """Attach a ready parameter to a function, as the decorators do."""
    made = call.argument(1, "param")
    if made is not None and isinstance(made.only, Instance) and "__declarations__" in made.only.cells:
        parameters.stand(made.only, call)
        _attach(m, call, made.only)
    return const(None)


def _attach(m: Machine, call: Call, made: Instance) -> Value:
    target = call.argument(0) or UNKNOWN
    for shape in target.shapes:
        table = declared(m, shape)
        if table is not None:
            m.heap.write(table.cells, len(table.cells), Value((made,)))
    return target


def _ready_made(*declarations: str, **keywords: object) -> Handler:
    """Return the decorator of an option that click declares itself."""

    def make(m: Machine, call: Call) -> Value:
        names = [a for a in call.args if (a.text() or "").startswith("-")] or [const(d) for d in declarations]
        given = {**{k: const(v) for k, v in keywords.items()}, **{k: v for k, v in call.keywords.items() if k in ("help", "hidden")}}
        made = parameters.make_parameter(m, Call(call.frame, call.node, tuple(names), given), argument=False)
        return Value((Native("click.option()", lambda inner_m, inner: _attach(inner_m, inner, made)),))

    return make


def _pass(kind: str) -> Handler:
    def decorate(m: Machine, call: Call) -> Value:
        target = call.argument(0) or UNKNOWN
        for shape in map(function_of, target.shapes):
            if isinstance(shape, FunctionShape):
                inner = shape.cells.get(PASSED)
                m.heap.write(shape.cells, PASSED, const(kind if inner is None else f"{inner.text()} {kind}"))
        return target

    return decorate


def _make_pass(m: Machine, call: Call) -> Value:
    """Return the decorator that hands over the nearest object of a class, made where it is missing and `ensure` is set."""
    wanted = call.argument(0, "object_type") or UNKNOWN
    ensure = call.argument(1, "ensure")
    mark = _pass("wanted")

    def decorate(inner_m: Machine, inner: Call) -> Value:
        for shape in map(function_of, (inner.argument(0) or UNKNOWN).shapes):
            if isinstance(shape, FunctionShape):
                inner_m.heap.write(shape.cells, WANTED, wanted)
                inner_m.heap.write(shape.cells, ENSURED, ensure or const(False))
        return mark(inner_m, inner)

    return Value((Native("click.make_pass_decorator()", decorate),))


def _command(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        first = call.argument(0)
        if first is not None and isinstance(first.only, (FunctionShape, BoundMethod, Partial)):
            return _build(m, kind, first, Call(call.frame, call.node))
        return Value((Native("click.command()", lambda inner_m, inner: _build(inner_m, kind, inner.argument(0) or UNKNOWN, call)),))

    return make


def _build(m: Machine, kind: str, function: Value, call: Call) -> Value:
    wanted = call.keywords.get("cls")
    cls = wanted.only if wanted is not None else None
    keywords = {k: v for k, v in call.keywords.items() if k != "cls"}
    if isinstance(cls, ClassShape) and cls.external is None:
        shape = function.only
        keywords.setdefault("name", call.argument(0, "name") or const(default_name(shape)))
        table = declared(m, shape) if shape is not None else None
        made = m.call(wanted or UNKNOWN, Call(call.frame, call.node, (), {**keywords, "callback": function}))
        command = made.shapes[0]
        if isinstance(command, Instance):
            if "commands" not in command.cells:
                fill(m, command, function, Call(call.frame, call.node, (), keywords))
            if table is not None and PARAMETERS not in command.cells:
                m.heap.write(command.cells, PARAMETERS, Value((table,)))
        return made
    command = m.new_instance(m.external_class(kind))
    fill(m, command, function, Call(call.frame, call.node, call.args, keywords))
    return Value((command,))


def _new(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        made = Value((m.new_instance(m.external_class(kind)),))
        _init(m, call.with_receiver(made))
        return made

    return make


def _init(m: Machine, call: Call) -> Value:
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            fill(m, shape, call.keywords.get("callback") or const(None), call)
            if "sources" in call.keywords:
                m.heap.write(shape.cells, "sources", call.keywords["sources"])
    return const(None)


def _group_member(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        group = call.receiver

        def decorate(inner_m: Machine, inner: Call) -> Value:
            made = _build(inner_m, kind, inner.argument(0) or UNKNOWN, _of_group(group, call))
            register(inner_m, group, made, None)
            return made

        first = call.argument(0)
        if first is not None and isinstance(first.only, FunctionShape):
            made = _build(m, kind, first, _of_group(group, Call(call.frame, call.node)))
            register(m, group, made, None)
            return made
        return Value((Native("group.command()", decorate),))

    return make


def _of_group(group: Value, call: Call) -> Call:
    """Return a call with the class that the group's own class names for its members (`command_class`)."""
    shape = group.only
    wanted = look_up(shape.cls, "command_class") if isinstance(shape, Instance) else None
    if wanted is None or "cls" in call.keywords or not isinstance(wanted.only, ClassShape):
        return call
    return Call(call.frame, call.node, call.args, {**call.keywords, "cls": wanted})


def _add_command(m: Machine, call: Call) -> Value:
    name = call.argument(1, "name")
    register(m, call.receiver, call.argument(0, "cmd") or UNKNOWN, name.text() if name is not None else None)
    return const(None)


def _found_command(m: Machine, call: Call) -> Value:
    group = call.receiver.only
    name = (call.argument(1, "cmd_name") or UNKNOWN).text()
    held = group.cells.get("commands") if isinstance(group, Instance) else None
    table = held.only if held is not None else None
    return table.cells.get(name, const(None)) if isinstance(table, DictShape) and name is not None else UNKNOWN


def _listed_commands(m: Machine, call: Call) -> Value:
    group = call.receiver.only
    held = group.cells.get("commands") if isinstance(group, Instance) else None
    table = held.only if held is not None else None
    return Value((m.new_list([const(k) for k in table.cells if isinstance(k, str)]),)) if isinstance(table, DictShape) else UNKNOWN


def _add_source(m: Machine, call: Call) -> Value:
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            present = shape.cells.get("sources")
            known = items_of(m, present, call.frame, call.node)[0] if present is not None else []
            m.heap.write(shape.cells, "sources", Value((m.new_list([*known, call.argument(0) or UNKNOWN]),)))
    return const(None)


def _main(m: Machine, call: Call) -> Value:
    command = call.receiver.only
    if not isinstance(command, Instance) or "callback" not in command.cells:
        return UNKNOWN
    commands = words_of(m, command, (), call)
    if commands and finds_commands(m):
        raise CommandsFound(commands)
    result = run_command(m, command, call, prefix(m), wanted(m), None)
    standalone = call.keywords.get("standalone_mode")
    if standalone is not None and truth(standalone) is False:
        return result
    raise Diverged


def _context_invoke(m: Machine, call: Call) -> Value:
    target = (call.argument(0) or UNKNOWN).only
    context = call.receiver.only
    if isinstance(target, Instance) and "callback" in target.cells and isinstance(context, Instance):
        return invoked(m, target, context, dict(call.keywords), call)
    return m.call(call.argument(0) or UNKNOWN, call.unshifted()) if call.args else UNKNOWN


def _context_forward(m: Machine, call: Call) -> Value:
    target = (call.argument(0) or UNKNOWN).only
    context = call.receiver.only
    if isinstance(target, Instance) and "callback" in target.cells and isinstance(context, Instance):
        own = context.cells["params"].only
        given = {str(k): v for k, v in own.cells.items()} if isinstance(own, DictShape) else {}
        return invoked(m, target, context, {**given, **call.keywords}, call)
    return UNKNOWN


def _current_context(m: Machine, call: Call) -> Value:
    return Value((m.click_context,)) if m.click_context is not None else unknown(of=CONTEXT)


def _ensure_object(m: Machine, call: Call) -> Value:
    context = call.receiver.only
    return nearest_object(m, context, call.argument(0) or UNKNOWN, call, ensure=True) if isinstance(context, Instance) else UNKNOWN


def _find_object(m: Machine, call: Call) -> Value:
    context = call.receiver.only
    return nearest_object(m, context, call.argument(0) or UNKNOWN, call, ensure=False) if isinstance(context, Instance) else UNKNOWN


def _find_root(m: Machine, call: Call) -> Value:
    context = call.receiver.only
    while isinstance(context, Instance) and isinstance(context.cells["parent"].only, Instance):
        context = context.cells["parent"].only
    return Value((context,)) if context is not None else UNKNOWN


def _lookup_default(m: Machine, call: Call) -> Value:
    context = call.receiver.only
    name = (call.argument(0) or UNKNOWN).text()
    table = context.cells["default_map"].only if isinstance(context, Instance) else None
    return table.cells.get(name, const(None)) if isinstance(table, DictShape) and name is not None else unknown()


def _callback_setter(name: str) -> Handler:
    """Return the decorator that replaces a function of a group: `@group.result_callback()`."""

    def make(m: Machine, call: Call) -> Value:
        group = call.receiver.only

        def decorate(inner_m: Machine, inner: Call) -> Value:
            target = inner.argument(0) or UNKNOWN
            if isinstance(group, Instance):
                inner_m.heap.write(group.cells, name, target)
            return target

        return Value((Native(f"group.{name}()", decorate),))

    return make


def _stop(m: Machine, call: Call) -> Value:
    raise Diverged


def _choice_init(m: Machine, call: Call) -> Value:
    """Do what `super().__init__()` of an own class of choices does."""
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            m.heap.write(shape.cells, "choices", call.argument(0, "choices") or UNKNOWN)
    return const(None)


MODELS: dict[str, Handler] = {
    "click.option": _decorator(argument=False),
    "click.argument": _decorator(argument=True),
    "click.Option": lambda m, call: Value((parameters.make_parameter(m, call, argument=False),)),
    "click.Argument": lambda m, call: Value((parameters.make_parameter(m, call, argument=True),)),
    "click.Option.__init__": _parameter_init(argument=False),
    "click.Argument.__init__": _parameter_init(argument=True),
    **{f"click.{kind}.{hook}": lambda m, call: call.argument(1, "value") or UNKNOWN for kind in ("Option", "Argument") for hook in parameters.PROCESSING},
    "click._param_memo": _remember,
    "click.command": _command(COMMAND),
    "click.group": _command(GROUP),
    "click.pass_context": _pass("context"),
    "click.pass_obj": _pass("object"),
    "click.make_pass_decorator": _make_pass,
    "click.version_option": _ready_made("--version", is_flag=True, is_eager=True, expose_value=False, __action__="version"),
    "click.confirmation_option": _ready_made("--yes", is_flag=True, expose_value=False, prompt="Do you want to continue?", __action__="confirmation"),
    "click.password_option": _ready_made("--password", hide_input=True, prompt=True),
    "click.help_option": lambda m, call: Value((Native("click.help_option()", lambda _, inner: inner.argument(0) or UNKNOWN),)),
    "click.get_current_context": _current_context,
    "click.Abort": _stop,
    f"{CONTEXT}.invoke": _context_invoke,
    f"{CONTEXT}.forward": _context_forward,
    f"{CONTEXT}.ensure_object": _ensure_object,
    f"{CONTEXT}.find_object": _find_object,
    f"{CONTEXT}.find_root": _find_root,
    f"{CONTEXT}.lookup_default": _lookup_default,
    **{f"{CONTEXT}.{name}": _stop for name in ("exit", "fail", "abort")},
    **{kind: _new(kind) for kind in COMMANDS},
    **{f"{kind}.__init__": _init for kind in COMMANDS},
    **{f"{kind}.{name}": _main for kind in COMMANDS for name in ("__call__", "main")},
    **{f"{kind}.command": _group_member(COMMAND) for kind in GROUPS},
    **{f"{kind}.group": _group_member(GROUP) for kind in GROUPS},
    **{f"{kind}.add_command": _add_command for kind in GROUPS},
    **{f"{kind}.get_command": _found_command for kind in GROUPS},
    **{f"{kind}.list_commands": _listed_commands for kind in GROUPS},
    **{f"{kind}.result_callback": _callback_setter("result_callback") for kind in GROUPS},
    f"{COLLECTION}.add_source": _add_source,
    "click.Choice.__init__": _choice_init,
    "click.Choice.convert": lambda m, call: call.argument(0, "value") or UNKNOWN,
    **{f"click.{name}": describing(f"click.{name}", "choices") for name in ("Choice", "Path", "File", "IntRange", "FloatRange", "DateTime", "Tuple")},
}
