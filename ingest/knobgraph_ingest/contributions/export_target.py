"""What the profile says the export is for, and the topics that plans may share."""

from __future__ import annotations

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading


def add_to(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add the export's target to the repository's node, and a node for each topic."""
    target = reading.profile.export
    key = NodeKey("Repository", reading.repository.name)
    if key in graph.nodes:
        graph.update(
            key, export_initiative=target.initiative, export_phase=target.phase, export_next_phase=target.next_phase, export_plan=target.plan,
            export_ledger=target.ledger, export_folder=target.folder,
        )  # fmt: skip
    for topic in reading.profile.topics:
        said = {"words": list(topic.words) or None, "paths": list(topic.paths) or None, "owner": topic.owner}
        graph.add(Node(NodeKey("Topic", topic.name), {k: v for k, v in said.items() if v is not None}))


CONTRIBUTION = Contribution(add_to)
