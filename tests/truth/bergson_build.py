"""One sub-command of simple-parsing's choice of many dataclasses, with dataclasses nested in it that share names of fields."""


def pre() -> None:
    """Give stand-ins the values that modules compute with when they are imported."""
    import ml_dtypes
    import torch

    torch.cuda.device_count = lambda: 2
    ml_dtypes.bfloat16 = "float16"


SPEC = {
    "package": "bergson",
    "requirement": "bergson==2.5.1",
    "needs": ["simple-parsing==0.1.7", "PyYAML==6.0.3", "numpy==2.3.5"],
    "style": "simple-parsing of a dataclass with a Union of dataclasses (sub-commands), nested and inherited dataclasses with conflicting names -> method of the chosen one",
    "entry": "bergson.__main__:main",
    "prog": "bergson",
    "packages": ["bergson"],
    "argv": ["build", "run"],
    "track": r"^bergson\.(config\.config|cli\.commands)\.\w+$",
    "only_track": True,
    "stand_ins": True,
    "preload": ["bergson.__main__"],
    "stops": ["bergson.cli.commands:build"],
    "words": ["7", "sentinel", "0.5"],
    "skip_fields": r"\.(_node_rank|local_rank)$",
}  # fmt: skip
