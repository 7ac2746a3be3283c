"""Bake bread."""

import inspect
import sys
import textwrap

from docopt import docopt

USAGE = textwrap.dedent(
    """
    Usage:
      bake [options] <loaf>
      bake --version

    Options:
      -t --temperature=<deg>  Heat of the oven [default: 220].
      --steam                 Water on the floor of the oven.
    """
)


class Oven:
    def __init__(self, table):
        def number(key):
            return int(table[key])

        self.temperature = number("--temperature")
        self.steam = table["--steam"]
        self.loaf = table["<loaf>"]


def sift(arguments):
    """Sift flour.

    Usage:
      sift [--mesh=<n>]
    """
    table = docopt(inspect.cleandoc(sift.__doc__), argv=arguments)
    return Sieve(table["--mesh"])


class Sieve:
    def __init__(self, mesh):
        self.mesh = mesh


def main():
    if sys.argv[1:2] == ["sift"]:
        return sift(sys.argv[2:])
    return Oven(docopt(USAGE))


if __name__ == "__main__":
    main()
