"""Objects of a framework that only describe something: what they were made with is all that is asked of them."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import Value


def describing(name: str, first: str) -> Handler:
    """Return the model of an outside class `name` whose objects hold their arguments by name; the first one by position is `first`."""

    def make(m: Machine, call: Call) -> Value:
        made = m.new_instance(m.external_class(name))
        made.cells.update(call.keywords)
        if call.args:
            made.cells[first] = call.args[0]
        return Value((made,))

    return make
