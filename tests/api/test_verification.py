"""Every item of the example's checklist is answered from the documents and the graph, and each can fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from knobgraph_api.checklist.evidence import Evidence
from knobgraph_api.citation_audit import CitationAudit
from knobgraph_api.document import ExportContext, load_documents
from knobgraph_api.verification import Verification
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest

EXAMPLE = Path(__file__).parents[2] / "examples" / "tides"
FOLDER = "plans/active/FIT-API-001/reports/2025-10-19T225905Z/phase_a_inventory"
INVENTORY, KNOBS, OVERLAPS, SUMMARY, LISTING = "cli_inventory.md", "execution_knobs.md", "overlap_notes.md", "summary.md", "logs/a1_cli_flags.txt"
Spoil = Callable[[str], str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> OfflineStore:
    opened = OfflineStore(tmp_path_factory.mktemp("graph") / "g.kgraph")
    opened.replace(ingest(EXAMPLE, jobs=1).graph)
    return opened


@pytest.fixture(scope="module")
def documents(store: OfflineStore) -> dict[str, str]:
    rendered: dict[str, str] = {}
    for name, document in load_documents().items():
        if name != "verification":
            rendered[name] = document.render(ExportContext(store, EXAMPLE, FOLDER, "2025-10-19T225905Z", rendered))
    return {load_documents()[n].path: text for n, text in rendered.items()}


def without_row(start: str) -> Spoil:
    return lambda text: re.sub(rf"^{re.escape(start)}.*\n", "", text, count=1, flags=re.MULTILINE)


def replaced(old: str, new: str, count: int = 1) -> Spoil:
    return lambda text: text.replace(old, new, count)


def without_part(heading: str) -> Spoil:
    return lambda text: re.sub(rf"^{re.escape(heading)}[^\n]*\n(?:(?!^## ).*\n)*", "", text, flags=re.MULTILINE)


COLUMNS = "`cli_inventory.md` has a table for each command line with columns: `Flag`, `Source (file:line)`, `Target Config Field(s)`, and `Notes / TODO`."
NOTES = "Inventory explicitly notes required/optional flags, default values, and whether the flag is currently ignored or stubbed."
DIFFERENCES = "Differences vs the other CLI called out (missing flags, name divergences, semantics)."
COVERAGE = "Coverage includes trainer parameters, the environment, and any hard-coded defaults in the bridge."
PLACED = "Document which knobs already have parity coverage and which require spec updates or ADR clarifications."
ARTIFACTS = "`overlap_notes.md` summarises overlaps between Phase B and existing artifacts (`closeout/closure_summary.md`)."
FOLLOW_UPS = "Outstanding follow-ups flagged with recommended owner (this initiative vs another)."
PREREQUISITES = "Identify any prerequisites (fixtures, parity logs) that Phase B will rely on, citing artifact paths."
POPULATED = "`cli_inventory.md` and `execution_knobs.md` exist with populated tables and citations."
DECISIONS = "`overlap_notes.md` records owner decisions and missing artifacts."
OUTCOMES = "`summary.md` documents outcomes + next steps, referencing artifact paths."


@pytest.mark.parametrize(
    ("item", "path", "spoil", "found"),
    [
        (COLUMNS, INVENTORY, replaced("| Notes / TODO |", "| Remarks |", 2), "is without the column notes / todo"),
        (COLUMNS, INVENTORY, without_row("| `--workers`"), "11 of 12 flags in 2 tables"),
        (NOTES, INVENTORY, replaced(" | str | yes | ", " | str | no | "), "0 of 1 required flags marked"),
        (NOTES, INVENTORY, replaced("**ignored**", "kept"), "0 of 1 ignored flags marked"),
        (NOTES, INVENTORY, replaced(" | 0.05 | ", " |  | "), "9 rows with a default, 10 flags have one"),
        (DIFFERENCES, INVENTORY, without_row("| `--seed` ([scripts/fit_legacy.py:18]"), "5 of 6 gaps of the kind missing"),
        (DIFFERENCES, INVENTORY, without_part("## Parity Gaps"), "no section Parity Gaps"),
        (COVERAGE, KNOBS, without_part("## Environment"), "environment: 0 of 1 knobs"),
        (COVERAGE, KNOBS, without_row("| `Trainer(max_epochs)`"), "trainer: 2 of 3 knobs"),
        (PLACED, KNOBS, replaced(" | in the canonical classes already |", " |  |"), "8 with their parity"),
        (ARTIFACTS, OVERLAPS, replaced("closeout/closure_summary.md", "closeout/other.md", 99), "says nothing of closeout/closure_summary.md"),
        (FOLLOW_UPS, OVERLAPS, replaced("| FIT-API-001 | its initiative is not done |", "| nobody | its initiative is not done |"), "3 of 4 follow-ups"),
        (PREREQUISITES, OVERLAPS, without_row("| [tests/fixtures/gauge_sample.csv]"), "6 of 7 prerequisites"),
        (POPULATED, KNOBS, replaced("](", "] (", 999), "0 with the line that sets them"),
        (POPULATED, INVENTORY, without_row("| `--plot`"), "11 of 12 flags"),
        (DECISIONS, OVERLAPS, replaced("| TORCH-FIT-001 (profile) |", "| nobody |"), "6 of 7 topics with an owner"),
        (DECISIONS, OVERLAPS, replaced("gauge_sample.csv", "other.csv", 99), "without tests/fixtures/gauge_sample.csv"),
        (OUTCOMES, SUMMARY, without_part("## Suggested priorities"), "without Suggested priorities"),
        (OUTCOMES, SUMMARY, without_part("## Artifacts"), "Artifacts: 0 lines"),
        (LISTING, LISTING, without_row("scripts/fit_torch.py:18:"), "6 of 7 lines that define flags"),
    ],
)
def test_an_item_holds_and_fails_when_what_it_asks_for_is_gone(
    store: OfflineStore, documents: dict[str, str], item: str, path: str, spoil: Spoil, found: str
) -> None:
    audit = CitationAudit(at_hand=True, checked=1, failed=())
    before = Verification(Evidence(documents, store), audit, None, FOLDER, ()).checked(item, "", None)
    assert before.holds, before.found
    spoiled = {**documents, path: spoil(documents[path])}
    assert spoiled[path] != documents[path]
    after = Verification(Evidence(spoiled, store), audit, None, FOLDER, ()).checked(item, "", None)
    assert after.holds is False
    assert found in after.found


@pytest.mark.parametrize(
    ("item", "folder", "updates", "failed", "holds"),
    [
        ("All artifacts stored under `" + FOLDER + "/`.", FOLDER, None, (), True),
        ("All artifacts stored under `" + FOLDER + "/`.", None, None, (), False),
        ("`a/implementation.md` and `docs/fix_plan.md` updated in the same loop.", FOLDER, {"a/implementation.md": True, "docs/fix_plan.md": True}, (), True),
        ("`a/implementation.md` and `docs/fix_plan.md` updated in the same loop.", FOLDER, {"a/implementation.md": True, "docs/fix_plan.md": False}, (), False),
        (POPULATED, FOLDER, None, ("cli_inventory.md: x.py:3",), False),
        ("The team is content.", FOLDER, None, (), None),
    ],
)
def test_folders_updates_and_citations_count(
    store: OfflineStore, documents: dict[str, str], item: str, folder: str | None, updates: dict[str, bool] | None, failed: tuple[str, ...], holds: bool | None
) -> None:
    audit = CitationAudit(at_hand=True, checked=9, failed=failed)
    assert Verification(Evidence(documents, store), audit, updates, folder, ()).checked(item, "", None).holds is holds
