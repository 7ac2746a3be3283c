"""docopt (its documentation): the flags that a usage text declares, read by docopt-ng's own parser of such texts."""

from __future__ import annotations

import ast
import json

import docopt

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command import declare
from knobgraph_ingest.interpreter.container import ModuleShape
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.value import FALSE, TRUE, UNKNOWN, Value, const, join_values, unknown
from knobgraph_ingest.syntax_walk import walk


def _docopt(m: Machine, call: Call) -> Value:
    text = (call.argument(0, "doc") or call.keywords.get("docstring") or UNKNOWN).text()
    if text is None:
        m.bound(call.frame, call.node, "flags are declared here in a text that only a run knows")
        return UNKNOWN
    try:
        leaves = _leaves(text)
    except (docopt.DocoptLanguageError, docopt.DocoptExit, ValueError, AttributeError, IndexError) as error:
        m.bound(call.frame, call.node, f"the usage text is not one that docopt reads: {error}")
        return UNKNOWN
    table = m.new_dict()
    for leaf in leaves:
        name = str(leaf.name)
        if name in table.cells:
            continue
        if name in ("-h", "--help", "--version"):
            table.cells[name] = const(None)
            continue
        fact = _fact(m, leaf, text, call)
        table.cells[name] = Value(_value(m, leaf).shapes, declare(m, fact))
    return Value((table,))


def _leaves(text: str) -> list[docopt.LeafPattern]:
    sections = docopt.parse_docstring_sections(text)
    options = [*docopt.parse_options(sections.before_usage), *docopt.parse_options(sections.after_usage)]
    pattern = docopt.parse_pattern(docopt.formal_usage(sections.usage_body), options).fix()
    used = [leaf for leaf in pattern.flat() if isinstance(leaf, docopt.LeafPattern)]
    return [*used, *options] if any(isinstance(p, docopt.OptionsShortcut) for p in pattern.flat(docopt.OptionsShortcut)) else used


def _value(m: Machine, leaf: docopt.LeafPattern) -> Value:
    """Return what a usage text lets a leaf be: a list, a count, a switch or one text."""
    takes = _takes_value(leaf)
    if isinstance(leaf.value, list):
        several = m.new_list()
        several.cells[REST] = unknown(type_name="str")
        return Value((several,))
    if isinstance(leaf.value, int) and not isinstance(leaf.value, bool):
        return unknown(type_name="int")
    if not takes:
        return join_values([TRUE, FALSE])
    given = unknown(type_name="str")
    return given if isinstance(leaf, docopt.Argument) else join_values([given, const(leaf.value)])


def _takes_value(leaf: docopt.LeafPattern) -> bool:
    return bool(leaf.argcount) if isinstance(leaf, docopt.Option) else not isinstance(leaf, docopt.Command)


def _fact(m: Machine, leaf: docopt.LeafPattern, text: str, call: Call) -> FlagFact:
    option = isinstance(leaf, docopt.Option)
    names = tuple(n for n in (getattr(leaf, "short", None), getattr(leaf, "longer", None)) if n) if option else ()
    takes = _takes_value(leaf)
    counts = isinstance(leaf.value, int) and not isinstance(leaf.value, bool)
    several = isinstance(leaf.value, list)
    action = "append" if several else "count" if counts else "store" if takes else "store_true" if option else "command"
    path, line = _place(call, str(leaf.name), text)
    return FlagFact(
        entry_point=m.entry_point, command="", names=names, dest=str(leaf.name), path=path, line=line, type="str" if takes else None, action=action,
        nargs=None if takes else "0", required=False, default=json.dumps(leaf.value), help=_help(text, str(leaf.name)), framework="docopt",
    )  # fmt: skip


def _help(text: str, name: str) -> str | None:
    for line in text.splitlines():
        head, _, described = line.strip().partition("  ")
        if name in head.replace("=", " ").replace(",", " ").split() and described:
            return described.strip()
    return None


def _place(call: Call, name: str, text: str) -> tuple[str, int]:
    """Return the line of the written usage text that describes a name, else the first that has it, else that of the call."""
    module: ModuleShape = call.frame.module
    lines = _lines(module.tree, text) if module.tree is not None else []
    described = [n for n, line in lines if name in line.partition("  ")[0].replace("=", " ").replace(",", " ").split() and line.startswith(("-", "<"))]
    mentioned = [n for n, line in lines if name in line]
    return call.frame.path, (described or mentioned or [getattr(call.node, "lineno", 0)])[0]


def _lines(tree: ast.Module, text: str) -> list[tuple[int, str]]:
    """Return the lines of a module's literal that a text was written as, however it was indented, each with its number."""
    wanted = [line.strip() for line in text.split("\n") if line.strip()]
    for node in walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            lines = node.value.split("\n")
            last = node.end_lineno or node.lineno
            if last - node.lineno - len(lines) in (-1, 0) and [line.strip() for line in lines if line.strip()] == wanted:
                return [(last - len(lines) + 1 + n, line.strip()) for n, line in enumerate(lines)]
    return []


STARTERS = ("docopt.docopt",)
MODELS: dict[str, Handler] = {"docopt.docopt": _docopt, "docopt.magic": _docopt}
