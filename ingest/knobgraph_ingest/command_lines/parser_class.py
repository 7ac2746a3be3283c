"""Parsers of other packages that are argparse parsers and more."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.value import Value, const

PARSER = "argparse.ArgumentParser"


def derived_parser(m: Machine, name: str, call: Call) -> Instance:
    """Return a new parser of an outside class that derives from argparse's and is constructed like it."""
    cls = m.external_class(name)
    if not cls.bases:
        cls.bases = (Value((m.external_class(PARSER),)),)
    made = m.new_instance(cls)
    prepare(m, made, call)
    return made


def plain_parser(m: Machine, call: Call) -> Instance:
    """Return a new argparse parser that no code of the program has made."""
    made = m.new_instance(m.external_class(PARSER))
    prepare(m, made, Call(call.frame, call.node))
    return made


def prepare(m: Machine, parser: Instance, call: Call) -> None:
    """Do what `ArgumentParser.__init__` does, with the keywords that it knows."""
    known = ("prog", "description", "argument_default", "parents", "allow_abbrev")
    keywords = {k: v for k, v in call.keywords.items() if k in known}
    m.models[f"{PARSER}.__init__"](m, Call(call.frame, call.node, (), keywords, receiver=Value((parser,))))


def parse(m: Machine, parser: Instance, call: Call) -> Instance:
    """Return the namespace that parsing the command line fills."""
    given = {k: v for k, v in call.keywords.items() if k in ("args", "namespace")}
    found = m.models[f"{PARSER}.parse_args"](m, Call(call.frame, call.node, (), given, receiver=Value((parser,))))
    namespace = found.only
    assert isinstance(namespace, Instance)
    return namespace


def new_commands(m: Machine, parser: Instance, dest: str, call: Call) -> Value:
    """Let a parser have sub-commands; the chosen word is left under `dest`."""
    keywords = {"dest": const(dest), "required": const(False), "parser_class": Value((m.external_class(PARSER),))}
    return m.models[f"{PARSER}.add_subparsers"](m, Call(call.frame, call.node, (), keywords, receiver=Value((parser,))))


def new_command(m: Machine, commands: Value, word: str, call: Call) -> Instance:
    """Add a sub-command and return its parser."""
    made = m.models["argparse._SubParsersAction.add_parser"](m, Call(call.frame, call.node, (const(word),), {}, receiver=commands))
    parser = made.only
    assert isinstance(parser, Instance)
    return parser
