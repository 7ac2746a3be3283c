from dataclasses import dataclass, field

import tyro


@dataclass
class Model:
    width: int = 64


@dataclass
class Config:
    name: str
    deterministic: bool = False
    model: Model = field(default_factory=Model)


PRESETS = {"small": Config("small"), "large": Config("large", model=Model(width=512))}


class Run:
    pass


def main(config):
    run = Run()
    run.width = config.model.width
    run.label = "fixed"


if __name__ == "__main__":
    chosen, rest = tyro.cli(tyro.extras.subcommand_type_from_defaults(PRESETS), config=(tyro.conf.FlagConversionOff, tyro.conf.OmitArgPrefixes), return_unknown_args=True)
    main(chosen)
