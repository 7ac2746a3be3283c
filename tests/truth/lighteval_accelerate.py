"""typer parameters annotated by fields of objects in another module, into a plain tracker, a dataclass and a pydantic model of `key=value` words."""

import importlib


def pre() -> None:
    """Give stand-ins the versions that are compared on import."""
    for name in ("torch", "transformers"):
        vars(importlib.import_module(name))["__version__"] = "5.0.0"


SPEC = {
    "package": "lighteval",
    "requirement": "lighteval==0.13.0",
    "needs": ["typer==0.20.0", "click==8.3.1", "pydantic==2.11.7", "PyYAML", "colorlog", "termcolor", "rich", "packaging", "fsspec", "typing-extensions"],
    "style": "typer with annotations and defaults of attributes of dataclass objects (x: arg.type = arg.default) -> dataclass with __post_init__, plain class, pydantic by **",
    "entry": "lighteval.__main__:app",
    "prog": "lighteval",
    "packages": ["lighteval"],
    "argv": ["@0", "accelerate", "model_name=gpt2", "t", "@1"],
    "track": r"^lighteval\.(logging\.evaluation_tracker\.EvaluationTracker|pipeline\.PipelineParameters|models\.\w+(\.\w+)?\.\w+Config)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "force_stand_in": ["lighteval.metrics.metrics", "lighteval.metrics.dynamic_metrics"],
    "preload": ["lighteval.__main__", "lighteval.pipeline"],
    "stops": ["lighteval.pipeline:Pipeline"],
    "skip_fields": r"\.(fs|api|\w+_logger|details_logger)$",
    "vary": {"--reasoning-tags": [["--reasoning-tags", "[('a', 'b')]"]]},
}
