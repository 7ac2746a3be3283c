"""Fit with the plain back end; every flag is generated from the config classes."""

import argparse
from dataclasses import fields

from tides import legacy
from tides.config import FitConfig, HarmonicsConfig
from tides.params import update


def parse():
    parser = argparse.ArgumentParser(description="Fit tides")
    for field in fields(FitConfig):
        if field.name == "harmonics":
            for inner in fields(HarmonicsConfig):
                parser.add_argument(f"--{inner.name}", type=inner.type, default=inner.default)
        else:
            parser.add_argument(f"--{field.name}", type=field.type, default=field.default)
    return parser.parse_args()


def main():
    args = vars(parse())
    harmonics = HarmonicsConfig(**{k: v for k, v in args.items() if k in {f.name for f in fields(HarmonicsConfig)}})
    config = FitConfig(harmonics=harmonics, **{k: v for k, v in args.items() if k in {f.name for f in fields(FitConfig)} and k != "harmonics"})
    update(config)
    with open(config.gauge_file) as file:
        print(legacy.fit(file.readlines()), config.output_dir, config.seed)


if __name__ == "__main__":
    main()
