"""The overlap audit as rows of one form."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from knobgraph_api.audit.decision_record import missing_records
from knobgraph_api.audit.follow_up import follow_ups
from knobgraph_api.audit.phase_choice import choose_phase
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.audit.prerequisite import prerequisites
from knobgraph_api.audit.shared_topic import shared_topics
from knobgraph_graph.store import Store

SECTIONS = ("topic", "prerequisite", "follow-up", "decision record")


def overlap_rows(store: Store, exported: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return topics that plans share, prerequisites of the next phase, outstanding follow-ups and missing decision records.

    Each has section, topic, artifact, exists, owner, rule, state, initiatives, remains and places (`path:line`). `exported` names the documents that
    an export is about to write.
    """
    index = PlanIndex.of(store)
    choice = choose_phase(store, index)
    return [*shared_topics(index), *prerequisites(index, choice, exported), *follow_ups(index, choice), *missing_records(index)]
