from dataclasses import dataclass, field
from typing import Annotated, Optional, Union

import tyro

try:
    import extra_codec
except ImportError:
    extra_codec = None


class Report:
    pass


@dataclass
class Base:
    data: str
    verbose: bool = False


@dataclass
class Images(Base):
    scale: int = 1
    crop: tyro.conf.FlagConversionOff[bool] = False
    cache: tyro.conf.Suppress[str] = "none"
    quality: Annotated[int, tyro.conf.arg(name="q", aliases=["-q"])] = 90

    def main(self):
        report = Report()
        report.size = self.scale * 2
        return report


@dataclass
class Fast:
    steps: int = 10


@dataclass
class Slow:
    steps: int = 100


@dataclass
class Video(Base):
    rate: float = 24.0
    solver: Union[
        Annotated[Fast, tyro.conf.subcommand("quick", default=Fast(steps=3))],
        Annotated[Slow, tyro.conf.subcommand(name="careful", prefix_name=False)],
    ] = field(default_factory=Fast)

    def main(self):
        report = Report()
        report.rate = self.rate
        report.steps = self.solver.steps
        return report


@dataclass
class Codec:
    level: int = 5

    def main(self):
        pass


@dataclass
class Missing:
    def main(self):
        pass


Commands = Union[Annotated[Images, tyro.conf.subcommand(name="images")], Annotated[Video, tyro.conf.subcommand("video")]]

if extra_codec is not None:
    Commands = Union[Commands, Annotated[Codec, tyro.conf.subcommand(name="codec")]]
else:
    Commands = Union[Commands, Annotated[Missing, tyro.conf.subcommand(name="codec")]]


if __name__ == "__main__":
    tyro.cli(Commands).main()
