"""A click command as an object: its parameters, its sub-commands, and what running it calls."""

from __future__ import annotations

from knobgraph_ingest.command_lines import click_parameter as parameters
from knobgraph_ingest.command_lines.signature import name_of
from knobgraph_ingest.interpreter import attribute
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.instance_check import is_instance
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, Partial, Shape
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import Value, const, join_values

COMMAND = "click.Command"
GROUP = "click.Group"
CONTEXT = "click.Context"
PARAMETERS = "__click_params__"
PASSED = "__click_passed__"
WANTED = "__click_wanted__"
ENSURED = "__click_ensured__"
SETTINGS = ("context_settings", "invoke_without_command", "chain", "hidden", "deprecated", "help", "result_callback", "no_args_is_help")
DEPTH = 6


def function_of(shape: Shape | None) -> Shape | None:
    """Return the function that is bound, or called with some arguments given, which carries what decorators say of it."""
    while isinstance(shape, (BoundMethod, Partial)):
        shape = shape.function if isinstance(shape, BoundMethod) else shape.function.only
    return shape


def declared(m: Machine, shape: Shape) -> ListShape | None:
    """Return the list of parameters that decorators have put on a function or command, last decorator first."""
    carrier = function_of(shape)
    if not isinstance(carrier, (FunctionShape, Instance)):
        return None
    held = carrier.cells.get(PARAMETERS)
    if held is not None and isinstance(held.only, ListShape):
        return held.only
    table = m.new_list()
    m.heap.write(carrier.cells, PARAMETERS, Value((table,)))
    return table


def default_name(shape: Shape | None) -> str:
    """Return the name click gives a command of a function without one."""
    shape = function_of(shape)
    name = name_of(shape) if isinstance(shape, FunctionShape) else "command"
    return name.lower().replace("_", "-").removesuffix("-command").removesuffix("-cmd")


def fill(m: Machine, command: Instance, callback: Value, call: Call) -> None:
    """Give a command what its constructor's arguments say of it."""
    cells = command.cells
    shape = callback.only
    name = call.argument(0, "name")
    m.heap.write(cells, "callback", callback)
    m.heap.write(cells, "name", name if name is not None and name.text() is not None else const(default_name(shape)))
    table = m.new_dict()
    given = call.keywords.get("commands")
    held = given.only if given is not None else None
    if isinstance(held, DictShape):
        table = held
    elif given is not None:
        for one in items_of(m, given, call.frame, call.node)[0]:
            word = one.only.cells["name"].text() if isinstance(one.only, Instance) and "name" in one.only.cells else None
            if word is not None:
                table.cells[word] = one
    m.heap.write(cells, "commands", Value((table,)))
    for option in SETTINGS:
        if option in call.keywords:
            m.heap.write(cells, option, call.keywords[option])
    own = declared(m, shape) if shape is not None and shape is not command else None
    listed = call.keywords.get("params")
    if listed is not None:
        known = list(reversed(items_of(m, listed, call.frame, call.node)[0]))
        m.heap.write(cells, PARAMETERS, Value((m.new_list([*(own.cells.values() if own is not None else ()), *known]),)))
    elif own is not None:
        m.heap.write(cells, PARAMETERS, Value((own,)))


def register(m: Machine, group: Value, command: Value, name: str | None) -> None:
    """Add a sub-command to a group under its own name or another."""
    shape = command.only
    word = name or (shape.cells["name"].text() if isinstance(shape, Instance) and "name" in shape.cells else None)
    for one in group.shapes:
        held = one.cells.get("commands") if isinstance(one, Instance) else None
        if word is not None and held is not None and isinstance(held.only, DictShape):
            m.heap.write(held.only.cells, word, command)


def members(m: Machine, group: Instance, call: Call) -> dict[str, Instance]:
    """Return the sub-commands of a group by name: registered, or what its own `list_commands` and `get_command` give."""
    found: dict[str, Instance] = {}
    held = group.cells.get("commands")
    table = held.only if held is not None else None
    for name, value in table.cells.items() if isinstance(table, DictShape) else ():
        if name is not REST and isinstance(value.present().only, Instance):
            found[str(name)] = value.present().only  # type: ignore[assignment]  # tested on the line before
    sources = group.cells.get("sources")
    for source in items_of(m, sources, call.frame, call.node)[0] if sources is not None else ():
        if isinstance(source.only, Instance):
            found = {**members(m, source.only, call), **found}
    getter = look_up(group.cls, "get_command")
    if getter is None:
        return found
    context = Value((new_context(m, group, None),))
    receiver = Value((group,))
    names = list(found)
    lister = look_up(group.cls, "list_commands")
    if lister is not None:
        listed = m.call(attribute.bind(m, lister, receiver, group.cls, call.frame, call.node), Call(call.frame, call.node, (context,)))
        known, more = items_of(m, listed, call.frame, call.node)
        names = list(dict.fromkeys(t for t in (k.text() for k in known) if t is not None))
        if more is not None or len(names) < len(known):
            m.bound(call.frame, call.node, "sub-commands are listed here that only a run knows")
    for name in names:
        got = m.call(attribute.bind(m, getter, receiver, group.cls, call.frame, call.node), Call(call.frame, call.node, (context, const(name))))
        commands = [s for s in got.shapes if isinstance(s, Instance) and "callback" in s.cells]
        if commands:
            found[name] = commands[0]
    return found


def words_of(m: Machine, command: Instance, words: tuple[str, ...], call: Call) -> list[tuple[str, ...]]:
    """Return the sub-commands of a command, each as the words that select it."""
    found: list[tuple[str, ...]] = []
    for name, inner in members(m, command, call).items() if len(words) < DEPTH else ():
        found.extend([(*words, name), *words_of(m, inner, (*words, name), call)])
    return found


def new_context(m: Machine, command: Instance, parent: Instance | None) -> Instance:
    """Return a context of a command below another."""
    context = m.new_instance(m.external_class(CONTEXT))
    context.cells["obj"] = parent.cells["obj"] if parent is not None else const(None)
    context.cells["params"] = Value((m.new_dict(),))
    context.cells["meta"] = parent.cells["meta"] if parent is not None else Value((m.new_dict(),))
    context.cells["command"] = Value((command,))
    context.cells["info_name"] = command.cells.get("name", const(None))
    context.cells["args"] = Value((m.new_list(),))
    context.cells["parent"] = Value((parent,)) if parent is not None else const(None)
    context.cells["default_map"] = _default_map(m, command, parent)
    return context


def _default_map(m: Machine, command: Instance, parent: Instance | None) -> Value:
    settings = command.cells.get("context_settings")
    shape = settings.only if settings is not None else None
    own = shape.cells.get("default_map") if isinstance(shape, DictShape) else None
    if own is not None:
        return own
    outer = parent.cells["default_map"].only if parent is not None else None
    word = command.cells["name"].text() if "name" in command.cells else None
    return outer.cells.get(word, const(None)) if isinstance(outer, DictShape) else const(None)


def run_command(m: Machine, command: Instance, call: Call, words: tuple[str, ...], wanted: tuple[str, ...], parent: Instance | None) -> Value:
    """Parse a command's parameters, call its callback with them, and go on with the wanted sub-command."""
    context = new_context(m, command, parent)
    if parent is None and "obj" in call.keywords:
        m.heap.write(context.cells, "obj", call.keywords["obj"])
    context.cells["invoked_subcommand"] = const(wanted[0] if wanted else None)
    values = context.cells["params"].only
    assert isinstance(values, DictShape)
    previous, m.click_context = m.click_context, context
    try:
        listed = list(reversed(parameters_of(command)))
        # A callback sees the parameters that stand before its own on the command line, in whatever order they are declared.
        for one in sorted(listed, key=lambda p: (not parameters.is_eager(p), "callback" in p.cells)):
            name, value, exposed = parameters.value_of(m, one, " ".join(words), call, context)
            if exposed:
                present = values.cells.get(name)
                m.heap.write(values.cells, name, value if present is None else join_values((present, value)))
    finally:
        m.click_context = previous
    result = invoke(m, command, values, context, call)
    inner = members(m, command, call).get(wanted[0]) if wanted else None
    if inner is not None:
        result = run_command(m, inner, call, (*words, wanted[0]), wanted[1:], context)
    after = command.cells.get("result_callback")
    if after is not None and after.constant() is None:
        keywords = {str(k): v for k, v in values.cells.items()}
        result = m.call(after, Call(call.frame, call.node, (result,), keywords))
    return result


def parameters_of(command: Instance) -> list[Instance]:
    """Return the parameters of a command, last decorator first."""
    held = command.cells.get(PARAMETERS)
    table = held.only if held is not None else None
    return [s for v in (table.cells.values() if isinstance(table, ListShape) else ()) for s in v.shapes if isinstance(s, Instance)]


def invoke(m: Machine, command: Instance, values: DictShape, context: Instance, call: Call) -> Value:
    """Call a command's function with its parameters as keywords, the context or its object first where it asks for it."""
    callback = command.cells["callback"]
    keywords = {str(k): v for k, v in values.cells.items()}
    first: tuple[Value, ...] = ()
    for shape in map(function_of, callback.shapes):
        passed = shape.cells.get(PASSED) if isinstance(shape, FunctionShape) else None
        if passed is not None and isinstance(shape, FunctionShape):
            first = tuple(_passed(m, kind, shape, context, call) for kind in (passed.text() or "").split())
    if all(isinstance(s, Const) for s in callback.shapes):
        return const(None)
    previous, m.click_context = m.click_context, context
    try:
        return m.call(callback, Call(call.frame, call.node, first, keywords))
    finally:
        m.click_context = previous


def _passed(m: Machine, kind: str, function: FunctionShape, context: Instance, call: Call) -> Value:
    """Return what one decorator hands to a function before its parameters; that of the decorator next to it comes first."""
    if kind == "context":
        return Value((context,))
    if kind == "wanted":
        return nearest_object(m, context, function.cells[WANTED], call, ensure=truth(function.cells[ENSURED]) is True)
    return m.get_attribute(Value((context,)), "obj", call.frame, call.node)


def nearest_object(m: Machine, context: Instance, wanted: Value, call: Call, *, ensure: bool) -> Value:
    """Return the object of a class that the nearest context holds; `ensure` makes one where there is none."""
    one: Instance | None = context
    while one is not None:
        found = [s for s in one.cells["obj"].shapes if any(is_instance(m, s, Value((c,))) is not False for c in wanted.shapes) and s != Const(None)]
        if found:
            return Value(tuple(found), one.cells["obj"].origins)
        parent = one.cells["parent"].only
        one = parent if isinstance(parent, Instance) else None
    if not ensure:
        return context.cells["obj"]
    made = m.call(wanted, Call(call.frame, call.node))
    m.heap.write(context.cells, "obj", made)
    return made


def invoked(m: Machine, command: Instance, context: Instance, given: dict[str, Value], call: Call) -> Value:
    """Call another command's function as `Context.invoke` does: its defaults stand in for what is not given."""
    values = m.new_dict()
    for one in reversed(parameters_of(command)):
        name, _ = parameters.names_of(one)
        values.cells[name] = parameters.default_of(m, one, call)
    values.cells.update(given)
    inner = new_context(m, command, context)
    inner.cells["params"] = Value((values,))
    return invoke(m, command, values, inner, call)
