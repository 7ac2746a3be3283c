"""ConfigArgParse (its documentation): argparse whose flags may also stand in config files and environment variables.

Its names are argparse's own (see the importer's aliases); only the short forms are its own.
"""

from __future__ import annotations

from knobgraph_ingest.frameworks.argparse_framework import MODELS as ARGPARSE
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import Value, const

PARSER = "argparse.ArgumentParser"
GROUP = "argparse._ArgumentGroup"


def _shared(m: Machine, call: Call) -> Value:
    """Return the parser that every module gets under one name."""
    name = call.argument(0, "name")
    key = f"__shared__{name.text() if name is not None else 'default'}"
    owner = m.external_class(PARSER)
    held = owner.cells.get(key)
    if held is None or not isinstance(held.only, Instance):
        held = ARGPARSE[PARSER](m, Call(call.frame, call.node, (), call.keywords))
        owner.cells[key] = held
    return held


MODELS: dict[str, Handler] = {
    **{f"{owner}.{name}": ARGPARSE[f"{owner}.add_argument"] for owner in (PARSER, GROUP) for name in ("add", "add_arg")},
    f"{PARSER}.parse": ARGPARSE[f"{PARSER}.parse_args"],
    f"{PARSER}.parse_known": ARGPARSE[f"{PARSER}.parse_known_args"],
    f"{PARSER}.format_values": lambda m, call: const(""),
    "argparse.get_argument_parser": _shared,
    "argparse.get_arg_parser": _shared,
    "argparse.getArgumentParser": _shared,
}
