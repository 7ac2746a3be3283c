"""`dotenv`: a file that sets environment variables is an origin of each one read after it."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, at_line, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.value import Value, const, unknown
from knobgraph_ingest.models.data_files import first_argument, opened


def _load(m: Machine, call: Call) -> Value:
    path = call.argument(0, "dotenv_path")
    origins = opened(m, path, first_argument(call), call) if path is not None else weaken(call.origins(), FlowKind.DERIVES)
    present = m.environment.get("files")
    m.oldest_write = 0
    m.heap.write(m.environment, "files", unknown(join_origins(origins, present.origins) if present is not None else origins))
    return Value((const(True).shapes[0], const(False).shapes[0]), weaken(origins, FlowKind.CONTROLS))


def _values(m: Machine, call: Call) -> Value:
    path = call.argument(0, "dotenv_path")
    origins = opened(m, path, first_argument(call), call) if path is not None else weaken(call.origins(), FlowKind.DERIVES)
    table = m.new_dict()
    table.cells[REST] = unknown(at_line(origins, call.frame.path, getattr(call.node, "lineno", 0)), "str")
    return Value((table,), origins)


MODELS: dict[str, Handler] = {
    "dotenv.load_dotenv": _load,
    "dotenv.main.load_dotenv": _load,
    "dotenv.dotenv_values": _values,
}
