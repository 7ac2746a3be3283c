"""Measure saving, opening and memory of the offline store: `python -m tests.graph.bench_offline_store [NODES]`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.offline_store import OfflineStore


def made_node(key: NodeKey, number: int) -> Node:
    path = f"package/module_{number % 97}.py"
    declared = {"names": [f"--option-{number}"], "dest": f"option_{number}", "type": "int", "required": number % 2 == 0, "default": str(number)}
    place = {"path": path, "line": number, "end_line": number + 2, "text": f'parser.add_argument("--option-{number}", type=int)'}
    return Node(key, {**declared, "help": "what it does " * 4, **place})


def made_flow(start: NodeKey, end: NodeKey, number: int) -> Relationship:
    steps = {"step_paths": ["a.py", "b.py"], "step_lines": [number, number + 1], "step_texts": ["x = args.x", "Config(x=x)"]}
    return Relationship("FLOWS_INTO", start, end, str(number), {"kind": "assigns", **steps, "flags": [start.id]})


def made_graph(count: int) -> PropertyGraph:
    keys = [NodeKey("Flag" if number % 3 else "ConfigField", f"package/module_{number % 97}.py#--option-{number}") for number in range(count)]
    nodes = tuple(made_node(key, number) for number, key in enumerate(keys))
    flows = tuple(made_flow(key, keys[(number * 31 + step) % count], number + step) for number, key in enumerate(keys) for step in (1, 2))
    return PropertyGraph("bench", nodes, flows)


def main() -> None:
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    graph = made_graph(nodes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.kgraph"
        started = time.perf_counter()
        OfflineStore(path).replace(graph)
        saved = time.perf_counter() - started
        opens = []
        for _ in range(5):
            started = time.perf_counter()
            network = OfflineStore(path).network()
            opens.append(time.perf_counter() - started)
        size = path.stat().st_size / 2**20
    print(f"{nodes} nodes, {network.number_of_edges()} edges: save {saved * 1e3:.0f} ms, open {min(opens) * 1e3:.0f} ms, file {size:.1f} MiB")


if __name__ == "__main__":
    main()
