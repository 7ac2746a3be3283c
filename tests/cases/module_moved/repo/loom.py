import argparse

from torch import nn


class Weave(nn.Module):
    def __init__(self, threads):
        super().__init__()
        self.threads = threads

    def forward(self, yarn):
        return yarn


class Report:
    def __init__(self, weave):
        self.threads = weave.threads


def load(threads, device):
    weave = Weave(threads)
    return weave.to(device).eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    print(Report(load(args.threads, args.device)))


if __name__ == "__main__":
    main()
