from dataclasses import dataclass

from hooks import impl


@dataclass
class Settings:
    speed: int


@impl
def add_options(parser):
    parser.add_argument("--speed", type=int, default=3)


@impl(trylast=True)
def settings_of(args):
    return Settings(args.speed)
