"""pyrallis and draccus (their documentation): a nested config class as a command line, laid over a file that a flag names."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build
from knobgraph_ingest.command_lines.declared_action import Declaration, add_action
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.command_lines.signature import parameters_of
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Native
from knobgraph_ingest.interpreter.value import TRUE, UNKNOWN, Value, const, unknown

PACKAGES = ("pyrallis", "pyrallis.argparsing", "draccus", "draccus.argparsing")
FILE = "config_path"


def _options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    return (f"--{'.'.join(path)}",)


STYLE = Style("pyrallis", _options)


def _parsed(m: Machine, wanted: Value, call: Call) -> Value:
    """Return the object of a config class that the command line, and before it the file that it names, fill."""
    cls = wanted.only
    if not isinstance(cls, ClassShape):
        m.bound(call.frame, call.node, "the class whose fields are the flags here is one that only a run knows")
        return UNKNOWN
    parser = plain_parser(m, call)
    named = ParameterType("str", unknown(type_name="str"))
    line = getattr(call.node, "lineno", 0)
    action = add_action(m, parser, Declaration((f"--{FILE}",), FILE, named, const(None), call.frame.path, line, STYLE.framework))
    action.cells["is_config_file"] = TRUE
    add_flags(m, parser, cls, (), STYLE, call)
    return build(m, cls, (), parse(m, parser, Call(call.frame, call.node)), STYLE, call)


def _parse(m: Machine, call: Call) -> Value:
    return _parsed(m, call.argument(0, "config_class") or UNKNOWN, call)


def _wrap(m: Machine, call: Call) -> Value:
    """Return the decorator of a function whose first parameter is the config."""

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN
        shape = target.only
        wanted = parameters_of(inner_m, shape) if shape is not None else []
        annotation = wanted[0].annotation if wanted else None

        def start(run_m: Machine, run: Call) -> Value:
            config = _parsed(run_m, annotation or UNKNOWN, run)
            return run_m.call(target, Call(run.frame, run.node, (config, *run.args), run.keywords))

        return Value((Native("wrap()", start),))

    return Value((Native("wrap", decorate),))


STARTERS = ("pyrallis.parse", "draccus.parse")
MODELS: dict[str, Handler] = {
    **{f"{package}.parse": _parse for package in PACKAGES},
    **{f"{package}.wrap": _wrap for package in PACKAGES},
}
