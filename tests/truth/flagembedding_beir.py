"""HfArgumentParser over two dataclasses, one inherited; a runner makes the objects of an evaluation from their fields."""

import importlib
import sys
from typing import Any

KEPT: dict[str, Any] = {}


def pre() -> None:
    """Keep the real parser, while everything else of its package is a stand-in as the models are."""
    finder = sys.meta_path.pop(0)
    KEPT["parser"] = importlib.import_module("transformers.hf_argparser").HfArgumentParser
    for name in [n for n in sys.modules if n.partition(".")[0] == "transformers"]:
        del sys.modules[name]
    sys.meta_path.insert(0, finder)
    for name, version in (("torch", "2.5.0"), ("transformers", "4.57.6")):
        vars(importlib.import_module(name))["__version__"] = version


def patch() -> None:
    vars(sys.modules["FlagEmbedding.evaluation.beir.__main__"])["HfArgumentParser"] = KEPT["parser"]


SPEC = {
    "package": "FlagEmbedding",
    "requirement": "FlagEmbedding==1.4.2",
    "needs": ["transformers==4.57.6", "numpy"],
    "style": "HfArgumentParser of two dataclasses (one inherited, __post_init__) -> plain runner -> retriever, data loader, evaluator, embedder of a table of classes",
    "entry": "FlagEmbedding.evaluation.beir.__main__:main",
    "prog": "beir",
    "packages": ["FlagEmbedding"],
    "argv": ["--eval_name", "beir", "--embedder_name_or_path", "BAAI/bge-base-en-v1.5", "@0"],
    "track": r"^FlagEmbedding\.(evaluation\.beir\.(arguments\.BEIREvalArgs|data_loader\.\w+|evaluator\.\w+)|abc\.evaluation\.(arguments|searcher|evaluator|data_loader)\.\w+"
    r"|inference\.(embedder|reranker)\.[\w.]+|abc\.inference\.\w+\.\w+)$",
    "only_track": True,
    "no_props": True,
    "stand_ins": True,
    "not_installed": ["transformers", "torch"],
    "preload": ["FlagEmbedding.evaluation.beir.__main__"],
    "stops": ["FlagEmbedding.evaluation.beir.runner:BEIREvalRunner.run"],
    "skip_fields": r"\.(model|tokenizer|pool|embedder|reranker)$",
    "contexts": [["--reranker_name_or_path", "BAAI/bge-reranker-base"]],
    "vary": {"--embedder_name_or_path": [["--embedder_name_or_path", "BAAI/bge-large-en-v1.5"]], "--reranker_name_or_path": [["--reranker_name_or_path", "BAAI/bge-reranker-base"]]},
}
