"""One sub-command of a jsonargparse `CLI` of a dict of functions, whose parameters are dataclasses and class objects."""

import json
from pathlib import Path
from typing import Any

PLAIN: dict[str, Any] = {
    "out_dir": "out/finetune/lora", "precision": None, "quantize": None, "devices": 1, "num_nodes": 1, "lora_r": 8, "lora_alpha": 16, "lora_dropout": 0.05, "lora_query": True,
    "lora_key": False, "lora_value": True, "lora_projection": False, "lora_mlp": False, "lora_head": False, "optimizer": "AdamW", "logger_name": "csv", "seed": 1337,
    "access_token": None,
}  # fmt: skip
NESTED: dict[str, Any] = {
    "train.save_interval": 1000, "train.log_interval": 1, "train.global_batch_size": 16, "train.micro_batch_size": 1, "train.lr_warmup_steps": 100,
    "train.lr_warmup_fraction": None, "train.epochs": 5, "train.max_tokens": None, "train.max_steps": None, "train.max_time": None, "train.max_seq_length": None,
    "train.tie_embeddings": None, "train.max_norm": None, "train.min_lr": 6e-5, "eval.interval": 100, "eval.max_new_tokens": 100, "eval.max_iters": 100,
    "eval.initial_validation": False, "eval.final_validation": True, "eval.evaluate_example": "first", "log.project": None, "log.run": None, "log.group": None,
    "log.teamspace": None, "log.metadata": None, "log.log_model": False, "log.save_logs": True, "log.checkpoint_name": None,
}  # fmt: skip


def setup(cwd: str) -> None:
    for name in ("one", "two"):
        folder = Path(cwd) / name
        folder.mkdir()
        (folder / "model_config.yaml").write_text(f"name: {name}\nn_layer: 2\nn_head: 4\nn_embd: 8\npadded_vocab_size: 64\nvocab_size: 60\nblock_size: 16\n")
        for file in ("lit_model.pth", "tokenizer.json"):
            (folder / file).write_text("{}")
        (folder / "tokenizer_config.json").write_text(json.dumps({}))


def flag(name: str, default: Any) -> dict[str, Any]:
    kind = type(default).__name__ if isinstance(default, (bool, int, float)) else "str"
    return {
        "flag": f"--{name}", "opts": [f"--{name}"], "dest": name, "action": "store", "type": "boolean" if kind == "bool" else kind, "required": False, "default": default,
        "choices": None, "nargs": None, "parser": 0, "prog": "litgpt finetune_lora", "kind": "jsonargparse",
    }  # fmt: skip


SPEC = {
    "package": "litgpt",
    "requirement": "litgpt==0.5.13",
    "needs": ["jsonargparse[signatures]==4.40.2", "PyYAML==6.0.3", "typing-extensions==4.15.0"],
    "style": "jsonargparse CLI of a dict of functions, nested dataclasses with a default object -> dataclass from a file with keywords",
    "entry": "litgpt.__main__:main",
    "prog": "litgpt",
    "packages": ["litgpt"],
    "argv": ["finetune_lora", "one", "@0"],
    "track": r"^litgpt\.(args\.\w+|lora\.Config|data\.alpaca\.Alpaca)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "absent": ["pydantic", "attr", "attrs", "omegaconf", "ruyaml", "ruamel", "shtab", "argcomplete", "fsspec", "jsonnet", "_jsonnet", "toml", "tomli", "jsonschema", "reconplogger"],
    "preload": ["litgpt.__main__"],
    "flags": [flag(*one) for one in {**PLAIN, **NESTED}.items()],
    "vary": {
        **{f"--{n}": [[f"--{n}", str(not d).lower()]] for n, d in {**PLAIN, **NESTED}.items() if isinstance(d, bool)},
        "--precision": [["--precision", "32-true"]],
        "--quantize": [["--quantize", "bnb.nf4"]],
        "--logger_name": [["--logger_name", "tensorboard"]],
        "--train.lr_warmup_fraction": [["--train.lr_warmup_fraction", "0.5"]],
        "--log.metadata": [["--log.metadata", '{"a": 1}']],
    },
    "context": {"--train.lr_warmup_fraction": ["--train.lr_warmup_steps", "null"]},
    "no_run": {"--access_token": "nothing is downloaded"},
    "ok_status": r"^(exit .*|ended.*|\w+Error.*)$",
}  # fmt: skip
