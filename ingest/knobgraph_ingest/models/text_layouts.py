"""Functions that lay a text out anew (`textwrap.dedent`, `inspect.cleandoc`): known for known texts, derived otherwise."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown


def _laid_out(name: str, layout: Callable[[str], str]) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        given = call.argument(0, name) or UNKNOWN
        origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
        text = given.text()
        return unknown(origins, "str") if text is None else const(layout(text), origins)

    return run


MODELS: dict[str, Handler] = {
    "textwrap.dedent": _laid_out("text", textwrap.dedent),
    "inspect.cleandoc": _laid_out("doc", inspect.cleandoc),
}
