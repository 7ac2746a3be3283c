import argparse
import importlib.util
import os
import sys
from pathlib import Path

from somewhere.modules import load_module_from_file

from tool import checks


class Linter:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.checkers = []

    def register(self, checker):
        self.checkers.append(checker)
        checker.add_options(self.parser)


def register_checks(linter, directory):
    imported = {}
    for filename in os.listdir(directory):
        base, extension = os.path.splitext(filename)
        if base in imported or base == "__pycache__":
            continue
        if (extension == ".py" and base != "__init__") or (not extension and os.path.isdir(os.path.join(directory, base))):
            try:
                module = load_module_from_file(os.path.join(directory, filename))
            except ImportError:
                continue
            else:
                if hasattr(module, "register"):
                    module.register(linter)
                    imported[base] = 1


def register_reports(linter):
    for path in sorted((Path(__file__).parent / "reports").glob("*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.register(linter)


def main():
    linter = Linter()
    register_checks(linter, checks.__path__[0])
    register_reports(linter)
    options = linter.parser.parse_args(sys.argv[1:])
    for checker in linter.checkers:
        checker.take(options)


if __name__ == "__main__":
    main()
