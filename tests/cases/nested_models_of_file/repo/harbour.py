from __future__ import annotations

import argparse
import json

from pydantic import BaseModel
from pydantic_settings import BaseSettings


class Berth(BaseModel):
    length: int = 12
    name: str = "north"


class Tide(BaseModel):
    height: float = 0.0


class Buoy(BaseModel):
    colour: str = "red"
    moored: list[Buoy] = []


class Harbour(BaseModel):
    berths: list[Berth] = []
    tide: Tide | None = None
    buoy: Buoy = Buoy()
    town: str = ""


class Office(BaseSettings):
    clerk: str = "jo"
    desks: list[Berth] = []


class Ledger:
    def __init__(self, berths, tide):
        self.names = [berth.name for berth in berths]
        self.height = tide.height


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chart", default="chart.json")
    parser.add_argument("--office", default="office.json")
    args = parser.parse_args()
    with open(args.chart) as chart:
        harbour = Harbour.model_validate_json(chart.read())
    with open(args.office) as office:
        print(Office(**json.load(office)))
    print(Ledger(harbour.berths, harbour.tide))


if __name__ == "__main__":
    main()
