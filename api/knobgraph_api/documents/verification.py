"""`verification.md`: the checklist, each item checked by the program, with what it found."""

from __future__ import annotations

from knobgraph_api.audit.phase_choice import choose_phase
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.checklist.evidence import Evidence
from knobgraph_api.citation_audit import audit_citations
from knobgraph_api.document import Document, ExportContext, load_documents
from knobgraph_api.plan_update.update import planned_updates
from knobgraph_api.template import render_template
from knobgraph_api.verification import Verification


def render(context: ExportContext) -> str:
    """Return the checklist over the documents made before it."""
    index = PlanIndex.of(context.store)
    choice = choose_phase(context.store, index)
    paths = {name: document.path for name, document in load_documents().items()}
    documents = {paths[name]: text for name, text in context.rendered.items()}
    audit = audit_citations(documents, context.store, context.root, context.shift)
    updates = {u.path: context.update_plans or not u.changed for u in planned_updates(context, index, choice)}
    owed = {a.id.rpartition("/")[2] for a in index.artifacts.values() if a.kind == "deliverable"}
    verification = Verification(Evidence(documents, context.store), audit, updates, context.folder, owed)
    return render_template(
        "verification.md", context=context, own=verification.own_items(), plan=verification.plan_items(index, choice), choice=choice, audit=audit
    )


DOCUMENT = Document("verification.md", render, after=("cli_inventory", "execution_knobs", "overlap_notes", "flag_listing", "summary"))
