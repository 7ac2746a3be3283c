"""Methods of the standard library's base classes that run, one after the other, what an own subclass defines: `unittest.TestProgram`, requests of a server."""

from __future__ import annotations

from knobgraph_ingest.interpreter import attribute_store, escape
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_method, run_callbacks
from knobgraph_ingest.interpreter.command_line import COMMAND_LINE
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import FALSE, TRUE, UNKNOWN, Value, const, unknown

PROGRAM = {"module": "__main__", "defaultTest": None, "argv": None, "testRunner": None, "testLoader": None, "exit": True, "verbosity": 1, "failfast": None,
           "catchbreak": None, "buffer": None, "warnings": None}  # fmt: skip
KEPT_AS_GIVEN = ("exit", "failfast", "catchbreak", "verbosity", "buffer", "defaultTest", "testRunner")
REQUEST = ("request", "client_address", "server")


def _test_program(m: Machine, call: Call) -> Value:
    """Keep the arguments as the base class does, read the command line, run the tests."""
    given = {name: _given(call, at, name, default) for at, (name, default) in enumerate(PROGRAM.items())}
    argv = given["argv"]
    if argv.constant() is not None and argv.constant() == const(None).constant():
        argv = m.importer.external(COMMAND_LINE)
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    _run_callbacks(m, call)
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            for name in KEPT_AS_GIVEN:
                attribute_store.write_attribute(m, shape, name, given[name], place)
            module = unknown() if given["module"].text() is not None else given["module"]
            attribute_store.write_attribute(m, shape, "module", module, place)
            escape.leave_to_bases(m, shape, call.frame, call.node)
            call_method(m, shape, "parseArgs", (argv,), call.frame, call.node)
            call_method(m, shape, "runTests", (), call.frame, call.node)
    return const(None)


def _given(call: Call, at: int, name: str, default: object) -> Value:
    value = call.argument(at, name)
    if value is not None:
        return value
    if call.rest is not None or call.keyword_rest is not None:
        return UNKNOWN
    return TRUE if default is True else FALSE if default is False else const(default)


def _run_callbacks(m: Machine, call: Call) -> None:
    escape.hand_over(m, call)
    run_callbacks(m, call)


def _request(m: Machine, call: Call) -> Value:
    """Keep the connection, then set up, handle and finish it."""
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            escape.leave_to_bases(m, shape, call.frame, call.node)
            for at, name in enumerate(REQUEST):
                attribute_store.write_attribute(m, shape, name, call.argument(at, name) or UNKNOWN, place)
            for name in ("setup", "handle", "finish"):
                call_method(m, shape, name, (), call.frame, call.node)
    return const(None)


REQUESTS = ("socketserver.BaseRequestHandler", "socketserver.StreamRequestHandler", "socketserver.DatagramRequestHandler")
MODELS: dict[str, Handler] = {
    **{f"{name}.__init__": _test_program for name in ("unittest.TestProgram", "unittest.main", "unittest.main.TestProgram")},
    **{f"{name}.__init__": _request for name in REQUESTS},
}
