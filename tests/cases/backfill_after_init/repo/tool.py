import argparse
from dataclasses import dataclass, fields
from typing import Optional


@dataclass
class Training:
    groups: Optional[int] = None
    images: Optional[int] = None

    def __post_init__(self):
        if self.images is not None and self.groups is None:
            object.__setattr__(self, "groups", self.images)
        if self.groups is None:
            object.__setattr__(self, "groups", 512)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--groups", type=int)
    parser.add_argument("--images", type=int)
    args = parser.parse_args()
    given = {}
    for key, value in vars(args).items():
        if value is not None:
            given[key] = value
    known = {f.name for f in fields(Training)}
    training = Training(**{k: v for k, v in given.items() if k in known})
    print(training.groups)


if __name__ == "__main__":
    main()
