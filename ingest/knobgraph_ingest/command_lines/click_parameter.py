"""A click option or argument: its declaration, the fact it makes, and the value it hands to the command."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_method
from knobgraph_ingest.interpreter.command import as_json, declare, mark_given_items
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, External, Native, Partial, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of, shape_items
from knobgraph_ingest.interpreter.value import FALSE, TRUE, Value, const, join_values, unknown
from knobgraph_ingest.models.standard_library import environment_origin

PARAMETER = "click.Parameter"
TYPE_NAMES = {
    "builtins.int": "integer", "builtins.str": "text", "builtins.float": "float", "builtins.bool": "boolean", "click.INT": "integer",
    "click.STRING": "text", "click.FLOAT": "float", "click.BOOL": "boolean", "click.UUID": "uuid", "click.Path": "path", "click.File": "filename",
    "click.Choice": "choice", "click.IntRange": "integer range", "click.FloatRange": "float range", "click.DateTime": "datetime",
}  # fmt: skip
PROCESSING = ("type_cast_value", "process_value")  # what an own class of parameters may do to a given value
PYTHON_TYPES = {"integer": "int", "integer range": "int", "float": "float", "float range": "float", "text": "str", "path": "str", "filename": None}


def make_parameter(m: Machine, call: Call, *, argument: bool) -> Instance:
    """Return the parameter that an `option` or `argument` decorator declares, an object of the class that `cls` names."""
    wanted = call.keywords.get("cls")
    if wanted is not None and isinstance(wanted.only, ClassShape) and wanted.only.external is None:
        names = Value((m.new_list(call.args),))
        own = m.call(wanted, Call(call.frame, call.node, (names,), {k: v for k, v in call.keywords.items() if k != "cls"})).only
        if isinstance(own, Instance) and "__declarations__" in own.cells:
            stand(own, call)
            return own
    made = m.new_instance(m.external_class(PARAMETER))
    describe(m, made, call, argument=argument)
    return made


def describe(m: Machine, made: Instance, call: Call, *, argument: bool) -> None:
    """Give a parameter what its declaration says: names, settings, and the place where it stands."""
    listed = [*call.args, *(v for k, v in call.keywords.items() if k == "param_decls")]
    declarations = [t for t in (a.text() for a in listed) if t is not None]
    for value in listed:
        if value.text() is None:
            known, more = items_of(m, value, call.frame, call.node)
            declarations.extend(t for t in (k.text() for k in known) if t is not None)
            if more is not None:
                m.bound(call.frame, call.node, "a parameter is declared here under a name that only a run knows")
    made.cells.update(call.keywords)
    made.cells["__argument__"] = const(argument)
    made.cells["__declarations__"] = const("\n".join(declarations))
    stand(made, call)
    node = call.node
    default = next((k.value for k in node.keywords if k.arg == "default"), None) if isinstance(node, ast.Call) else None
    made.cells["__default_text__"] = const(ast.unparse(default) if default is not None else "")


def stand(made: Instance, call: Call) -> None:
    """Let a parameter be cited where this call stands."""
    made.cells["__path__"] = const(call.frame.path)
    made.cells["__line__"] = const(getattr(call.node, "lineno", 0))


def names_of(parameter: Instance) -> tuple[str, list[str]]:
    """Return the Python name and the option strings of a parameter."""
    name: str | None = None
    options: list[str] = []
    for declaration in str(parameter.cells["__declarations__"].text()).split("\n"):
        if declaration.isidentifier():
            name = declaration
        else:
            parts = declaration.split("/") if "/" in declaration[1:] else [declaration]
            options.extend(p.strip() for p in parts if p.strip())
    if name is None:
        positive = [d.partition("/")[0] if "/" in d[1:] else d for d in str(parameter.cells["__declarations__"].text()).split("\n")]
        longest = max((p.strip() for p in positive), key=lambda p: len(p) - len(p.lstrip("-")))
        name = longest.lstrip("-").replace("-", "_").lower()
    is_argument = truth(parameter.cells["__argument__"]) is True
    return name, [] if is_argument else options


def _flag(parameter: Instance, options: list[str]) -> bool:
    cells = parameter.cells
    if "is_flag" in cells:
        return truth(cells["is_flag"]) is True
    declared = str(cells["__declarations__"].text())
    if any("/" in d[1:] for d in declared.split("\n")) and options:
        return True
    return "flag_value" in cells


def _type(m: Machine, parameter: Instance, flag: bool, call: Call) -> tuple[str, list[Value] | None]:
    cells = parameter.cells
    read = cells.get("__type__")
    if read is not None:
        listed = cells.get("choices")
        return str(read.text()), items_of(m, listed, call.frame, call.node)[0] if listed is not None else None
    wanted = cells.get("type")
    shape = wanted.only if wanted is not None else None
    if isinstance(shape, Instance) and "choices" in shape.cells and any(c.external == "click.Choice" for c in linearise(shape.cls)):
        known, more = items_of(m, shape.cells["choices"], call.frame, call.node)
        return "choice", known if more is None else None
    if isinstance(shape, Instance) and shape.cls.external is not None:
        return TYPE_NAMES.get(shape.cls.external, shape.cls.external.rpartition(".")[2].lower()), None
    if isinstance(shape, Instance):
        named = shape.cells.get("name") or look_up(shape.cls, "name")
        return (named.text() if named is not None else None) or shape.cls.name, None
    if isinstance(shape, External):
        return TYPE_NAMES.get(shape.name, shape.name.rpartition(".")[2].lower()), None
    if shape is not None and not isinstance(shape, Const):
        return getattr(shape, "name", "text"), None
    if flag:
        return "boolean", None
    if truth(cells["count"]) is True if "count" in cells else False:
        return "integer range", None
    default = cells.get("default")
    constant = default.constant() if default is not None else None
    kinds = {int: "integer", float: "float", bool: "boolean"}
    return kinds.get(type(constant.value), "text") if constant is not None else "text", None


def is_eager(parameter: Instance) -> bool:
    """Whether a parameter is read before the others of its command."""
    return "is_eager" in parameter.cells and truth(parameter.cells["is_eager"]) is True


def default_of(m: Machine, parameter: Instance, call: Call) -> Value:
    """Return the value of a parameter that nobody gave."""
    cells = parameter.cells
    flag = _flag(parameter, names_of(parameter)[1])
    default = cells.get("default")
    if default is not None and isinstance(default.only, (FunctionShape, BoundMethod, External, Native, Partial)):
        default = m.call(default, Call(call.frame, call.node)) if not isinstance(default.only, External) or default.only.name in m.models else unknown()
    if default is not None and default.constant() != Const(None):
        return default
    if "multiple" in cells and truth(cells["multiple"]) is True:
        return Value((m.new_list((), "tuple"),))
    if flag and default is None and "flag_value" not in cells:
        return FALSE
    return const(0) if "count" in cells and truth(cells["count"]) is True else const(None)


def value_of(m: Machine, parameter: Instance, words: str, call: Call, context: Instance) -> tuple[str, Value, bool]:
    """Declare a parameter as a flag of the command and return its name, its value and whether the command gets it."""
    cells = parameter.cells
    name, options = names_of(parameter)
    flag = _flag(parameter, options)
    type_text, choices = _type(m, parameter, flag, call)
    count = "count" in cells and truth(cells["count"]) is True
    multiple = "multiple" in cells and truth(cells["multiple"]) is True
    argument = truth(cells["__argument__"]) is True
    default = default_of(m, parameter, call)
    required = truth(cells["required"]) is True if "required" in cells else argument and "default" not in cells and not _optional(cells)
    fact = _fact(m, parameter, name, options, default, words, type_text, choices, required=required, flag=flag, count=count)
    origins = declare(m, fact)
    if "__handled__" in cells:
        m.lineage.add_use(next(iter(origins)), (fact.path, fact.line))
    given = _given(m, cells, flag, count, type_text, choices)
    nargs = cells["nargs"].constant() if "nargs" in cells else None
    if "__given__" not in cells and (multiple or (nargs is not None and isinstance(nargs.value, int) and nargs.value != 1)):
        several = m.new_list((), "tuple")
        several.cells[REST] = given
        given = Value((several,))
    given = mark_given_items(given, origins, default)
    mapped = _mapped(context, name)
    environment = [environment_origin(m, n, call) for n in (fact.env or "").split(", ") if n]
    value = given if required else join_values([given, Value(default.shapes)])
    value = Value(value.shapes, join_origins(origins, weaken(given.origins, FlowKind.DERIVES), default.origins, mapped, *environment))
    for hook in PROCESSING:
        own = call_method(m, parameter, hook, (Value((context,)), value), call.frame, call.node) if look_up(parameter.cls, hook) is not None else None
        value = own.plus(weaken(value.origins, FlowKind.DERIVES)) if own is not None else value
    callback = cells.get("callback")
    if callback is not None and any(not isinstance(s, Const) for s in callback.shapes):
        result = m.call(callback, Call(call.frame, call.node, (Value((context,)), Value((parameter,)), value)))
        value = result if _is_own(callback) else result.plus(weaken(value.origins, FlowKind.DERIVES))
    exposed = not ("expose_value" in cells and truth(cells["expose_value"]) is False)
    return name, value, exposed


def _is_own(callback: Value) -> bool:
    """Whether a callback is the repository's own code, of which it is seen what its result is made of."""
    return all(isinstance(s.function if isinstance(s, BoundMethod) else s, FunctionShape) for s in callback.shapes)


def _mapped(context: Instance, name: str) -> Origins:
    """Return the origins of what a default map holds for a parameter."""
    held = context.cells.get("default_map", const(None))
    parts = [weaken(held.origins, FlowKind.DERIVES)]
    for shape in held.shapes:
        if isinstance(shape, DictShape):
            parts.extend(shape.cells[key].origins for key in (name, REST) if key in shape.cells)
    return join_origins(*parts)


def _optional(cells: dict[object, Value]) -> bool:
    nargs = cells["nargs"].constant() if "nargs" in cells else None
    return nargs is not None and nargs.value == -1


def _given(m: Machine, cells: dict[object, Value], flag: bool, count: bool, type_text: str, choices: list[Value] | None) -> Value:
    if "__given__" in cells:
        return cells["__given__"]
    wanted = cells.get("type")
    converter = wanted.only if wanted is not None else None
    if isinstance(converter, FunctionShape):
        return m.call(Value((converter,)), Call(m.stack[-1], converter.node, (unknown(type_name="str"),)))
    if isinstance(converter, Instance) and look_up(converter.cls, "convert") is not None:
        arguments = (unknown(type_name="str"), const(None), const(None))
        made = call_method(m, converter, "convert", arguments, m.stack[-1], converter.cls.node or ast.Pass(lineno=0, col_offset=0))
        return made if made is not None else unknown()
    if flag:
        return cells["flag_value"] if "flag_value" in cells else join_values([TRUE, FALSE])
    if count:
        return unknown(type_name="int")
    if choices:
        return join_values([Value(c.shapes) for c in choices])
    if type_text == "boolean":
        return join_values([TRUE, FALSE])
    return unknown(type_name=PYTHON_TYPES.get(type_text))


def _fact(
    m: Machine, parameter: Instance, name: str, options: list[str], default: Value, words: str, type_text: str, choices: list[Value] | None,
    *, required: bool, flag: bool, count: bool,
) -> FlagFact:  # fmt: skip
    cells = parameter.cells
    line = cells["__line__"].constant()
    text = as_json(m, Value((m.new_list(default.only.items),)) if isinstance(default.only, TupleShape) else default)
    written = str(cells["__default_text__"].text() or "")
    environment = cells.get("envvar")
    known = Value((m.new_list(choices),)) if choices is not None else None
    nargs = cells["nargs"].constant() if "nargs" in cells else None
    shape = environment.only if environment is not None else None
    listed = shape_items(shape)[0] if isinstance(shape, (TupleShape, ListShape)) else [environment] if environment is not None else []
    names = [i.text() for i in listed]
    return FlagFact(
        entry_point=m.entry_point, command=words, names=tuple(options), dest=name, path=str(cells["__path__"].text()),
        line=line.value if line is not None and isinstance(line.value, int) else 0, type=type_text,
        action=str(cells["__action__"].text()) if "__action__" in cells else "count" if count else "flag" if flag else "argument" if not options else "option",
        nargs=str(nargs.value) if nargs is not None else None, choices=as_json(m, known) if known is not None else None, required=required,
        default=text if text is not None else written or "null", default_as_written=text is None and bool(written),
        help=cells["help"].text() if "help" in cells else None, metavar=cells["metavar"].text() if "metavar" in cells else None,
        env=", ".join(n for n in names if n) or None, hidden=truth(cells["hidden"]) is True if "hidden" in cells else False,
        deprecated=truth(cells["deprecated"]) is True if "deprecated" in cells else False,
        framework=str(cells["__framework__"].text()) if "__framework__" in cells else "click",
    )  # fmt: skip
