"""typer (typer documentation, reference): apps, sub-apps, callbacks and commands made from annotated functions."""

from __future__ import annotations

from knobgraph_ingest.command_lines.click_command import COMMAND, GROUP, PARAMETERS, register
from knobgraph_ingest.command_lines.click_parameter import PARAMETER
from knobgraph_ingest.command_lines.signature import SignatureParameter, name_of, parameters_of
from knobgraph_ingest.command_lines.typed_parameter import click_parameter, is_context
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Const, External, Native, Shape, TypeForm
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

APP = "typer.Typer"
INFO = "typer.models.ParameterInfo"
REGISTERED = "__registered__"
CALLBACK = "__callback__"
COMPLETION = {
    "install": "Install completion for the current shell.",
    "show": "Show completion for the current shell, to copy it or customize the installation.",
}


def _info(*, argument: bool) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        made = m.new_instance(m.external_class(INFO))
        made.cells.update(call.keywords)
        made.cells["__argument__"] = const(argument)
        made.cells["__given__"] = Value((m.new_list(call.args),))
        return Value((made,))

    return make


def _new_app(m: Machine, call: Call) -> Value:
    app = m.new_instance(m.external_class(APP))
    _init(m, call.with_receiver(Value((app,))))
    return Value((app,))


def _init(m: Machine, call: Call) -> Value:
    for app in call.receiver.shapes:
        if isinstance(app, Instance):
            app.cells.update(call.keywords)
            app.cells[REGISTERED] = Value((m.new_list(),))
            app.cells["__path__"] = const(call.frame.path)
            app.cells["__line__"] = const(getattr(call.node, "lineno", 0))
            if "callback" in call.keywords and call.keywords["callback"].constant() is None:
                _keep_callback(m, app, call.keywords["callback"], {})
    return const(None)


def _registered(app: Shape) -> ListShape | None:
    held = app.cells.get(REGISTERED) if isinstance(app, Instance) else None
    return held.only if held is not None and isinstance(held.only, ListShape) else None


def _keep(m: Machine, app: Shape, kind: str, target: Value, call: Call) -> None:
    table = _registered(app)
    if table is None:
        return
    entry = m.new_instance(m.external_class("typer.Registered"))
    entry.cells.update({"kind": const(kind), "target": target, "name": call.argument(1 if kind == "app" else 0, "name") or const(None)})
    if "callback" in call.keywords:
        entry.cells["callback"] = call.keywords["callback"]
    if "hidden" in call.keywords:
        entry.cells["hidden"] = call.keywords["hidden"]
    m.heap.write(table.cells, len(table.cells), Value((entry,)))


def _keep_callback(m: Machine, app: Instance, function: Value, keywords: dict[str, Value]) -> None:
    m.heap.write(app.cells, CALLBACK, function)
    for name, value in keywords.items():
        m.heap.write(app.cells, name, value)


def _command(m: Machine, call: Call) -> Value:
    apps = call.receiver.shapes

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN
        for app in apps:
            _keep(inner_m, app, "command", target, call)
        return target

    return Value((Native("app.command()", decorate),))


def _callback(m: Machine, call: Call) -> Value:
    apps = call.receiver.shapes

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN
        for app in apps:
            if isinstance(app, Instance):
                _keep_callback(inner_m, app, target, call.keywords)
        return target

    return Value((Native("app.callback()", decorate),))


def _add_typer(m: Machine, call: Call) -> Value:
    for app in call.receiver.shapes:
        _keep(m, app, "app", call.argument(0, "typer_instance") or UNKNOWN, call)
    return const(None)


def _told(parameter: SignatureParameter) -> tuple[Instance | None, list[Value]]:
    """Return the `typer.Option` or `typer.Argument` of a parameter, annotated or as its default, and its positional arguments."""
    notes: list[Value] = [parameter.default] if parameter.default is not None else []
    form = parameter.annotation.only if parameter.annotation is not None else None
    annotated = isinstance(form, TypeForm) and form.origin.endswith("Annotated")
    if annotated and isinstance(form, TypeForm):
        notes.extend(form.arguments[1:])
    for note in notes:
        shape = note.only
        if isinstance(shape, Instance) and shape.cls.external == INFO:
            held = shape.cells["__given__"].only
            given = list(held.cells.values()) if isinstance(held, ListShape) else []
            return shape, given
    return None, []


def _parameter(m: Machine, parameter: SignatureParameter, call: Call) -> Instance:
    told, given = _told(parameter)
    default = parameter.default
    if told is not None and default is not None and default.only is told:
        default, given = (given[0], given[1:]) if given else (told.cells.get("default"), given)
    elif told is not None and default is None and "default" in told.cells:
        default = told.cells["default"]
    if default is not None and _is_required(default):
        default = None
    if told is not None:
        if "default_factory" in told.cells and default is None:
            default = told.cells["default_factory"]
        told.cells["__declarations__"] = const("\n".join(t for t in (g.text() for g in given) if t is not None))
    return click_parameter(m, parameter, told, default, call, "typer")


def _is_required(value: Value) -> bool:
    shape = value.only
    return (isinstance(shape, Const) and shape.value is ...) or (isinstance(shape, External) and shape.name == "builtins.Ellipsis")


def _command_of(m: Machine, kind: str, function: Value | None, name: str | None, call: Call) -> Instance:
    command = m.new_instance(m.external_class(kind))
    shape = function.only if function is not None else None
    wanted = parameters_of(m, shape) if shape is not None else []
    contexts = [p.name for p in wanted if is_context(p)]
    made = [Value((_parameter(m, p, call),)) for p in wanted if not is_context(p) and p.kind in ("positional", "keyword")]
    own = name_of(shape).lower().replace("_", "-") if isinstance(shape, FunctionShape) else None
    command.cells.update({
        "name": const(name or own), "commands": Value((m.new_dict(),)), PARAMETERS: Value((m.new_list(list(reversed(made))),)),
        "callback": const(None) if function is None else _with_context(function, contexts) if contexts else function,
    })  # fmt: skip
    return command


def _with_context(function: Value, names: list[str]) -> Value:
    def run(m: Machine, call: Call) -> Value:
        context = Value((m.click_context,)) if m.click_context is not None else UNKNOWN
        return m.call(function, Call(call.frame, call.node, call.args, {**call.keywords, **dict.fromkeys(names, context)}))

    return Value((Native("typer command", run),))


def _entries(app: Instance) -> list[Instance]:
    table = _registered(app)
    return [s for v in (table.cells.values() if table is not None else ()) for s in v.shapes if isinstance(s, Instance)]


def click_command_of(m: Machine, app: Instance, call: Call, *, root: bool) -> Instance:
    """Return the click command that a typer app is: a group, or its only command where the app has nothing else."""
    entries = _entries(app)
    function = app.cells.get(CALLBACK)
    only = entries[0] if root and len(entries) == 1 and function is None and entries[0].cells["kind"].text() == "command" else None
    if only is not None:
        command = _command_of(m, COMMAND, only.cells["target"], only.cells["name"].text(), call)
    else:
        name = app.cells["name"].text() if "name" in app.cells else None
        command = _command_of(m, GROUP, function, name, call)
        _add_members(m, command, entries, call)
    for setting in ("context_settings", "result_callback"):
        if setting in app.cells:
            command.cells[setting] = app.cells[setting]
    completes = app.cells.get("add_completion")
    if root and (completes is None or truth(completes) is not False):
        _add_completion(m, command, app)
    return command


def _add_members(m: Machine, command: Instance, entries: list[Instance], call: Call) -> None:
    for entry in entries:
        target = entry.cells["target"]
        name = entry.cells["name"].text()
        if entry.cells["kind"].text() == "command":
            register(m, Value((command,)), Value((_command_of(m, COMMAND, target, name, call),)), None)
            continue
        inner = target.only
        if not isinstance(inner, Instance) or _registered(inner) is None:
            continue
        own = entry.cells.get("callback")
        if own is not None and own.constant() is None:
            m.heap.write(inner.cells, CALLBACK, own)
        below = click_command_of(m, inner, call, root=False)
        word = name or below.cells["name"].text()
        if word is not None:
            register(m, Value((command,)), Value((below,)), word)
        elif isinstance(below.cells["commands"].only, DictShape):
            for key, value in below.cells["commands"].only.cells.items():
                register(m, Value((command,)), value, str(key))


def _add_completion(m: Machine, command: Instance, app: Instance) -> None:
    table = command.cells[PARAMETERS].only
    assert isinstance(table, ListShape)
    for name, text in COMPLETION.items():
        made = m.new_instance(m.external_class(PARAMETER))
        made.cells.update({
            "__argument__": const(False), "__declarations__": const(f"--{name}-completion"), "__path__": app.cells["__path__"],
            "__line__": app.cells["__line__"], "__default_text__": const(""), "__framework__": const("typer"), "__type__": const("bool"),
            "is_flag": const(True), "default": const(None), "expose_value": const(False), "help": const(text), "__handled__": const(True),
        })  # fmt: skip
        table.cells[len(table.cells)] = Value((made,))


def _main(m: Machine, call: Call) -> Value:
    app = call.receiver.only
    if not isinstance(app, Instance) or _registered(app) is None:
        return UNKNOWN
    command = Value((click_command_of(m, app, call, root=True),))
    return m.models[f"{GROUP}.__call__"](m, call.with_receiver(command))


def _run(m: Machine, call: Call) -> Value:
    command = _command_of(m, COMMAND, call.argument(0, "function") or UNKNOWN, None, call)
    return m.models[f"{COMMAND}.__call__"](m, Call(call.frame, call.node, receiver=Value((command,))))


def _get_command(m: Machine, call: Call) -> Value:
    app = (call.argument(0, "typer_instance") or UNKNOWN).only
    return Value((click_command_of(m, app, call, root=True),)) if isinstance(app, Instance) and _registered(app) is not None else UNKNOWN


STARTERS = ("typer.run",)
MODELS: dict[str, Handler] = {
    APP: _new_app,
    f"{APP}.__init__": _init,
    f"{APP}.command": _command,
    f"{APP}.callback": _callback,
    f"{APP}.add_typer": _add_typer,
    f"{APP}.__call__": _main,
    "typer.run": _run,
    "typer.main.get_command": _get_command,
    "typer.main.get_group": _get_command,
    "typer.main.run": _run,
    "typer.Option": _info(argument=False),
    "typer.Argument": _info(argument=True),
    "typer.params.Option": _info(argument=False),
    "typer.params.Argument": _info(argument=True),
}
