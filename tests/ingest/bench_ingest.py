"""Measure a cold ingest beside `ast.parse` of the same files: `python -m tests.ingest.bench_ingest [ROOT]`.

ROOT, or KNOBGRAPH_BENCH_ROOT, is the repository to read; without it this project's own.
"""

from __future__ import annotations

import ast
import gc
import os
import resource
import sys
import time
import warnings
from pathlib import Path

from knobgraph_ingest.discovery import discover, read_source
from knobgraph_ingest.ingestion import ingest

OWN = Path(__file__).parents[2]


def yardstick(root: Path) -> tuple[int, int, float]:
    """Return files, lines and the seconds that parsing them takes."""
    repository = discover(root)
    texts = [read_source(repository.root, module.path) for module in repository.modules]
    lines = repository.lines
    del repository  # it keeps syntax trees, among which Python would look for garbage again and again while it parses
    gc.collect()
    started = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in texts:
            try:
                ast.parse(text)
            except (SyntaxError, ValueError):
                continue
    return len(texts), lines, time.perf_counter() - started


def main() -> None:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KNOBGRAPH_BENCH_ROOT", str(OWN)))
    files, lines, parse = yardstick(root)
    started = time.perf_counter()
    result = ingest(root)
    seconds = time.perf_counter() - started
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{files} files, {lines} lines, {result.report.entry_points} entry points, {result.report.flags} flags")
    print(f"ast.parse {parse:.2f} s, ingest {seconds:.1f} s: {seconds / parse:.1f} times the yardstick; largest process {peak:.0f} MiB")


if __name__ == "__main__":
    main()
