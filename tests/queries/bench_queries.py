"""Measure the CPU time of every named query offline beside the same question in plain Python over networkx: `python -m tests.queries.bench_queries [NODES]`.

Plain Python has its two lookups made beforehand, as the interpreter has its indexes; both give equal rows, or the run ends.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_queries.query import load_query, query_names
from tests.queries.made_graph import lineage_ids, made_graph
from tests.queries.plain_python import Plain, answer

SECONDS = 1.5
LEAST = 5


def timed(ask: Callable[[dict[str, Any]], Any], questions: list[dict[str, Any]]) -> list[float]:
    """Return how long each answer took, in order of length, of as many as fit a while."""
    took: list[float] = []
    deadline = time.process_time() + SECONDS
    while len(took) < LEAST or time.process_time() < deadline:
        question = questions[len(took) % len(questions)]
        started = time.process_time()
        ask(question)
        took.append(time.process_time() - started)
    return sorted(took)


def at(took: list[float], part: float) -> float:
    """Return a quantile in milliseconds; the longest where there are too few for it."""
    return took[min(math.ceil(len(took) * part), len(took)) - 1] * 1e3


def canonical(rows: list[dict[str, Any]], cypher: str) -> list[Any]:
    listed = [sorted(row.items()) for row in rows]
    return listed if "ORDER BY" in cypher else sorted(listed, key=repr)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    graph = made_graph(count)
    with tempfile.TemporaryDirectory() as folder:
        store = OfflineStore(Path(folder) / "graph.kgraph")
        store.replace(graph)
        started = time.process_time()
        network = store.network()
        print(f"{len(graph.nodes)} nodes, {len(graph.relationships)} edges, opened in {time.process_time() - started:.2f} s")
        plain = Plain(network)
        known = {"id": lineage_ids(count), "ids": [[i] for i in lineage_ids(count)], "most": [4_000]}
        print("CPU time in ms                 rows    first      p50      p99 | plain p50      p99 | ratio of p50")
        for name in query_names():
            query = load_query(name)
            questions = [{parameter: known[parameter][n % len(known[parameter])] for parameter in query.parameters} for n in range(len(known["id"]))]
            started = time.process_time()
            rows = store.query(query.cypher, questions[0])
            first = (time.process_time() - started) * 1e3
            assert canonical(rows, query.cypher) == canonical(answer(name, plain, questions[0]), query.cypher), f"{name} differs"
            ours = timed(lambda given, cypher=query.cypher: store.query(cypher, given), questions)  # type: ignore[misc]
            theirs = timed(lambda given, name=name: answer(name, plain, given), questions)  # type: ignore[misc]
            print(
                f"{name:25} {len(rows):>9} {first:>8.1f} {at(ours, 0.5):>8.2f} {at(ours, 0.99):>8.2f} |"
                f" {at(theirs, 0.5):>9.2f} {at(theirs, 0.99):>8.2f} | {at(ours, 0.5) / at(theirs, 0.5):.1f}"
            )


if __name__ == "__main__":
    main()
