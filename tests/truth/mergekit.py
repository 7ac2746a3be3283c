"""A decorator puts one click option on for each field of a pydantic model and takes them out of the keywords again to make it."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "c.yml").write_text("merge_method: linear\nmodels:\n  - model: a\n    parameters: {weight: 1.0}\ndtype: float16\n")


SPEC = {
    "package": "mergekit",
    "requirement": "mergekit==0.1.5",
    "needs": ["click==8.1.8", "pydantic==2.10.6", "PyYAML==6.0.3", "typing-extensions", "immutables", "numpy"],
    "style": "click options of a loop over pydantic model_fields in a decorator, kwargs.pop by field -> MergeOptions(**d) with before-validators",
    "entry": "mergekit.scripts.run_yaml:main",
    "prog": "mergekit-yaml",
    "packages": ["mergekit"],
    "argv": ["c.yml", "out", "@0"],
    "track": r"^mergekit\.options\.MergeOptions$",
    "only_track": True,
    "stand_ins": True,
    "preload": ["mergekit.scripts.run_yaml"],
    "stops": ["mergekit.scripts.run_yaml:run_merge"],
    "vary": {"--out-shard-size": [["--out-shard-size", "7"], ["--out-shard-size", "1M"]], "--device": [["--device", "auto"], ["--device", "x"]]},
}
