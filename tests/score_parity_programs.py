"""Score `knobgraph parity` on two installed programs that share no code: every row of the flags against their live parsers.

    python tests/score_parity_programs.py --truth DIR --programs DIR [--profile tests/programs/two_servers.toml] LEFT RIGHT

`DIR/NAME.json` of the truth holds what the live parser of a program has and which config fields each flag moved in a run, and how. The profile names
what fields of both sides stand for. From these alone a table is computed: flags of one name, and flags that are stored in fields of one
meaning, are compared by name, default (what a config object made in the program itself holds when the parser has a mark for "not given"), type, choices
and need; what has no partner is missing on the other side. Rows that only one of the two tables has are listed, with all that is known of them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from score_parity import KINDS, LiveFlag, Row, table

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_queries.query import load_query

TYPES = {"text": "str", "integer": "int", "boolean": "bool", None: "str"}
SWITCHES = ("flag", "_StoreTrueAction", "_StoreFalseAction")
VALUE = """
import json, sys
from importlib import import_module
values = {}
for name in sys.argv[1:]:
    owner, _, field = name.rpartition(".")
    module, _, cls = owner.rpartition(".")
    try:
        values[name] = getattr(getattr(import_module(module), cls)(), field)
    except (TypeError, AttributeError):
        continue  # a config class that cannot be made without arguments, or keeps no such default
print(json.dumps(values, default=str))
"""


def live_flags(truth: dict[str, Any], meanings: dict[str, str], program: Path) -> list[LiveFlag]:
    marked = [f for d in truth["flags"].values() if str(d["default"]).startswith("<obj") for f, k in d["kinds"].items() if k == "copy" and "call " not in f]
    answer = subprocess.run([sys.executable, "-c", VALUE, *marked], cwd=program, capture_output=True, text=True, check=True).stdout
    held = json.loads(answer)
    found: list[LiveFlag] = []
    for declared in truth["flags"].values():
        stored = [f for f, kind in declared["kinds"].items() if kind == "copy"]
        kept = next((held[f] for f in stored if f in held), None)
        default = kept if str(declared["default"]).startswith("<obj") else declared["default"]
        kind = "switch" if declared["action"] in SWITCHES else TYPES.get(declared["type"], declared["type"])
        kind = "str" if kind == "choice" else kind
        moved = frozenset(meanings[f] for f in stored if f in meanings)
        found.append(LiveFlag(tuple(declared["opts"]), declared["dest"], kind, declared["choices"], declared["required"], default, moved))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--profile", type=Path, default=Path(__file__).parent / "programs" / "two_servers.toml")
    parser.add_argument("names", nargs=2, metavar="NAME")
    options = parser.parse_args()
    meanings = {n: a["canonical"] for a in tomllib.loads(options.profile.read_text())["aliases"] for n in a["names"]}
    left, right = (live_flags(json.loads((options.truth / f"{n}.json").read_text()), meanings, options.programs / n) for n in options.names)
    expected = table(left, right)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "both"
        for name in options.names:
            shutil.copytree(options.programs / name, root, dirs_exist_ok=True)
        shutil.copy(options.profile, root / "knobgraph.toml")
        store = OfflineStore(Path(folder) / "graph.kgraph")
        store.replace(ingest(root).graph)
        said = [r for r in load_query("parity").run(store) if r.kind in KINDS]
    rows: dict[Row, Any] = {(r.kind, r.left, r.right): r for r in said}
    print(f"{options.names[0]} | {options.names[1]}: {len(expected)} expected, {len(rows)} said, {len(expected & set(rows))} agree")
    by_name = {(side, f.name): f for side, flags in (("left", left), ("right", right)) for f in flags}
    for kind, a, b in sorted(expected - set(rows), key=str):
        print(f"  lacks: {kind} {a or '-'} | {b or '-'}: {_live(by_name.get(('left', a or '')))} | {_live(by_name.get(('right', b or '')))}")
    for key in sorted(set(rows) - expected, key=str):
        row = rows[key]
        print(f"  has beyond: {key[0]} {key[1] or '-'} | {key[2] or '-'}: {row.left_says} | {row.right_says} ({row.left_place}, {row.right_place})")


def _live(flag: LiveFlag | None) -> str:
    return f"{flag.type} {flag.default!r} {flag.choices or ''} -> {', '.join(sorted(flag.moved)) or 'nothing shared'}" if flag is not None else "none"


if __name__ == "__main__":
    main()
