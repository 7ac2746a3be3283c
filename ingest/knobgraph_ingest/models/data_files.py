"""Data files: what `json`, `yaml`, `toml` and `configparser` load has keys that only the file knows."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.value import REST, Value, unknown


def _load(m: Machine, call: Call) -> Value:
    origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
    for source in origins:
        m.lineage.loads.setdefault(source, set()).add((call.frame.path, getattr(call.node, "lineno", 0)))
    table = m.new_dict()
    table.cells[REST] = unknown(origins)
    return Value((table,), origins)


LOADERS = (
    "json.load", "json.loads", "yaml.safe_load", "yaml.load", "yaml.full_load", "tomllib.load", "tomllib.loads", "toml.load", "toml.loads",
    "ruamel.yaml.safe_load", "orjson.loads", "ujson.loads", "rtoml.load", "pickle.load", "omegaconf.OmegaConf.load",
)  # fmt: skip
MODELS: dict[str, Handler] = dict.fromkeys(LOADERS, _load)
