"""Plans, ledgers, findings tables, specs and decision records, and all they mention."""

from __future__ import annotations

from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.plans.code_names import CodeNames
from knobgraph_ingest.plans.initiative_state import derive_states
from knobgraph_ingest.plans.mention_graph import MentionGraph
from knobgraph_ingest.plans.owner_graph import add_written_owners
from knobgraph_ingest.plans.plan_graph import PlanGraph


def add_to(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add what the plans of the repository state."""
    plans = PlanGraph(reading.facts.plans, graph)
    plans.build()
    MentionGraph(plans, CodeNames(graph)).build()
    add_written_owners(plans)
    derive_states(graph)


CONTRIBUTION = Contribution(add_to)
