import argparse
import logging

LOG = logging.getLogger(__name__)
NAMES = ("size", "depth")


class Config:
    size = 1
    depth = 2
    title = ""

    def _rename(self, **given):
        key = "size"
        if key in given and given[key] != 1:
            self.title = "sized"

    def override(self, **given):
        self._rename(**given)
        for name, value in given.items():
            setattr(self, name, value)


class Counted:
    width = 1
    changed = False

    def override(self, **given):
        self.changed = True
        for name, value in given.items():
            setattr(self, name, value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int)
    parser.add_argument("--depth", type=int)
    parser.add_argument("--width", type=int)
    args = parser.parse_args()
    config = Config()
    given = {n: getattr(args, n) for n in NAMES if getattr(args, n) is not None}
    if given:
        LOG.info("changed")
        config.override(**given)
    counted = Counted()
    sizes = {n: getattr(args, n) for n in ("width",) if getattr(args, n) is not None}
    if sizes:
        counted.override(**sizes)
    print(config.size, config.depth, config.title, counted.width, counted.changed)


if __name__ == "__main__":
    main()
