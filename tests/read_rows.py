"""Draw random rows to be read by hand, each with the source lines that it claims something about.

    python tests/read_rows.py knobs|parity|notes --store GRAPH.kgraph --root CHECKOUT [--count 50] [--seed N] [--skip FILE]

The rows of `knobs` are drawn so that every category and kind has one; `parity` and `notes` (what the inventory notes of a flag) evenly. The same
seed on the same graph draws the same rows. With --skip, the rows whose ids the file lists are not drawn again, and those drawn are added to it.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from knobgraph_api.document import ExportContext
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.inventory_notes import Counterparts, notes_of
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_queries.query import load_query

PLACE = re.compile(r"[\w./-]+:\d+")
MOST_PLACES = 6
Row = dict[str, Any]


def knobs(store: OfflineStore, _: Path) -> list[Row]:
    return [dataclasses.asdict(r) for r in load_query("knobs").run(store)]


def parity(store: OfflineStore, _: Path) -> list[Row]:
    return [dataclasses.asdict(r) for r in load_query("parity").run(store)]


def notes(store: OfflineStore, root: Path) -> list[Row]:
    counterparts, context = Counterparts(store), ExportContext(store, root, None, "")
    return [{**f, "notes": notes_of(f, counterparts, context)} for f in flag_rows(store)]


READERS: dict[str, Callable[[OfflineStore, Path], list[Row]]] = {"knobs": knobs, "parity": parity, "notes": notes}


def draw(rows: list[Row], count: int, seed: int) -> list[Row]:
    chosen = random.Random(seed)
    strata: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        strata.setdefault((row.get("category") or "", row["kind"] if "category" in row else ""), []).append(row)
    picked = [chosen.choice(strata[s]) for s in sorted(strata)] if len(strata) > 1 else []
    rest = [r for r in rows if r not in picked]
    return [*picked, *chosen.sample(rest, min(max(0, count - len(picked)), len(rest)))][:count]


def shown(row: Row, root: Path) -> list[str]:
    said = [f"   {name}: {value}" for name, value in row.items() if value not in (None, [], "", False)]
    places = list(dict.fromkeys([f"{row.get('path')}:{row.get('line')}", *PLACE.findall(" ".join(map(str, row.values())))]))
    return said + [line for place in places[:MOST_PLACES] for line in _around(place, root)]


def _around(place: str, root: Path) -> list[str]:
    name, _, number = place.rpartition(":")
    if not number.isdigit() or not (root / name).is_file():
        return []
    lines, at = (root / name).read_text(encoding="utf-8", errors="replace").splitlines(), int(number)
    near = range(max(at - 3, 1), min(at + 3, len(lines)) + 1)
    return [f"      -- {place}", *(f"      {'>' if n == at else ' '}{n}: {lines[n - 1][:160]}" for n in near)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(READERS))
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--skip", type=Path)
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    known = set(options.skip.read_text().splitlines()) if options.skip and options.skip.exists() else set()
    rows = [r for r in READERS[options.what](OfflineStore(options.store), options.root) if r["id"] not in known]
    picked = draw(rows, options.count, seed)
    print(f"{len(picked)} of {len(rows)} rows, seed {seed}")
    for number, row in enumerate(picked, 1):
        print(f"#{number} {row['id']}", *shown(row, options.root), sep="\n")
    if options.skip:
        options.skip.write_text("\n".join(sorted(known | {r["id"] for r in picked})) + "\n")


if __name__ == "__main__":
    main()
