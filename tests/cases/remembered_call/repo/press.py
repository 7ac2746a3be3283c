import argparse
import functools


class Settings:
    def __init__(self, ink="black"):
        self.ink = ink
        self.paper = "plain"


class Plate:
    def __init__(self, size):
        self.size = size
        self.depth = 1


class Print:
    def __init__(self):
        self.ink = settings().ink
        self.paper = settings().paper
        self.depth = plate("small").depth
        self.other = plate("large").depth


@functools.lru_cache
def settings():
    return Settings()


@functools.lru_cache(maxsize=None)
def plate(size):
    return Plate(size)


@functools.cache
def stamp():
    return Settings(ink="red")


parser = argparse.ArgumentParser()
parser.add_argument("--ink")
parser.add_argument("--paper")
parser.add_argument("--depth", type=int)
parser.add_argument("--stamp")
args = parser.parse_args()
settings().ink = args.ink
settings().paper = args.paper
plate("small").depth = args.depth
stamp().ink = args.stamp
stamp.cache_clear()
page = Print()
print(page.ink, page.paper, page.depth, page.other, stamp().ink)
