"""Methods of `sys.argv` and of the list of its words: those that take a word out or put one in."""

from __future__ import annotations

from knobgraph_ingest.interpreter import command_word, escape
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_line import COMMAND_LINE, FIRST_WORD, WORDS
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import Value, const, unknown


def _pop(owner: str, first: int) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        at = call.argument(0)
        word = command_word.first_word(m) if at is not None and at.constant() == Const(first) else unknown(of=f"{owner}.pop")
        command_word.shift(m, FIRST_WORD)
        return word

    return run


def _change(m: Machine, call: Call) -> Value:
    escape.hand_over(m, call)
    command_word.shift(m, FIRST_WORD)
    return const(None)


MODELS: dict[str, Handler] = {
    f"{COMMAND_LINE}.pop": _pop(COMMAND_LINE, 1),
    f"{WORDS}.pop": _pop(WORDS, 0),
    **{f"{owner}.{name}": _change for owner in (COMMAND_LINE, WORDS) for name in ("insert", "remove", "clear", "reverse", "sort")},
}
