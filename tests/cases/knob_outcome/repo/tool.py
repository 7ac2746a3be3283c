import argparse

from torch.utils.data import DataLoader


class Loader(DataLoader):
    def __iter__(self):
        for group in self.batch_sampler:
            yield self.dataset[group]


class Batches:
    def __init__(self, loader):
        self.first = next(iter(loader))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--workers", type=int, default=0)
    args = parser.parse_args()
    batches = Batches(Loader([1, 2, 3], batch_size=args.batch, num_workers=args.workers))
    print(batches.first)


if __name__ == "__main__":
    main()
