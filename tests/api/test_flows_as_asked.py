"""A lineage from the flows that it needs is the lineage from all flows, whatever was asked before; no flow is read twice."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from knobgraph_api.lineage_path import FlowNetwork, FlowsAsAsked
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import DEFAULT_LIMITS, QueryLimits
from knobgraph_graph.vocabulary import FLOW_SOURCES, FLOW_TARGETS
from knobgraph_queries.query import load_query

FLAGS = [NodeKey("Flag", f"run.py#--{number}") for number in range(4)]
FIELDS = [NodeKey("ConfigField", f"pkg.Config.f{number}") for number in range(12)]


def tangled_graph(seed: int) -> PropertyGraph:
    """Return flows at random: rings, loops, parallel flows, branches that decide, flows that carry some flags only."""
    luck = random.Random(seed)
    flows = []
    for number in range(30):
        carried = luck.sample([flag.id for flag in FLAGS], luck.randrange(4))
        steps = {"step_paths": ["run.py"], "step_lines": [luck.randrange(1, 4)], "step_texts": ["x = y"]}
        held = {"kind": luck.choice(["assigns", "derives", "controls"]), "condition": luck.choice([None, "a", "b"]), "flags": carried, **steps}
        flows.append(Relationship("FLOWS_INTO", luck.choice([*FLAGS, *FIELDS]), luck.choice(FIELDS), str(number), held))
    return PropertyGraph("tangled", tuple(map(Node, [*FLAGS, *FIELDS])), tuple(flows))


class CountingStore(OfflineStore):
    """A store that notes the ids that it was asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.asked: list[str] = []

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limits: QueryLimits = DEFAULT_LIMITS) -> list[dict[str, Any]]:
        self.asked += (parameters or {}).get("ids", ())
        return super().query(cypher, parameters, limits=limits)


@pytest.mark.parametrize("seed", range(40))
def test_each_lineage_is_that_of_the_whole_network(seed: int, tmp_path: Path) -> None:
    store = CountingStore(tmp_path / "graph.kgraph")
    store.replace(tangled_graph(seed))
    whole, part = FlowNetwork.of(store), FlowsAsAsked(store)
    questions = [(key.id, is_flag) for key in (*FLAGS, *FIELDS) for is_flag in {key.label == "Flag", False}]
    random.Random(seed).shuffle(questions)
    expected = [(whole.downstream(node, is_flag=is_flag), whole.upstream(node)) for node, is_flag in questions]
    assert [(part.downstream(node, is_flag=is_flag), part.upstream(node)) for node, is_flag in questions] == expected
    assert max(len(down) for down, _ in expected) > 1
    assert len(store.asked) <= 2 * len({*FLAGS, *FIELDS})


def test_what_a_lineage_cannot_take_is_not_read(tmp_path: Path) -> None:
    store = CountingStore(tmp_path / "graph.kgraph")
    steps = {"kind": "assigns", "step_paths": ["run.py"], "step_lines": [1], "step_texts": ["x = y"]}
    ends = [(FLAGS[0], FIELDS[0], FLAGS[0]), (FIELDS[0], FIELDS[1], FLAGS[1]), (FIELDS[1], FIELDS[2], FLAGS[0])]
    flows = tuple(Relationship("FLOWS_INTO", start, end, "", {"flags": [flag.id], **steps}) for start, end, flag in ends)
    store.replace(PropertyGraph("chain", tuple(map(Node, [*FLAGS, *FIELDS])), flows))
    assert [row["target"] for row in FlowsAsAsked(store).downstream(FLAGS[0].id, is_flag=True)] == [FIELDS[0].id]
    assert store.asked == [FLAGS[0].id, FIELDS[0].id]


@pytest.mark.parametrize(("name", "node", "labels"), [("flows_out_of", "a", FLOW_SOURCES), ("flows_into", "b", FLOW_TARGETS)])
def test_the_query_names_every_label_so_that_an_index_finds_the_nodes(name: str, node: str, labels: tuple[str, ...]) -> None:
    assert f"({node}:{'|'.join(labels)})" in load_query(name).cypher
