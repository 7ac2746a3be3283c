"""getopt (Python library reference, `getopt`): options named by a text of letters and a list of words, given back as pairs."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.interpreter import command_word, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command import declare
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, REST, TupleShape
from knobgraph_ingest.interpreter.value import Value, const, unknown


def _getopt(m: Machine, call: Call) -> Value:
    """Return the pairs that may have been given, each perhaps not there, and the words that no option took."""
    pairs: list[Value] = []
    words = command_word.prefix(m) if command_word.meets(m) else ()
    for name, takes in _declared(m, call):
        fact = FlagFact(
            entry_point=m.entry_point, command=" ".join(words), names=(name,), dest=name.lstrip("-").replace("-", "_"), path=call.frame.path,
            line=getattr(call.node, "lineno", 0), type="str" if takes else None, action="store" if takes else "store_true",
            nargs=None if takes else "0", default="null", framework="getopt",
        )  # fmt: skip
        origins = declare(m, fact)
        value = unknown(origins, "str") if takes else const("", origins)
        pairs.append(Value((TupleShape((const(name), value)), ABSENT), weaken(origins, FlowKind.CONTROLS)))
    rest = m.new_list()
    rest.cells[REST] = unknown(type_name="str")
    return Value((TupleShape((Value((m.new_list(pairs),)), Value((rest,)))),))


def _declared(m: Machine, call: Call) -> Iterator[tuple[str, bool]]:
    """Yield each option with whether it takes a value."""
    letters = (call.argument(1, "shortopts") or const("")).text()
    if letters is None:
        m.bound(call.frame, call.node, "options are declared here by letters that only a run knows")
    for at, letter in enumerate(letters or ""):
        if letter.isalnum():
            yield f"-{letter}", (letters or "")[at + 1 : at + 2] == ":"
    listed = call.argument(2, "longopts")
    words, more = subscript.items_of(m, listed, call.frame, call.node) if listed is not None and listed.text() is None else ([listed or const("")], None)
    if more is not None or any(w.text() is None for w in words):
        m.bound(call.frame, call.node, "options are declared here under names that only a run knows")
    for word in (w.text() for w in words):
        if word:
            yield f"--{word.rstrip('=?')}", word.endswith(("=", "=?"))


STARTERS = ("getopt.getopt", "getopt.gnu_getopt")
MODELS: dict[str, Handler] = {"getopt.getopt": _getopt, "getopt.gnu_getopt": _getopt}
