"""PyTorch modules: the methods of `torch.nn.Module` that move or switch a module and return the module itself."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import Value

MODULES = (
    "torch.nn.Module", "torch.nn.modules.Module", "torch.nn.modules.module.Module", "pytorch_lightning.LightningModule",
    "lightning.LightningModule", "lightning.pytorch.LightningModule",
)  # fmt: skip
RETURN_SELF = (
    "to", "cuda", "cpu", "xpu", "to_empty", "type", "half", "float", "double", "bfloat16", "train", "eval", "requires_grad_", "apply", "share_memory",
)  # fmt: skip


def _itself(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        external_call(m, name, call)
        return call.receiver

    return run


MODELS: dict[str, Handler] = {f"{module}.{method}": _itself(f"{module}.{method}") for module in MODULES for method in RETURN_SELF}
