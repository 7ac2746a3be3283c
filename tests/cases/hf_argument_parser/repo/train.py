import sys
from dataclasses import dataclass, field
from typing import List, Literal, Optional

from transformers import HfArgumentParser


@dataclass
class ModelArguments:
    model_name: str = field(metadata={"help": "Which model."})
    dropout: float = 0.1
    layers: List[int] = field(default_factory=lambda: [1, 2])


@dataclass
class DataArguments:
    split: Literal["train", "test"] = "train"
    shuffle: bool = True
    limit: Optional[int] = None


class Trainer:
    def __init__(self, model, limit):
        self.dropout = model.dropout
        self.limit = limit


def main():
    parser = HfArgumentParser((ModelArguments, DataArguments))
    parser.add_argument("--dry", action="store_true")
    if len(sys.argv) == 2 and sys.argv[1].endswith(".json"):
        model, data = parser.parse_json_file(sys.argv[1])
    else:
        model, data, _ = parser.parse_args_into_dataclasses()
    return Trainer(model, data.limit)


if __name__ == "__main__":
    main()
