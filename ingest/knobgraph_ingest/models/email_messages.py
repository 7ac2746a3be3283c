"""`email` (Python library reference, `email.parser`): the headers of a message of known text, as a table; one of no text has none."""

from __future__ import annotations

import email

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import Const, Shape, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

FROM_TEXT = "email.message_from_string"


def _from_text(m: Machine, call: Call) -> Value:
    given = call.argument(0, "s") or UNKNOWN
    texts = [s for s in given.present().shapes if not isinstance(s, TupleShape)]  # a tuple would end the program
    if not texts or not all(isinstance(s, Const) and (s.value is None or isinstance(s.value, str)) for s in texts):
        return external_call(m, FROM_TEXT, call)
    origins = weaken(given.origins, FlowKind.DERIVES)
    made: list[Shape] = []
    for text in texts:
        table = m.new_dict()
        for name, value in email.message_from_string(text.value or "").items() if isinstance(text, Const) else ():
            table.cells[name] = const(value, origins)
        made.append(table)
    return Value(tuple(made), origins)


MODELS: dict[str, Handler] = {FROM_TEXT: _from_text}
