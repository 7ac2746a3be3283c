from dataclasses import dataclass, field
from typing import Union

from simple_parsing import ArgumentParser


@dataclass
class Optimizer:
    rate: float = 0.1
    name: str = "adam"


@dataclass
class Model:
    optimizer: Optimizer = field(default_factory=Optimizer)
    depth: int = 3


@dataclass
class Train:
    steps: int = 1
    name: str = "run"
    optimizer: Optimizer = field(default_factory=Optimizer)
    model: Model = field(default_factory=Model)

    def run(self, report):
        report.total = self.steps


@dataclass
class Evaluate:
    path: str = "here"
    steps: int = 5

    def run(self, report):
        report.place = self.path


@dataclass
class Report:
    total: int = 0
    place: str = ""
    quiet: bool = False


@dataclass
class Program:
    command: Union[Train, Evaluate]
    quiet: bool = False


def main():
    parser = ArgumentParser()
    parser.add_arguments(Program, dest="program")
    program = parser.parse_args().program
    report = Report(quiet=program.quiet)
    program.command.run(report)
    print(report)


if __name__ == "__main__":
    main()
