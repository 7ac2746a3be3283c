"""click (click documentation, API): commands, groups, options, arguments and contexts."""

from __future__ import annotations

from knobgraph_ingest.interpreter import click_parameter as parameters
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command import CommandsFound
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import (
    REST,
    UNKNOWN,
    ClassShape,
    Const,
    DictShape,
    FunctionShape,
    Instance,
    ListShape,
    Native,
    Shape,
    Value,
    const,
    unknown,
)

COMMAND = "click.Command"
GROUP = "click.Group"
CONTEXT = "click.Context"
PARAMETERS = "__click_params__"
PASSED = "__click_passed__"


def _declared(m: Machine, shape: Shape) -> ListShape | None:
    if not isinstance(shape, FunctionShape | Instance):
        return None
    held = shape.cells.get(PARAMETERS)
    if held is not None and isinstance(held.only, ListShape):
        return held.only
    table = m.new_list()
    shape.cells[PARAMETERS] = Value((table,))
    return table


def _decorator(*, argument: bool) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        made = parameters.make_parameter(m, call, argument=argument)

        def decorate(inner_m: Machine, inner: Call) -> Value:
            target = inner.argument(0) or UNKNOWN
            for shape in target.shapes:
                table = _declared(inner_m, shape)
                if table is not None:
                    table.cells[len(table.cells)] = Value((made,))
            return target

        return Value((Native("click.option()", decorate),))

    return make


def _pass(kind: str) -> Handler:
    def decorate(m: Machine, call: Call) -> Value:
        target = call.argument(0) or UNKNOWN
        for shape in target.shapes:
            if isinstance(shape, FunctionShape):
                shape.cells[PASSED] = const(kind)
        return target

    return decorate


def _make_pass(m: Machine, call: Call) -> Value:
    return Value((Native("pass_decorator", _pass("object")),))


def _command(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        first = call.argument(0)
        if first is not None and isinstance(first.only, FunctionShape):
            return _build(m, kind, first, Call(call.frame, call.node))
        return Value((Native("click.command()", lambda inner_m, inner: _build(inner_m, kind, inner.argument(0) or UNKNOWN, call)),))

    return make


def _build(m: Machine, kind: str, function: Value, call: Call) -> Value:
    wanted = call.keywords.get("cls")
    cls = wanted.only if wanted is not None and isinstance(wanted.only, ClassShape) else None
    command = m.new_instance(cls if cls is not None else m.external_class(kind))
    shape = function.only
    name = call.argument(0, "name")
    command.cells["callback"] = function
    command.cells["name"] = name if name is not None and name.text() is not None else const(_default_name(shape))
    command.cells["commands"] = Value((m.new_dict(),))
    command.cells["__click__"] = const(kind)
    for option in ("context_settings", "invoke_without_command", "chain", "hidden", "deprecated"):
        if option in call.keywords:
            command.cells[option] = call.keywords[option]
    table = _declared(m, shape) if shape is not None else None
    if table is not None:
        command.cells[PARAMETERS] = Value((table,))
    return Value((command,))


def _default_name(shape: Shape | None) -> str:
    name = shape.name if isinstance(shape, FunctionShape) else "command"
    return name.lower().replace("_", "-").removesuffix("-command").removesuffix("-cmd")


def _group_member(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        group = call.receiver

        def register(inner_m: Machine, inner: Call) -> Value:
            made = _build(inner_m, kind, inner.argument(0) or UNKNOWN, call)
            _register(inner_m, group, made, None)
            return made

        first = call.argument(0)
        if first is not None and isinstance(first.only, FunctionShape):
            made = _build(m, kind, first, Call(call.frame, call.node))
            _register(m, group, made, None)
            return made
        return Value((Native("group.command()", register),))

    return make


def _register(m: Machine, group: Value, command: Value, name: str | None) -> None:
    shape = command.only
    word = name or (shape.cells["name"].text() if isinstance(shape, Instance) and "name" in shape.cells else None)
    for one in group.shapes:
        held = one.cells.get("commands") if isinstance(one, Instance) else None
        if word is not None and held is not None and isinstance(held.only, DictShape):
            held.only.cells[word] = command


def _add_command(m: Machine, call: Call) -> Value:
    name = call.argument(1, "name")
    _register(m, call.receiver, call.argument(0) or UNKNOWN, name.text() if name is not None else None)
    return const(None)


def _commands_of(command: Instance, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    held = command.cells.get("commands")
    table = held.only if held is not None else None
    found: list[tuple[str, ...]] = []
    for name, value in table.cells.items() if isinstance(table, DictShape) else ():
        inner = value.only
        if name is not REST and isinstance(inner, Instance):
            found.extend([(*words, str(name)), *_commands_of(inner, (*words, str(name)))])
    return found


def _main(m: Machine, call: Call) -> Value:
    command = call.receiver.only
    if not isinstance(command, Instance) or "callback" not in command.cells:
        return UNKNOWN
    commands = _commands_of(command, ())
    if commands and m.command is None:
        raise CommandsFound(commands)
    run_command(m, command, call, (), m.command or (), None)
    raise Diverged


def run_command(m: Machine, command: Instance, call: Call, words: tuple[str, ...], wanted: tuple[str, ...], parent: Instance | None) -> Value:
    """Parse a command's parameters, call its callback with them, and go on with the wanted sub-command."""
    context = m.new_instance(m.external_class(CONTEXT))
    values = m.new_dict()
    for declared in reversed(_parameters(command)):
        name, value, exposed = parameters.value_of(m, declared, " ".join(words), call)
        if exposed:
            values.cells[name] = value
    context.cells["params"] = Value((values,))
    context.cells["obj"] = parent.cells["obj"] if parent is not None else const(None)
    context.cells["command"] = Value((command,))
    context.cells["parent"] = Value((parent,)) if parent is not None else const(None)
    if wanted:
        context.cells["invoked_subcommand"] = const(wanted[0])
    else:
        context.cells["invoked_subcommand"] = const(None)
    result = invoke(m, command.cells["callback"], values, context, call)
    held = command.cells["commands"].only
    if wanted and isinstance(held, DictShape):
        inner = held.cells.get(wanted[0])
        if inner is not None and isinstance(inner.only, Instance):
            return run_command(m, inner.only, call, (*words, wanted[0]), wanted[1:], context)
    return result


def _parameters(command: Instance) -> list[Instance]:
    held = command.cells.get(PARAMETERS)
    table = held.only if held is not None else None
    return [s for v in (table.cells.values() if isinstance(table, ListShape) else ()) for s in v.shapes if isinstance(s, Instance)]


def invoke(m: Machine, callback: Value, values: DictShape, context: Instance, call: Call) -> Value:
    """Call a command's function with its parameters as keywords, the context or its object first where it asks for it."""
    keywords = {str(k): v for k, v in values.cells.items()}
    first: tuple[Value, ...] = ()
    for shape in callback.shapes:
        passed = shape.cells.get(PASSED) if isinstance(shape, FunctionShape) else None
        if passed is not None:
            first = (Value((context,)) if passed.text() == "context" else m.get_attribute(Value((context,)), "obj", call.frame, call.node),)
    if all(isinstance(s, Const) for s in callback.shapes):
        return const(None)
    previous, m.click_context = m.click_context, context
    try:
        return m.call(callback, Call(call.frame, call.node, first, keywords))
    finally:
        m.click_context = previous


def _context_invoke(m: Machine, call: Call) -> Value:
    target = (call.argument(0) or UNKNOWN).only
    context = call.receiver.only
    if isinstance(target, Instance) and "callback" in target.cells and isinstance(context, Instance):
        values = m.new_dict()
        values.cells.update(call.keywords)
        return invoke(m, target.cells["callback"], values, context, call)
    return m.call(call.argument(0) or UNKNOWN, call.unshifted()) if call.args else UNKNOWN


def _context_forward(m: Machine, call: Call) -> Value:
    target = (call.argument(0) or UNKNOWN).only
    context = call.receiver.only
    if isinstance(target, Instance) and "callback" in target.cells and isinstance(context, Instance):
        values = m.new_dict()
        own = context.cells["params"].only
        values.cells.update(own.cells if isinstance(own, DictShape) else {})
        values.cells.update(call.keywords)
        return invoke(m, target.cells["callback"], values, context, call)
    return UNKNOWN


def _current_context(m: Machine, call: Call) -> Value:
    return Value((m.click_context,)) if m.click_context is not None else unknown(of=CONTEXT)


def _ensure_object(m: Machine, call: Call) -> Value:
    context = call.receiver.only
    if isinstance(context, Instance):
        held = context.cells.get("obj")
        if held is None or all(isinstance(s, Const) for s in held.shapes):
            m.heap.write(context.cells, "obj", m.call(call.argument(0) or UNKNOWN, Call(call.frame, call.node)))
        return context.cells["obj"]
    return UNKNOWN


def _stop(m: Machine, call: Call) -> Value:
    raise Diverged


def _type(name: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        made = m.new_instance(m.external_class(name))
        made.cells.update(call.keywords)
        if call.args:
            made.cells["choices"] = call.args[0]
        return Value((made,))

    return make


def _without_effect(m: Machine, call: Call) -> Value:
    return Value((Native("click decorator", lambda _, inner: inner.argument(0) or UNKNOWN),))


MODELS: dict[str, Handler] = {
    "click.option": _decorator(argument=False),
    "click.argument": _decorator(argument=True),
    "click.Option": lambda m, call: Value((parameters.make_parameter(m, call, argument=False),)),
    "click.command": _command(COMMAND),
    "click.group": _command(GROUP),
    "click.pass_context": _pass("context"),
    "click.pass_obj": _pass("object"),
    "click.make_pass_decorator": _make_pass,
    "click.version_option": _without_effect,
    "click.help_option": _without_effect,
    "click.get_current_context": _current_context,
    "click.Abort": _stop,
    f"{CONTEXT}.invoke": _context_invoke,
    f"{CONTEXT}.forward": _context_forward,
    f"{CONTEXT}.ensure_object": _ensure_object,
    f"{CONTEXT}.exit": _stop,
    f"{CONTEXT}.fail": _stop,
    f"{CONTEXT}.abort": _stop,
    **{f"{owner}.{name}": _main for owner in (COMMAND, GROUP) for name in ("__call__", "main")},
    f"{GROUP}.command": _group_member(COMMAND),
    f"{GROUP}.group": _group_member(GROUP),
    f"{GROUP}.add_command": _add_command,
    **{f"click.{name}": _type(f"click.{name}") for name in ("Choice", "Path", "File", "IntRange", "FloatRange", "DateTime", "Tuple")},
}
