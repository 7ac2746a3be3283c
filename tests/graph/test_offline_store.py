from __future__ import annotations

import gc
import signal
import subprocess
import sys
import tempfile
import weakref
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings

from knobgraph_graph.fact import Node, NodeKey, Properties, PropertyGraph, Relationship
from knobgraph_graph.graph_file import HEADER, MAGIC, VERSION
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import StoreError
from tests.graph.graph_strategy import graphs

FLAG = NodeKey("Flag", "train.py#--epochs")
FIELD = NodeKey("ConfigField", "config.Training.epochs")
GRAPH = PropertyGraph(
    "shop",
    (Node(FLAG, {"names": ("-e", "--epochs"), "line": 3, "help": None}), Node(FIELD, {"type": "int"})),
    (
        Relationship("FLOWS_INTO", FLAG, FIELD, "a", {"kind": "assigns"}),
        Relationship("FLOWS_INTO", FLAG, FIELD, "b", {"kind": "controls"}),
        Relationship("COUNTERPART_OF", FLAG, FIELD),
    ),
)


def present(properties: Properties) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}


def normal(graph: PropertyGraph) -> PropertyGraph:
    return PropertyGraph(
        graph.repository,
        tuple(Node(node.key, present(node.properties)) for node in graph.nodes),
        tuple(Relationship(edge.type, edge.start, edge.end, edge.key, present(edge.properties)) for edge in graph.relationships),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "below" / "graph.kgraph"


@given(graph=graphs())
@settings(deadline=None)
def test_what_was_saved_is_loaded(graph: PropertyGraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.kgraph"
        OfflineStore(path).replace(graph)
        assert OfflineStore(path).graphs() == (normal(graph),)
        network = OfflineStore(path).network()
        assert (network.number_of_nodes(), network.number_of_edges()) == (len(graph.nodes), len(graph.relationships))


@given(graph=graphs())
@settings(deadline=None, max_examples=20)
def test_saving_the_same_facts_gives_the_same_bytes(graph: PropertyGraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.kgraph"
        OfflineStore(path).replace(graph)
        before = path.read_bytes()
        OfflineStore(path).replace(graph)
        assert path.read_bytes() == before


def test_network_carries_labels_identity_and_edge_kind(path: Path) -> None:
    store = OfflineStore(path)
    store.replace(GRAPH)
    network = store.network()
    assert network.nodes[f"shop/Flag:{FLAG.id}"] == {
        "labels": frozenset({"Flag"}),
        "properties": {"names": ["-e", "--epochs"], "line": 3, "id": FLAG.id, "repository": "shop"},
    }
    edges = network[f"shop/Flag:{FLAG.id}"][f"shop/ConfigField:{FIELD.id}"]
    assert dict(edges) == {
        ("FLOWS_INTO", "a"): {"type": "FLOWS_INTO", "properties": {"kind": "assigns", "key": "a"}},
        ("FLOWS_INTO", "b"): {"type": "FLOWS_INTO", "properties": {"kind": "controls", "key": "b"}},
        ("COUNTERPART_OF", ""): {"type": "COUNTERPART_OF", "properties": {"key": ""}},
    }


def test_replace_keeps_other_repositories_apart(path: Path) -> None:
    store = OfflineStore(path)
    other = PropertyGraph("other", (Node(FLAG, {"line": 9}),), ())
    store.replace(GRAPH)
    store.replace(other)
    store.replace(PropertyGraph("shop", GRAPH.nodes[:1], ()))
    assert [(graph.repository, len(graph.nodes), len(graph.relationships)) for graph in store.graphs()] == [("other", 1, 0), ("shop", 1, 0)]
    assert store.network().number_of_nodes() == 2


def test_reader_follows_a_replaced_file(path: Path) -> None:
    reader, writer = OfflineStore(path), OfflineStore(path)
    writer.replace(GRAPH)
    assert reader.network().number_of_nodes() == 2
    writer.replace(PropertyGraph("shop", GRAPH.nodes[:1], ()))
    assert reader.network().number_of_nodes() == 1


KILLED = dedent("""
    import os, signal, sys
    from pathlib import Path
    from knobgraph_graph.fact import Node, NodeKey, PropertyGraph
    from knobgraph_graph.offline_store import OfflineStore

    step = sys.argv[2]
    kill = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    if step == "write":
        real = os.fdopen
        def opened(*arguments):
            file = real(*arguments)
            class Half:
                def __enter__(self): return self
                def __exit__(self, *_): pass
                def write(self, data): file.write(data[: len(data) // 2]); file.flush(); kill()
            return Half()
        os.fdopen = opened
    elif step == "fsync":
        os.fsync = kill
    else:
        Path.replace = kill
    OfflineStore(Path(sys.argv[1])).replace(PropertyGraph("shop", (Node(NodeKey("Flag", "new")),), ()))
""")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", ["write", "fsync", "rename"])
def test_a_killed_save_leaves_the_old_graph_and_the_next_save_tidies_up(path: Path, step: str) -> None:
    store = OfflineStore(path)
    store.replace(GRAPH)
    before = path.read_bytes()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), step], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    assert OfflineStore(path).graphs() == (normal(GRAPH),)
    assert [file.name for file in path.parent.iterdir() if file != path], "the kill came before the temporary file: the test tests nothing"
    store.replace(GRAPH)
    assert list(path.parent.iterdir()) == [path]


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = OfflineStore(path)
    store.replace(GRAPH)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError, match="cannot be written: No space left on device"):
        store.replace(PropertyGraph("shop", (), ()))
    assert list(path.parent.iterdir()) == [path]
    assert store.graphs() == (normal(GRAPH),)


def saved(path: Path) -> bytes:
    OfflineStore(path).replace(GRAPH)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: b"", "not a knobgraph graph file"),
        (lambda _: b"import os\n", "not a knobgraph graph file"),
        (lambda _: b"\x89PNG\r\n\x1a\n" * 9, "not a knobgraph graph file"),
        (lambda content: content[:5], "damaged .it ends within its header"),
        (lambda content: content[:20], "damaged .it ends within its header"),
        (lambda content: content[:-1], "damaged .it should hold"),
        (lambda content: content + b"\0", "damaged .it should hold"),
        (lambda content: content[:-3] + bytes([content[-3] ^ 1]) + content[-2:], "damaged .its checksum"),
        (lambda content: HEADER.pack(MAGIC, VERSION + 1, *HEADER.unpack_from(content)[2:]) + content[HEADER.size :], "newer knobgraph"),
    ],
)
def test_foreign_damaged_and_newer_files_get_one_line_and_stay_untouched(path: Path, change, message: str) -> None:  # type: ignore[no-untyped-def]  # tests are not type-checked
    content = change(saved(path))
    path.write_bytes(content)
    store = OfflineStore(path)
    for attempt in (store.network, store.graphs, lambda: store.replace(GRAPH)):
        with pytest.raises(StoreError, match=message) as caught:
            attempt()
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)
    assert path.read_bytes() == content


@given(graph=graphs())
@settings(deadline=None, max_examples=10)
def test_every_flipped_byte_is_noticed(graph: PropertyGraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.kgraph"
        OfflineStore(path).replace(graph)
        content = path.read_bytes()
        for position in range(len(content)):
            path.write_bytes(content[:position] + bytes([content[position] ^ 0x40]) + content[position + 1 :])
            with pytest.raises(StoreError):
                OfflineStore(path).graphs()


def test_missing_file_folder_in_its_place_and_unwritable_places_get_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no graph at .*: run `knobgraph ingest PATH` first"):
        OfflineStore(tmp_path / "none.kgraph").network()
    with pytest.raises(StoreError, match="cannot be read: Is a directory"):
        OfflineStore(tmp_path).replace(GRAPH)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        OfflineStore(tmp_path / "file" / "graph.kgraph").replace(GRAPH)


def test_a_closed_store_says_so(path: Path) -> None:
    store = OfflineStore(path)
    store.replace(GRAPH)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.network()


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    OfflineStore(path).replace(GRAPH)
    link = tmp_path / "link.kgraph"
    link.symlink_to(path)
    OfflineStore(link).replace(PropertyGraph("shop", (), ()))
    assert link.is_symlink()
    assert OfflineStore(path).graphs() == (PropertyGraph("shop", (), ()),)


def test_a_graph_that_was_replaced_leaves_the_memory_without_the_collector(tmp_path: Path) -> None:
    store = OfflineStore(tmp_path / "graph.kgraph")
    keys = [NodeKey("ConfigField", "pkg.C.a"), NodeKey("ConfigField", "pkg.C.b")]
    ring = tuple(Relationship("FLOWS_INTO", a, b, "", {}) for a, b in (keys, keys[::-1]))
    store.replace(PropertyGraph("ring", tuple(map(Node, keys)), ring))
    assert len(store.query("MATCH (a)-[r]->(b) RETURN a, r, b")) == 2
    old = weakref.ref(store.network())
    gc.disable()
    try:
        store.replace(PropertyGraph("ring", (), ()))
        store.query("MATCH (n) RETURN n")
        assert old() is None
    finally:
        gc.enable()
