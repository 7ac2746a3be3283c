"""cyclopts (its documentation): apps with commands and sub-apps made from annotated functions and config classes."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build, dashed, is_flag, members_of
from knobgraph_ingest.command_lines.parser_class import new_command, new_commands, parse, plain_parser
from knobgraph_ingest.command_lines.signature import name_of
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Native, Shape, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

APP = "cyclopts.App"
PARAMETER = "cyclopts.Parameter"
COMMANDS = "__commands__"
DEFAULT = "__default__"
TOLD = "__cyclopts__"
FLAT = "*"
DEPTH = 6


def _new_app(m: Machine, call: Call) -> Value:
    app, meta = (m.new_instance(m.external_class(APP)) for _ in range(2))
    for one in (app, meta):
        one.cells.update({"name": call.argument(0, "name") or const(None), "default_command": const(None)})
    app.cells["meta"] = Value((meta,))
    return Value((app,))


def _new_parameter(m: Machine, call: Call) -> Value:
    made = m.new_instance(m.external_class(PARAMETER))
    made.cells.update(call.keywords)
    if call.args:
        made.cells["name"] = call.args[0]
    return Value((made,))


def _put_on(m: Machine, call: Call) -> Value:
    """Let a parameter object describe a class, as a decorator does."""
    target = call.argument(0) or UNKNOWN
    for shape in target.shapes:
        if isinstance(shape, ClassShape):
            shape.cells[TOLD] = call.receiver
    return target


def _texts(value: Value | None) -> list[str]:
    shape = value.only if value is not None else None
    several = list(shape.cells.values()) if isinstance(shape, ListShape) else list(shape.items) if isinstance(shape, TupleShape) else []
    return [t for t in (v.text() for v in (several or ([value] if value is not None else []))) if t is not None]


def _told(member: Member) -> Instance | None:
    """Return what describes a parameter: the object in its annotation, or on its class."""
    notes = [*member.kind.notes, *(c.cells[TOLD] for c in member.kind.config if TOLD in c.cells)]
    return next((s for n in notes for s in n.shapes if isinstance(s, Instance) and s.cls.external == PARAMETER), None)


def _style(m: Machine, shape: Shape, call: Call) -> Style:
    flat = {one.name for one in members_of(m, shape, call) if (told := _told(one)) is not None and _texts(told.cells.get("name")) == [FLAT]}

    def options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
        words = [dashed(p) for p in (path[1:] if path[0] in flat and len(path) > 1 else path)]
        told = _told(member)
        given = [n for n in _texts(told.cells.get("name")) if n != FLAT] if told is not None else []
        outer = "".join(f"{w}." for w in words[:-1])
        names = [n if n.startswith("-") else f"--{outer}{n}" for n in given] or [f"--{outer}{words[-1]}"]
        return (*names, *_negative(told, kind, outer, names))

    return Style("cyclopts", options)


def _negative(told: Instance | None, kind: ParameterType, outer: str, names: list[str]) -> list[str]:
    if not is_flag(kind):
        return []
    if told is not None and "negative" in told.cells:
        return [n for n in _texts(told.cells["negative"]) if n]
    return [f"--{outer}no-{n.removeprefix('--').removeprefix(outer)}" for n in names if n.startswith("--")]


def _command(m: Machine, call: Call) -> Value:
    """Register a function or sub-app, now or as a decorator."""
    apps = call.receiver
    words = _texts(call.keywords.get("name"))

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN
        shape = target.only
        own = name_of(shape) if isinstance(shape, FunctionShape) else _texts(shape.cells.get("name"))[:1] if isinstance(shape, Instance) else []
        for word in words or ([dashed(own).strip("-")] if isinstance(own, str) else own):
            for app in apps.shapes:
                if isinstance(app, Instance):
                    inner_m.heap.write(table_of(inner_m, app, COMMANDS).cells, word, target)
        return target

    return decorate(m, call) if call.args else Value((Native("app.command()", decorate),))


def _default(m: Machine, call: Call) -> Value:
    apps = call.receiver

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN
        for app in apps.shapes:
            if isinstance(app, Instance):
                inner_m.heap.write(app.cells, DEFAULT, target)
        return target

    return decorate(m, call) if call.args else Value((Native("app.default()", decorate),))


def _commands(m: Machine, app: Instance) -> dict[object, Value]:
    return table_of(m, app, COMMANDS).cells


def _is_app(shape: Shape | None) -> bool:
    return isinstance(shape, Instance) and shape.cls.external == APP


def _offer(m: Machine, parser: Instance, shape: Shape | None, call: Call, depth: int) -> None:
    if not isinstance(shape, Instance) or not _is_app(shape):
        if isinstance(shape, FunctionShape):
            add_flags(m, parser, shape, (), _style(m, shape, call), call)
        return
    if DEFAULT in shape.cells:
        _offer(m, parser, shape.cells[DEFAULT].only, call, depth)
    offered = _commands(m, shape)
    if offered and depth < DEPTH:
        commands = new_commands(m, parser, f"{depth}:", call)
        for word, target in offered.items():
            _offer(m, new_command(m, commands, str(word), call), target.only, call, depth + 1)


def _result(m: Machine, shape: Shape | None, namespace: Instance, call: Call, depth: int) -> Value:
    if not isinstance(shape, Instance) or not _is_app(shape):
        return build(m, shape, (), namespace, _style(m, shape, call), call) if isinstance(shape, FunctionShape) else unknown()
    word = namespace.cells[f"{depth}:"].text() if f"{depth}:" in namespace.cells else None
    chosen = _commands(m, shape).get(word) if word is not None else shape.cells.get(DEFAULT)
    return _result(m, chosen.only, namespace, call, depth + (word is not None)) if chosen is not None else const(None)


def _run(m: Machine, call: Call) -> Value:
    app = call.receiver.only
    return _started(m, app, call) if isinstance(app, Instance) else UNKNOWN


def _started(m: Machine, shape: Shape | None, call: Call) -> Value:
    parser = plain_parser(m, call)
    inner = Call(call.frame, call.node)
    _offer(m, parser, shape, inner, 0)
    return _result(m, shape, parse(m, parser, inner), inner, 0)


def _run_function(m: Machine, call: Call) -> Value:
    return _started(m, (call.argument(0, "callable") or UNKNOWN).only, call)


STARTERS = ("cyclopts.run",)
MODELS: dict[str, Handler] = {
    APP: _new_app,
    f"{APP}.command": _command,
    f"{APP}.default": _default,
    f"{APP}.__call__": _run,
    f"{APP}.run_async": _run,
    PARAMETER: _new_parameter,
    f"{PARAMETER}.__call__": _put_on,
    "cyclopts.run": _run_function,
}
