import argparse
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Recipe:
    name: str = "lager"
    minutes: int = 60
    degrees: float = 66.5
    encoding: str = "utf-8"


def read(source):
    recipe_path = Path(source).expanduser()
    return json.loads(recipe_path.read_text())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recipe", default="recipe.json")
    parser.add_argument("--kettle", type=Path, default=Path("kettles"))
    parser.add_argument("--encoding", default="utf-8")
    parser.add_argument("--minutes", type=int)
    args = parser.parse_args()
    values = read(args.recipe)
    with (args.kettle / "kettle.json").open(encoding=args.encoding) as handle:
        kettle = json.load(handle)
    recipe = Recipe(name=values["name"], degrees=kettle["degrees"], encoding=args.encoding)
    if args.minutes is not None:
        recipe.minutes = args.minutes
    print(recipe)


if __name__ == "__main__":
    main()
