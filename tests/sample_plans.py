"""Draw rows of each kind that plans give, each beside the text it was read from, to be judged by a person.

    python -m tests.sample_plans --store GRAPH.kgraph --root REPOSITORY [--kind KIND ...] [--count 40] [--seed N] [--context 1]

Without `--seed` one is drawn and printed, so that a sample can be drawn again. `--counts` prints only how many rows of each kind there are. The
text is read from the files of REPOSITORY, not from the graph.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

Rows = list[dict[str, Any]]
HIDDEN = ("text", "path", "line", "kind", "cited_in")
LONG = 600
STATES = {"artifact": "exists", "citation": "verdict", "finding": "status", "owner": "rule"}


def plan_rows(kind: str) -> Callable[[Store], Rows]:
    return lambda store: [r for r in rows_of("plans")(store) if r["kind"].lower() == kind]


def rows_of(query: str) -> Callable[[Store], Rows]:
    return lambda store: [dataclasses.asdict(r) for r in load_query(query).run(store)]


def artifacts(store: Store) -> Rows:
    """Return the artifacts, each with the first place that mentions it."""
    places: dict[str, dict[str, Any]] = {}
    for mention in rows_of("plan_mentions")(store):
        if mention["target_kind"] == "Artifact":
            places.setdefault(mention["target"], {n: mention[n] for n in ("path", "line", "relation", "mention")})
    return [{**a, **places.get(a["id"], {}), "artifact kind": a["kind"]} for a in rows_of("artifacts")(store)]


KINDS: dict[str, Callable[[Store], Rows]] = {
    "initiative": plan_rows("initiative"), "phase": plan_rows("phase"), "task": plan_rows("task"), "attempt": plan_rows("attempt"),
    "artifact": artifacts, "citation": rows_of("citations"), "finding": rows_of("findings"), "owner": rows_of("ownership"),
}  # fmt: skip


def lines_of(root: Path, path: str | None) -> list[str]:
    try:
        return (root / (path or "")).read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return []


def excerpt(root: Path, path: str | None, line: int | None, around: int, wanted: str = "") -> list[str]:
    """Return lines around one, of a long line what stands around a wanted text."""
    lines = lines_of(root, path)
    at = line or 0
    start = max(lines[at - 1].find(wanted) - LONG // 2, 0) if 0 < at <= len(lines) else 0
    numbers = range(max(at - around, 1), min(at + around, len(lines)) + 1)
    return [f"    {path}:{n}{'>' if n == at else ' '} {lines[n - 1][start if n == at else 0 :][:LONG]}" for n in numbers]


def shown(number: int, row: dict[str, Any], root: Path, around: int) -> str:
    said = {k: v for k, v in row.items() if v not in (None, [], "") and k not in HIDDEN}
    mention = f"{row.get('mention') or ''}{':' + str(row['cited_line']) if row.get('cited_line') else ''}"
    found = [f"{number}. {said}", *excerpt(root, row.get("path"), row.get("line"), around, mention)]
    if "verdict" in row:
        cited = row["cited_line"] or row["corrected_line"]
        found += ["    cites", *excerpt(root, row["artifact"], cited, around + 1)] if cited else []
        corrected = row["corrected_line"] if row["verdict"] == "drifted" else None
        found += ["    corrected", *excerpt(root, row["corrected_path"] or row["artifact"], corrected, around + 1)] if corrected else []
    return "\n".join(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--context", type=int, default=1)
    parser.add_argument("--counts", action="store_true")
    asked = parser.parse_args()
    store = OfflineStore(asked.store)
    for kind in asked.kind or KINDS:
        rows = KINDS[kind](store)
        states = Counter(str(r[STATES.get(kind, "state")]) for r in rows)
        print(f"## {kind}: {len(rows)} rows; {', '.join(f'{n} {s}' for s, n in states.most_common())}")
        if not asked.counts:
            print(f"seed {asked.seed}")
            for number, row in enumerate(random.Random(asked.seed).sample(rows, min(asked.count, len(rows))), 1):
                print(shown(number, row, asked.root, asked.context))


if __name__ == "__main__":
    main()
