from typing import List, Literal, Optional

from tap import Tap


class CommonArgs(Tap):
    data_path: str
    seed: int = 0
    quiet: bool = False


class TrainArgs(CommonArgs):
    """Arguments of a training."""

    hidden_size: int = 300  # Units a layer.
    depth: Optional[int] = None
    layers: List[int] = [1, 2]
    kind: Literal["mlp", "cnn"] = "mlp"
    num_folds: int = 1

    def configure(self) -> None:
        self.add_argument("-d", "--data_path")
        self.add_argument("--gpu", type=int, default=0)

    def process_args(self) -> None:
        if self.depth is None:
            self.depth = self.hidden_size // 100
        self.folds = self.num_folds + 1

    @property
    def device(self):
        return f"cuda:{self.gpu}"


class Model:
    def __init__(self, args: TrainArgs):
        self.width = args.hidden_size
        self.depth = args.depth
        self.device = args.device


def main():
    args = TrainArgs().parse_args()
    model = Model(args)
    print(model, args.data_path, args.seed)


if __name__ == "__main__":
    main()
