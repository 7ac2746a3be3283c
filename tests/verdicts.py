"""Hold the pairs beyond the truth against what readers of the source said of each: how many are wrong, and which nobody has judged.

    python tests/verdicts.py VERDICTS --store GRAPH --truth DIR NAME ...
    python tests/verdicts.py VERDICTS --store GRAPH --truth DIR NAME ... --write    # list the pairs of now, new ones as `open`

NAME is that of a truth file (`NAME.lineage.SCRIPT`) without `.json`. A line of VERDICTS is a script, an option, a word (`right`, `wrong`,
`open`) and the config fields that it is said of.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import score

Pair = tuple[str, str, str]
WORDS = ("wrong", "open", "right")


def verdicts_of(path: Path) -> dict[Pair, str]:
    """Return the word for each (script, option, field) of a file of verdicts."""
    found: dict[Pair, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        script, option, word, *targets = line.split()
        if word not in WORDS:
            raise SystemExit(f"{path}: {word} is none of {', '.join(WORDS)}")
        found.update({(script, option, target): word for target in targets})
    return found


def pairs_beyond(store: Path, truths: Path, names: list[str]) -> tuple[list[Pair], int]:
    """Return the pairs that a graph says beyond the truth, and how many it says in all."""
    beyond: list[Pair] = []
    confirmed = 0
    flags, rows, _ = score.read(Path(), store)
    for name in names:
        result = score.score(name, json.loads((truths / f"{name}.json").read_text(encoding="utf-8")), flags, rows)
        confirmed += result.hits
        for kind, text in result.lines:
            option, arrow, rest = text.partition(" -> ")
            if kind.startswith("extra ") and arrow:
                beyond.append((name.rpartition(".")[2], option, rest.partition("   ")[0]))
    return beyond, confirmed + len(beyond)


def write(path: Path, verdicts: dict[Pair, str], beyond: list[Pair]) -> None:
    """Write what is said now, each with the word it has."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    for pair in sorted(beyond):
        script, option, target = pair
        lines.setdefault((script, option, verdicts.get(pair, "open")), []).append(target)
    path.write_text("".join(f"{' '.join((*head, *targets))}\n" for head, targets in sorted(lines.items())), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("names", nargs="+")
    parser.add_argument("--store", type=Path, required=True, help="a graph file that was ingested")
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the file anew: drop what is not said any more, add what is new as open")
    options = parser.parse_args()
    verdicts = verdicts_of(options.verdicts)
    beyond, said = pairs_beyond(options.store, options.truth, options.names)
    words = Counter(verdicts.get(pair, "open") for pair in beyond)
    for pair in sorted(p for p in beyond if verdicts.get(p, "open") == "open"):
        print("open   ", *pair)
    print(f"{said} pairs said, {len(beyond)} beyond the truth: " + ", ".join(f"{words[w]} {w}" for w in WORDS) + f"; wrong {words['wrong'] / max(said, 1):.1%}")
    if options.write:
        write(options.verdicts, verdicts, beyond)


if __name__ == "__main__":
    main()
