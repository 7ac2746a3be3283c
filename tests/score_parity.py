"""Score `knobgraph parity` against running programs: no missing row, no extra row, or each difference listed.

    python tests/score_parity.py --store GRAPH.kgraph --flags FILE.flags.json [--flags …] --canonical PREFIX SCRIPT=LINEAGE.json ...

The flags file holds what the live parser of each script has, each lineage file which fields every flag moved when it was changed in a run. A script
may have several: some flags matter only beside others (`--torch-scheduler` only with `--backend pytorch`), so it takes runs from several starts.
From these alone a table is computed: flags of one name, and flags without a namesake that moved the same canonical field (one that few
flags move), are compared by name, default, type, choices and need; what has no partner is missing on the other side. The table is
compared with knobgraph's rows of the same kinds, row by row.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_queries.query import load_query

KINDS = ("missing", "renamed", "default", "type", "choices", "required")
FEW = 3
SWITCHES = {"StoreTrueAction", "StoreFalseAction", "StoreConstAction", "BooleanOptionalAction"}
Row = tuple[str, str | None, str | None]


@dataclass(frozen=True)
class LiveFlag:
    names: tuple[str, ...]
    dest: str
    type: str
    choices: object
    required: bool
    default: object
    moved: frozenset[str]

    @property
    def name(self) -> str:
        wanted = [n for n in self.names if not n.startswith("--no-")] or list(self.names) or [self.dest]
        return max(wanted, key=len)

    @property
    def plain(self) -> frozenset[str]:
        return frozenset(n.lstrip("-").replace("-", "_") for n in self.names if n.startswith("--"))


def live_flags(entries: Iterable[dict[str, Any]], influences: dict[str, Any], canonical: str) -> list[LiveFlag]:
    found: list[LiveFlag] = []
    entries = [e for e in entries if e["action"] not in ("HelpAction", "_HelpAction", "VersionAction")]
    positive = {e["dest"] for e in entries if e["action"] != "StoreFalseAction"}
    for entry in entries:
        if entry["action"] == "StoreFalseAction" and entry["dest"] in positive:
            continue
        names = tuple(entry["flags"])
        moved = {f for n in names for f in influences.get(n, {}).get("influences", ()) if f.startswith(canonical)}
        kind = "switch" if entry["action"] in SWITCHES or entry["nargs"] == 0 else entry["type"] or "str"
        found.append(LiveFlag(names, entry["dest"], kind, entry["choices"], entry["required"], entry["default"], frozenset(moved)))
    return found


def partners(left: list[LiveFlag], right: list[LiveFlag]) -> Iterator[tuple[LiveFlag, LiveFlag]]:
    named = [(a, b) for a in left for b in right if a.plain & b.plain]
    yield from named
    taken = {id(f) for pair in named for f in pair}

    def few(flags: list[LiveFlag], field: str) -> bool:
        return sum(1 for f in flags if field in f.moved) <= FEW

    for a in left:
        for b in right:
            if (id(a) not in taken or id(b) not in taken) and any(few(left, f) and few(right, f) for f in a.moved & b.moved):
                yield a, b


def table(left: list[LiveFlag], right: list[LiveFlag]) -> set[Row]:
    rows: set[Row] = set()
    pairs = list(partners(left, right))
    for a, b in pairs:
        differs = {
            "renamed": not set(a.names) & set(b.names),
            "default": (a.default, type(a.default) is bool) != (b.default, type(b.default) is bool) and not a.required and not b.required,
            "type": a.type != b.type,
            "choices": _sorted(a.choices) != _sorted(b.choices),
            "required": a.required != b.required,
        }
        rows |= {(kind, a.name, b.name) for kind, yes in differs.items() if yes}
    met = {id(f) for pair in pairs for f in pair}
    rows |= {("missing", a.name, None) for a in left if id(a) not in met}
    return rows | {("missing", None, b.name) for b in right if id(b) not in met}


def _sorted(choices: object) -> object:
    return sorted(map(str, choices)) if isinstance(choices, list) else choices


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--flags", type=Path, action="append", required=True, help="may be given again for the flags of another mode")
    parser.add_argument("--canonical", default="")
    parser.add_argument("scripts", nargs="+", metavar="SCRIPT=LINEAGE.json", help="a script may be named again: what any run moved counts")
    options = parser.parse_args()
    live: dict[str, list[dict[str, Any]]] = {}
    for path in options.flags:
        for script, found in json.loads(path.read_text()).items():
            live.setdefault(script, []).extend(found.get("flags", ()))
    influences: dict[str, dict[str, Any]] = {}
    for script, _, recorded in (o.partition("=") for o in options.scripts):
        for flag, found in json.loads(Path(recorded).read_text())["flags"].items():
            seen = influences.setdefault(script, {}).setdefault(flag, {"influences": []})
            seen["influences"] = sorted({*seen["influences"], *found["influences"]})
    store = OfflineStore(options.store)
    said = load_query("parity").run(store)
    for pair in load_query("parity_pairs").run(store):
        if not {pair.left, pair.right} <= set(influences):
            continue
        left, right = (live_flags(live[s], influences[s], options.canonical) for s in (pair.left, pair.right))
        expected = table(left, right)
        rows = {(r.kind, r.left, r.right) for r in said if (r.left_program, r.right_program) == (pair.left, pair.right) and r.kind in KINDS}
        print(f"{pair.left} | {pair.right}: {len(expected)} expected, {len(rows)} said, {len(expected & rows)} agree")
        for title, difference in (("lacks", expected - rows), ("has beyond", rows - expected)):
            for kind, a, b in sorted(difference, key=str):
                print(f"  {title}: {kind} {a or '-'} | {b or '-'}")


if __name__ == "__main__":
    main()
