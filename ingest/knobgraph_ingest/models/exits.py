"""Functions that end the program."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import Value


def _exit(m: Machine, call: Call) -> Value:
    raise Diverged


MODELS: dict[str, Handler] = {
    "builtins.exit": _exit,
    "builtins.quit": _exit,
    "sys.exit": _exit,
    "os._exit": _exit,
    "os.abort": _exit,
}
