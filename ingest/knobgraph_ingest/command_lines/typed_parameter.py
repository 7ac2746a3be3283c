"""A click parameter made from a parameter of an own function and its annotation, as typer and its kin do."""

from __future__ import annotations

from collections.abc import Sequence

from knobgraph_ingest.command_lines.annotation import ParameterType, read
from knobgraph_ingest.command_lines.click_parameter import PARAMETER
from knobgraph_ingest.command_lines.signature import SignatureParameter, parameters_of
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.shape import External, Native, Shape
from knobgraph_ingest.interpreter.value import Value, const

CONTEXTS = ("typer.Context", "click.Context", "typer.models.Context")
PASSED_ON = ("help", "envvar", "hidden", "is_eager", "expose_value", "nargs", "count", "metavar", "is_flag", "flag_value")


def is_context(parameter: SignatureParameter) -> bool:
    """Whether a parameter asks for the click context."""
    shape = parameter.annotation.only if parameter.annotation is not None else None
    return isinstance(shape, External) and shape.name in CONTEXTS


def click_parameter(m: Machine, parameter: SignatureParameter, told: Instance | None, default: Value | None, call: Call, framework: str) -> Instance:
    """Return the click parameter of a function's parameter; `told` is the option or argument object that describes it."""
    kind = read(m, parameter.annotation)
    cells = told.cells if told is not None else {}
    argument = truth(cells["__argument__"]) is True if told is not None else default is None
    declarations = [t for t in str(cells["__declarations__"].text()).split("\n") if t] if told is not None else []
    made = m.new_instance(m.external_class(PARAMETER))
    flag = kind.boolean and not argument
    made.cells.update({name: cells[name] for name in PASSED_ON if name in cells})
    made.cells.update({
        "__argument__": const(argument), "__declarations__": const("\n".join(_declared(parameter.name, declarations, argument=argument, flag=flag))),
        "__path__": const(parameter.path), "__line__": const(parameter.line), "__default_text__": const(parameter.default_text),
        "__framework__": const(framework), "__type__": const(kind.name or "str"), "required": const(default is None),
    })  # fmt: skip
    if default is not None:
        made.cells["default"] = default
    if kind.choices is not None:
        made.cells["choices"] = Value((m.new_list(kind.choices),))
    if flag:
        made.cells.setdefault("is_flag", const(True))
    else:
        made.cells["__given__"] = _given(m, kind, cells, call)
    if kind.many and not argument:
        made.cells["multiple"] = const(True)
    elif kind.many and "nargs" not in made.cells:
        made.cells["nargs"] = const(-1)
    elif kind.size is not None:
        made.cells["nargs"] = const(kind.size)
    callback = cells.get("callback")
    if callback is not None and callback.constant() is None:
        made.cells["callback"] = Value((Native("parameter callback", lambda inner_m, inner: called_back(inner_m, callback, inner)),))
    return made


def _declared(name: str, declarations: Sequence[str], *, argument: bool, flag: bool) -> list[str]:
    options = [d for d in declarations if not d.isidentifier()]
    if argument:
        return [name]
    dashed = name.replace("_", "-").lower()
    return [name, *(options or [f"--{dashed}/--no-{dashed}" if flag else f"--{dashed}"])]


def _given(m: Machine, kind: ParameterType, cells: dict[object, Value], call: Call) -> Value:
    parser = cells.get("parser")
    if parser is not None and parser.constant() is None:
        return m.call(parser, Call(call.frame, call.node, (read(m, m.importer.external("builtins.str")).given,)))
    return kind.value(m)


def called_back(m: Machine, callback: Value, call: Call) -> Value:
    """Call a parameter's callback with the context, the parameter and the value, each where it asks for it."""
    shape: Shape | None = callback.only
    context, parameter, value = call.args[:3]
    wanted = parameters_of(m, shape) if shape is not None else []
    if not wanted:
        return m.call(callback, call)
    keywords: dict[str, Value] = {}
    for one in wanted:
        annotation = one.annotation.only if one.annotation is not None else None
        name = annotation.name.rpartition(".")[2] if isinstance(annotation, External) else ""
        if name == "Context" or (one.annotation is None and one.name in ("ctx", "context")):
            keywords[one.name] = context
        elif name == "CallbackParam" or (one.annotation is None and one.name == "param"):
            keywords[one.name] = parameter
        elif one.kind in ("positional", "keyword"):
            keywords[one.name] = value
    return m.call(callback, Call(call.frame, call.node, (), keywords))
