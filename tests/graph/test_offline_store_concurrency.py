from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore

WRITER = dedent("""
    import sys
    from pathlib import Path
    from knobgraph_graph.fact import Node, NodeKey, PropertyGraph
    from knobgraph_graph.offline_store import OfflineStore

    name = sys.argv[2]
    for size in range(1, 31):
        nodes = tuple(Node(NodeKey("Flag", str(number)), {"line": size}) for number in range(size * 10))
        OfflineStore(Path(sys.argv[1])).replace(PropertyGraph(name, nodes, ()))
""")


def test_writers_lose_nothing_of_each_other_and_readers_see_whole_graphs(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgraph"
    reader = OfflineStore(path)
    reader.replace(PropertyGraph("reader", (), ()))
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("first", "second")]
    seen: set[tuple[str, int]] = set()
    while any(writer.poll() is None for writer in writers):
        for graph in reader.graphs():
            lines = {node.properties["line"] for node in graph.nodes}
            assert len(lines) <= 1, "a reader saw parts of two graphs"
            assert graph.repository == "reader" or len(graph.nodes) == 10 * int(str(lines.pop()))
            seen.add((graph.repository, len(graph.nodes)))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert {graph.repository: len(graph.nodes) for graph in reader.graphs()} == {"first": 300, "reader": 0, "second": 300}
    assert len(seen) > 3, "the reader never read between two writes: the test tests nothing"
    assert list(tmp_path.iterdir()) == [path]
