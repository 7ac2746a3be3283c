import argparse
import json
from dataclasses import dataclass, fields
from pathlib import Path

KEPT = {}


@dataclass
class Job:
    title: str = "untitled"
    copies: int = 1
    folder: Path = Path("out")
    ink: str = "black"
    paper: str = "a4"
    dpi: int = 300
    checked: bool = False


@dataclass
class Proof:
    title: str = "untitled"
    kept: str = ""


def read_kept(path):
    table = {"path": path}
    KEPT["last"] = table
    return table


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--file")
    parser.add_argument("--title", default="untitled")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--folder", type=lambda x: Path(x) if x is not None else None, default="out")
    parser.add_argument("--ink")
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--fine-dpi", type=int)
    parser.add_argument("--proof")
    return parser.parse_args()


def main():
    args = parse()
    if getattr(args, "fine_dpi", None) is not None:
        args.dpi = args.fine_dpi
    entries = json.load(open(args.file)) if args.file else {}
    checked = "checked" in entries
    for key, value in vars(args).items():
        if value is not None:
            entries[key] = value
    names = {f.name for f in fields(Job)}
    job = Job(**{key: value for key, value in entries.items() if key in names})
    job.checked = checked
    kept = read_kept(args.proof) if args.proof else {}
    kept["title"] = args.title
    proof = Proof(kept=KEPT["last"]["title"])
    print(job, proof)


if __name__ == "__main__":
    main()
