"""`knobgraph doctor` says what is there, and what to do where something is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from knobgraph_api.command_line import main
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph
from knobgraph_graph.opening import open_store


def report(location: str, exit_code: int) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["doctor", "--store", location, "--format", "json"])
    assert result.exit_code == exit_code, result.output
    return {row["what"]: (row["found"], row["problem"]) for row in json.loads(result.stdout)}


def test_a_graph_file_is_described(tmp_path: Path) -> None:
    location = str(tmp_path / "graph.kgraph")
    store = open_store(location)
    store.replace(PropertyGraph("shop", (Node(NodeKey("Flag", "a")), Node(NodeKey("Flag", "b")), Node(NodeKey("Owner", "c"))), ()))
    said = report(location, 0)
    assert said["store"] == (location, "")
    assert said["kind"] == ("graph file, format 1", "")
    assert said["graph version"] == (store.version(), "")
    assert (said["nodes"], said["  Flag"], said["  Owner"]) == ((3, ""), (2, ""), (1, ""))


def test_what_is_missing_is_named_with_what_to_do(tmp_path: Path) -> None:
    location = str(tmp_path / "graph.kgraph")
    assert "run `knobgraph ingest PATH` first" in report(location, 1)["readable"][1]
    open_store(location).replace(PropertyGraph("shop", (), ()))
    assert report(location, 1)["nodes"] == (0, "the store holds no graph: run `knobgraph ingest PATH`")


def test_a_server_that_is_away_is_a_problem() -> None:
    said = report("bolt://127.0.0.1:1", 1)
    assert said["reachable"][0] == "no"
    assert "start it, or check the address" in said["reachable"][1]


def test_a_server_is_described(neo4j_url: str) -> None:
    store = open_store(neo4j_url)
    store.replace(PropertyGraph("doctor", (Node(NodeKey("Flag", "a")),), ()))
    said = report(neo4j_url, 0)
    store.replace(PropertyGraph("doctor", (), ()))
    store.close()
    assert said["kind"][0].startswith("Neo4j ")
    assert said["  Flag"][0] >= 1
