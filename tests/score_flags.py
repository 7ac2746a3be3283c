"""Score the flags of a repository of scripts against their live parsers: every flag missed or said too much, every attribute off.

    python tests/score_flags.py TRUTH.json ROOT [--store FILE]

TRUTH.json is what `argparse_truth.py` read from the live parsers: script -> `flags`. ROOT is the checkout it was made from; with --store
a graph file that was ingested already is taken. A default that is shown as written, because it exists only at run time, is counted apart.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ATTRIBUTES = ("dest", "required", "choices", "type", "default")
Row = dict[str, Any]


def knobgraph(*arguments: str) -> str:
    """Return what a command of the installed program prints."""
    command = [str(Path(sys.executable).parent / "knobgraph"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def same(flag: Row, wanted: Row) -> bool:
    """Whether a row is the flag that the parser knows: by its command and option strings, or by the dest of a positional."""
    if (flag["command"] or "") != wanted["command"]:
        return False
    return set(flag["names"] or ()) == set(wanted["flags"]) if wanted["flags"] else not flag["names"] and flag["dest"] == wanted["dest"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path)
    parser.add_argument("root", type=Path)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    truth: dict[str, Row] = json.loads(options.truth.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "flags.kgraph"
        if options.store is None:
            knobgraph("ingest", str(options.root), "--store", str(store))
        flags: list[Row] = json.loads(knobgraph("flags", "--format", "json", "--store", str(store)))
    counts: Counter[str] = Counter()
    for script, live in truth.items():
        if live["status"] != "ok":
            print(f"no truth    {script}: {live['status']}")
            continue
        own = [f for f in flags if f["entry_point"] == script]
        for wanted in live["flags"]:
            name = " ".join(wanted["flags"]) or wanted["dest"]
            found = [f for f in own if same(f, wanted)]
            counts["true"] += 1
            if not found:
                counts["missed"] += 1
                print(f"missed      {script} {wanted['command']} {name}")
                continue
            counts["found"] += 1
            own = [f for f in own if f not in found]
            for attribute in ATTRIBUTES:
                said, true = found[0][attribute], wanted[attribute]
                if said != true:
                    as_written = attribute == "default" and isinstance(said, str) and not isinstance(true, list)
                    counts[f"{attribute}{' as written' if as_written else ' off'}"] += 1
                    print(f"{attribute:11} {script} {name}: said {said!r}, is {true!r}")
        for extra in own:
            if extra["action"] not in ("help", "version"):
                # A script has one parser alive at a time: a flag of its other modes is no mistake, but worth reading.
                counts["beyond the parser that ran"] += 1
                print(f"beyond      {extra['id']}   {extra['path']}:{extra['line']}")
    print(", ".join(f"{k} {v}" for k, v in sorted(counts.items())))
    return 1 if counts["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
