"""Plans, ledgers, findings tables, specs and decision records, and all they mention."""

from __future__ import annotations

from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.plans.code_names import CodeNames
from knobgraph_ingest.plans.initiative_state import derive_states
from knobgraph_ingest.plans.mention_graph import MentionGraph
from knobgraph_ingest.plans.owner_graph import add_written_owners
from knobgraph_ingest.plans.plan_graph import PlanGraph
from knobgraph_ingest.plans.plan_library import PlanLibrary
from knobgraph_ingest.plans.plan_rules import PlanRules
from knobgraph_ingest.plans.repository_files import repository_files


def add_to(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add what the plans of the repository state."""
    library = PlanLibrary(repository_files(reading.repository), PlanRules.of(reading.profile.plans))
    plans = PlanGraph(library, graph)
    plans.build()
    MentionGraph(plans, CodeNames(graph)).build()
    add_written_owners(plans)
    derive_states(graph)


CONTRIBUTION = Contribution(add_to)
