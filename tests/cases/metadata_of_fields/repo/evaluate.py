from dataclasses import dataclass, field
from typing import Optional

from transformers import HfArgumentParser


@dataclass
class Arguments:
    method: str = field(default="markdown", metadata={"help": "How results are written.", "choices": ["json", "markdown"]})
    names: Optional[str] = field(default=None, metadata={"nargs": "+"})
    metrics: str = field(default_factory=lambda: ["ndcg"], metadata={"nargs": "+", "choices": ("ndcg", "recall")})
    note: str = field(default="", metadata={"unit": "words"})


class Report:
    pass


def main():
    (arguments,) = HfArgumentParser(Arguments).parse_args_into_dataclasses()
    report = Report()
    for name in arguments.names or []:
        report.last = name
    report.width = len(arguments.metrics)
    if arguments.method == "json":
        report.kind = "object"
    report.note = arguments.note


if __name__ == "__main__":
    main()
