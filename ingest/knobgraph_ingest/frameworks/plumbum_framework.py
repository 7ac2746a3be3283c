"""plumbum.cli (its documentation): applications as classes whose attributes and methods are switches, sub-commands as classes."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.command_lines.signature import parameters_of
from knobgraph_ingest.interpreter import attribute_store, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import run_may
from knobgraph_ingest.interpreter.command import as_json, declare, type_name
from knobgraph_ingest.interpreter.command_word import CommandsFound, finds_commands, prefix, wanted
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, weaken
from knobgraph_ingest.interpreter.shape import REST, Native, TupleShape
from knobgraph_ingest.interpreter.value import FALSE, TRUE, UNKNOWN, Value, const, join_values, unknown

APPLICATION = "plumbum.cli.Application"
SWITCH = "plumbum.cli.SwitchAttr"
MARK = "__plumbum_switch__"
COMMANDS = "__plumbum_commands__"
ORDERS = {
    "attribute": ("names", "argtype", "default", "list"),
    "flag": ("names", "default"),
    "count": ("names", "default"),
    "method": ("names", "argtype", "argname", "list", "mandatory"),
}


def _declared(m: Machine, call: Call, kind: str) -> Instance:
    """Return a switch as its declaration says it is."""
    made = m.new_instance(m.external_class(SWITCH))
    made.cells.update(zip(ORDERS[kind], call.args, strict=False))
    made.cells.update(call.keywords)
    named = made.cells.get("names", UNKNOWN)
    known, more = ([named], None) if named.text() is not None else subscript.items_of(m, named, call.frame, call.node)
    texts = [t for t in (k.text() for k in known) if t is not None]
    if more is not None or len(texts) < len(known):
        m.bound(call.frame, call.node, "a switch is declared here under a name that only a run knows")
    options = [t if t.startswith("-") else f"-{t}" if len(t) == 1 else f"--{t}" for t in texts]
    made.cells.update(__kind__=const(kind), __options__=const("\n".join(options)))
    made.cells.update(__path__=const(call.frame.path), __line__=const(getattr(call.node, "lineno", 0)))
    return made


def _attribute(kind: str) -> Handler:
    return lambda m, call: Value((_declared(m, call, kind),))


def _method(m: Machine, call: Call) -> Value:
    switch = Value((_declared(m, call, "method"),))

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN
        for shape in target.shapes:
            if isinstance(shape, FunctionShape):
                inner_m.heap.write(shape.cells, MARK, switch)
        return target

    return Value((Native("plumbum.cli.switch()", decorate),))


def _switches(cls: ClassShape) -> Iterator[tuple[str, Instance, FunctionShape | None]]:
    """Yield the switches of an application class and its bases, methods with their function."""
    seen: set[object] = set()
    for one in linearise(cls):
        for name, value in one.cells.items():
            shape = value.only
            mark = shape.cells.get(MARK) if isinstance(shape, FunctionShape) else value
            switch = mark.only if mark is not None else None
            if name not in seen and isinstance(switch, Instance) and switch.cls.external == SWITCH:
                yield str(name), switch, shape if isinstance(shape, FunctionShape) else None
            seen.add(name)


def _commands_of(cls: ClassShape) -> dict[str, ClassShape]:
    held = cls.cells.get(COMMANDS)
    table = held.only if held is not None else None
    cells = table.cells if isinstance(table, DictShape) else {}
    return {str(k): v.only for k, v in cells.items() if isinstance(v.only, ClassShape)}


def _words_of(cls: ClassShape, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    return [words for name, inner in _commands_of(cls).items() for words in ((*before, name), *_words_of(inner, (*before, name)))]


def _subcommand(m: Machine, call: Call) -> Value:
    name = (call.argument(0, "name") or UNKNOWN).text()

    def register(inner_m: Machine, inner: Call) -> Value:
        application = inner.argument(0) or UNKNOWN
        cls = application
        if application.text() is not None:
            module, _, last = str(application.text()).rpartition(".")
            cls = m.get_attribute(m.importer.import_module(m, module, 0, call.frame.module), last, call.frame, call.node)
        for owner in call.receiver.shapes:
            if isinstance(owner, ClassShape) and name is not None:
                held = owner.cells.get(COMMANDS)
                table = held.only if held is not None and isinstance(held.only, DictShape) else inner_m.new_dict()
                assert isinstance(table, DictShape)
                inner_m.heap.write(table.cells, name, cls)
                inner_m.heap.write(owner.cells, COMMANDS, Value((table,)))
        return application

    if name is None:
        m.bound(call.frame, call.node, "a sub-command is declared here under a name that only a run knows")
    given = call.argument(1, "subapp")
    return register(m, Call(call.frame, call.node, (given,))) if given is not None else Value((Native("Application.subcommand()", register),))


def _run(m: Machine, call: Call) -> Value:
    cls = call.receiver.only
    if not isinstance(cls, ClassShape):
        return UNKNOWN
    commands = _words_of(cls)
    if commands and finds_commands(m):
        raise CommandsFound(commands)
    application = _start(m, cls, call, None, prefix(m), wanted(m))
    leave = call.keywords.get("exit")
    if leave is None or truth(leave) is not False:
        raise Diverged
    return Value((TupleShape((application, unknown(type_name="int"))),))


def _start(m: Machine, cls: ClassShape, call: Call, parent: Value | None, words: tuple[str, ...], wanted: tuple[str, ...]) -> Value:
    made = m.call(Value((cls,)), Call(call.frame, call.node, (unknown(type_name="str"),)))
    application = made.only
    if not isinstance(application, Instance):
        return made
    m.heap.write(application.cells, "parent", parent if parent is not None else const(None))
    for name, switch, method in _switches(cls):
        fact = _fact(m, name, switch, method, words)
        origins = declare(m, fact)
        given = _given(m, switch, origins, call)
        if method is None:
            default = switch.cells.get("default", _default(m, switch))
            value = join_values([given, Value(default.shapes)]).with_origins(origins) if truth(switch.cells.get("mandatory", FALSE)) is not True else given
            attribute_store.write_attribute(m, application, name, value, (fact.path, fact.line))
        else:
            arguments = (given,) if "argtype" in switch.cells else ()
            run_may(m, call.frame, m.get_attribute(made, name, call.frame, call.node), Call(call.frame, call.node, arguments))
            m.lineage.add_read(next(iter(origins)), (method.module.path, method.node.lineno))
    inner = _commands_of(cls).get(wanted[0]) if wanted else None
    nested = Value((TupleShape((Value((inner,)), Value((m.new_list(),)))),)) if inner is not None else const(None)
    m.heap.write(application.cells, "nested_command", nested)
    if inner is None or truth(m.get_attribute(made, "CALL_MAIN_IF_NESTED_COMMAND", call.frame, call.node)) is not False:
        _main(m, made, call, words, declares=inner is None)
    return _start(m, inner, call, made, (*words, wanted[0]), wanted[1:]) if inner is not None else made


def _main(m: Machine, application: Value, call: Call, words: tuple[str, ...], *, declares: bool) -> None:
    """Call the application's `main` with the words that its parameters take."""
    main = m.get_attribute(application, "main", call.frame, call.node)
    arguments: list[Value] = []
    for one in parameters_of(m, main.shapes[0]) if declares else ():
        if one.kind not in ("positional", "*"):
            continue
        fact = FlagFact(
            m.entry_point, " ".join(words), (), one.name, one.path, one.line, type=type_name(one.annotation), action="argument",
            nargs="*" if one.kind == "*" else None, required=one.default is None and one.kind == "positional",
            default=as_json(m, one.default) or one.default_text or "null", framework="plumbum",
        )  # fmt: skip
        given = unknown(declare(m, fact), "str")
        arguments.append(given if one.default is None else join_values([given, one.default]))
    m.call(main, Call(call.frame, call.node, tuple(arguments)))


def _default(m: Machine, switch: Instance) -> Value:
    kind = switch.cells["__kind__"].text()
    if truth(switch.cells.get("list", FALSE)) is True:
        return Value((m.new_list(),))
    return FALSE if kind == "flag" else const(0) if kind == "count" else const(None)


def _given(m: Machine, switch: Instance, origins: Origins, call: Call) -> Value:
    """Return what a switch holds when it is given."""
    kind = switch.cells["__kind__"].text()
    if kind == "flag":
        default = truth(switch.cells.get("default", FALSE))
        return (TRUE if default is False else FALSE if default else join_values([TRUE, FALSE])).with_origins(origins)
    if kind == "count":
        return unknown(origins, "int")
    wanted = switch.cells.get("argtype", const(None))
    text = unknown(origins, "str")
    one = text if wanted.constant() is not None or type_name(wanted) == "str" else m.call(wanted, Call(call.frame, call.node, (text,)))
    if truth(switch.cells.get("list", FALSE)) is not True:
        return one.with_origins(origins)
    several = m.new_list()
    several.cells[REST] = one.with_origins(weaken(origins, FlowKind.DERIVES))
    return Value((several,), origins)


def _fact(m: Machine, name: str, switch: Instance, method: FunctionShape | None, words: tuple[str, ...]) -> FlagFact:
    cells, kind = switch.cells, switch.cells["__kind__"].text()
    takes = kind == "attribute" or (kind == "method" and cells.get("argtype", const(None)).constant() is None)
    line = cells["__line__"].constant()
    default = as_json(m, cells.get("default", _default(m, switch) if method is None else const(None)))
    wanted = type_name(cells["argtype"]) if "argtype" in cells else None
    return FlagFact(
        entry_point=m.entry_point, command=" ".join(words), names=tuple(n for n in str(cells["__options__"].text()).split("\n") if n), dest=name,
        path=str(cells["__path__"].text()), line=line.value if line is not None and isinstance(line.value, int) else 0,
        type="str" if takes and wanted is None else wanted, action="count" if kind == "count" else "store" if takes else "store_true",
        nargs="*" if truth(cells.get("list", FALSE)) is True else None if takes else "0", required=truth(cells.get("mandatory", FALSE)) is True,
        default=default or "null", help=cells["help"].text() if "help" in cells else None, env=cells["envname"].text() if "envname" in cells else None,
        framework="plumbum",
    )  # fmt: skip


MODELS: dict[str, Handler] = {
    SWITCH: _attribute("attribute"),
    "plumbum.cli.Flag": _attribute("flag"),
    "plumbum.cli.CountOf": _attribute("count"),
    "plumbum.cli.switch": _method,
    f"{APPLICATION}.__init__": lambda m, call: const(None),
    f"{APPLICATION}.main": lambda m, call: const(None),
    f"{APPLICATION}.run": _run,
    f"{APPLICATION}.subcommand": _subcommand,
    f"{APPLICATION}.CALL_MAIN_IF_NESTED_COMMAND.__get__": lambda m, call: TRUE,
}
