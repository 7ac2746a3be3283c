"""The tool.

Set TOOL_TRACE=1 to see every step. Nothing else is read.
"""

import argparse
import os

from config import TorchConfig
from generators.layers import Layer, stack


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--helped", type=int, default=8, help="steps between two reports of the run")
    parser.add_argument("--named", type=int, default=9, help="Torch parameter: named")
    args = parser.parse_args()
    config = TorchConfig(helped=args.helped, named=args.named)
    Layer(width=5, depth=4)
    print(
        stack(count=4, kind="dense", joint=True),  # said of what is printed
    )
    print(config, os.environ.get("TOOL_TRACE"), os.environ.get("CUDA_VISIBLE_DEVICES"))


if __name__ == "__main__":
    main()
