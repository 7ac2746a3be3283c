"""A configargparse command line whose dict is popped, renamed and filled, then spread into a plain class of forty fields."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any


def setup(cwd: str) -> None:
    (Path(cwd) / "own.yml").write_text("num_blocks: 5\nupdate_period: 33.0\ntoken: abc\n")


def pre() -> None:
    """Leave out the models, whose base classes a stand-in cannot be."""
    for name in ("petals.models", "petals.client"):
        sys.modules[name] = ModuleType(name)
    sys.modules["petals.client"].__dict__.update(AutoDistributedModelForCausalLM=None)


def patch() -> None:
    """Give the server a model's configuration, and tell what would be asked of the network."""
    server = sys.modules["petals.server.server"]
    server.AutoDistributedConfig = SimpleNamespace(
        from_pretrained=lambda *a, **k: SimpleNamespace(dht_prefix="model-hf", num_hidden_layers=24, num_key_value_groups=1, hidden_size=64)
    )
    server.check_direct_reachability = lambda **more: True
    server.resolve_block_dtype = lambda config, dtype: str(dtype)
    server.MAX_DHT_TIME_DISCREPANCY_SECONDS = 3
    server.get_size_in_bytes = lambda dtype: 2
    server.get_dtype_name = lambda *a: "float"
    server.get_block_size = lambda *a, **k: 100
    server.get_compatible_model_repo = lambda name: name
    server.check_device_balance = lambda devices: None

    def device(name: Any, index: int | None = None) -> SimpleNamespace:
        kind = getattr(name, "type", name)
        return SimpleNamespace(type=str(kind).partition(":")[0], index=index)

    server.torch.device = device
    server.torch.cuda.is_available = lambda: False
    server.torch.backends.mps.is_available = lambda: False
    server.get_server_throughput = lambda *a, **k: {"throughput": 1.5, "network_rps": 2.0, "forward_rps": 3.0, "inference_rps": 4.0}
    program = sys.modules["petals.cli.run_server"]
    program.validate_version = lambda: None


SPEC = {
    "package": "petals",
    "requirement": "petals==2.2.0.post1",
    "needs": ["configargparse==1.7.1", "humanfriendly==10.0", "pydantic==2.11.10", "packaging==25.0"],
    "style": "configargparse -> vars(args) popped, renamed, filled -> Server(**args, explicit keywords) plain class -> pydantic dataclass",
    "entry": "petals.cli.run_server:main",
    "prog": "run_server",
    "packages": ["petals"],
    "argv": ["some-model", "--num_blocks", "4", "--initial_peers", "p", "@0"],
    "track": r"^petals\.(server\.server\.Server|data_structures\.(ServerInfo|ModelInfo))$",
    "skip_fields": r"Server\.(dht|stop|reachability_protocol|block_config|compression)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "preload": ["petals.cli.run_server", "petals.server.server"],
    "stops": ["petals.server.server:Server.run"],
    "words": ["7", "sentinel", "1000"],
    "vary": {
        "--config": [["--config", "own.yml"]],
        "--block_indices": [["--block_indices", "2:9"]],
        "--max_disk_space": [["--max_disk_space", "5GB"]],
        "--torch_dtype": [["--torch_dtype", "float32"]],
        "--throughput": [["--throughput", "2.5"], ["--throughput", "eval"]],
        "--quant_type": [["--quant_type", "int8"]],
        "--device": [["--device", "cuda:0"], ["--device", "mps"]],
        "--compression": [["--compression", "FLOAT16"]],
        "--tensor_parallel_devices": [["--tensor_parallel_devices", "cuda:0", "cuda:1"]],
        "--adapters": [["--adapters", "a", "b"]],
        "--initial_peers": [["--initial_peers", "q"]],
        "--host_maddrs": [["--host_maddrs", "x"]],
        "--announce_maddrs": [["--announce_maddrs", "x"]],
    },
    "full": {
        "--block_indices": [(["m", "--initial_peers", "p", "--num_blocks", "4"], ["m", "--initial_peers", "p", "--block_indices", "2:9"])],
        "--converted_model_name_or_path": [(["m", "--initial_peers", "p", "--num_blocks", "4"], ["--initial_peers", "p", "--num_blocks", "4", "--converted_model_name_or_path", "n"])],
    },
    "kinds": {"--config": {"*": "file"}},
    "env": {"PETALS_IGNORE_DEPENDENCY_VERSION": "1"},
}  # fmt: skip
