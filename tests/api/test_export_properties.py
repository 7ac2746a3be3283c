"""For plans with any cells in any order: exporting twice is exporting once, and what a person writes between two exports stays."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knobgraph_api.phase_a_export import export_phase_a
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from tests.api.test_phase_a_export import WHEN, contents

SCRIPT = "import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument('--rate', type=float)\nprint(parser.parse_args().rate)\n"
PLAN, LEDGER, REPORT = "plans/P-1/plan.md", "docs/fix_plan.md", f"plans/P-1/reports/{WHEN}/phase_a_inventory"
PROFILE = '[export]\ninitiative = "P-1"\nphase = "A"\n'
REFERENCES = re.compile(r" ?Artifacts: \[[^|\n]*?\.md\)(?= |$)")

words = st.text(st.characters(codec="utf-8", exclude_characters="|\n\r\\`", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
code = st.text("abxyz_./-:01[]()|*", min_size=1, max_size=8).map(lambda t: "`" + t.replace("|", "\\|") + "`")
cells = st.lists(words | code | st.just("``a ` b``"), max_size=3).map(lambda parts: " ".join(p.strip() for p in parts).strip())
rows = st.tuples(cells, st.sampled_from(["[ ]", "[x]", "`[P]`", "[B]"]), cells)
orders = st.permutations(["ID", "Task Description", "State", "Guidance"])
endings = st.sampled_from(["\n", "\r\n"])


def plan(tasks: list[tuple[str, str, str]], order: list[str], ending: str) -> str:
    lines = ["# P-1 — x", "", "## Phase A — Inventory", "", "| " + " | ".join(order) + " |", "|" + " --- |" * 4]
    for number, (title, state, guidance) in enumerate(tasks):
        cell = {"ID": f"A{number}", "Task Description": f"Fill `cli_inventory.md` {title}", "State": state, "Guidance": guidance}
        lines.append("| " + " | ".join(cell[c] for c in order) + " |")
    return ending.join([*lines, "", "Behind the table.", ""])


def exported(root: Path, store: OfflineStore) -> dict[str, bytes]:
    store.replace(ingest(root, jobs=1).graph)
    export_phase_a(store, None, None, (), WHEN, as_html=False, update_plans=True, force=True)
    return contents(root)


def exported_again(root: Path, store: OfflineStore) -> dict[str, bytes]:
    """Export from the graph as it is, which does not know the files' newest lines."""
    export_phase_a(store, None, None, (), WHEN, as_html=False, update_plans=True, force=True)
    return contents(root)


def unmarked(text: str) -> str:
    """Return a plan without what an export may set: the marks of states and the references."""
    return re.sub(r"\[[ xPB]\]", "[?]", REFERENCES.sub("", text))


@settings(deadline=None, max_examples=12)
@given(st.lists(rows, min_size=1, max_size=4), orders, endings, words, st.text("ab `|#<>*\n", max_size=20))
def test_twice_is_once_and_edits_between_stay(tasks: list[tuple[str, str, str]], order: list[str], ending: str, by_hand: str, kept: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, store = Path(folder) / "r", OfflineStore(Path(folder) / "g.kgraph")
        written = plan(tasks, order, ending)
        ledger = f"# L{ending}{ending}## Attempts{ending}{ending}### 2025-01-01 — P-1 (begun){ending}text{ending}"
        for path, text in {"run.py": SCRIPT, "knobgraph.toml": PROFILE, PLAN: written, LEDGER: ledger}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        once = exported(root, store)
        assert unmarked(once[PLAN].decode()) == unmarked(written)
        assert once[PLAN].count(b"Artifacts: [cli_inventory.md]") == sum(t[1] != "[B]" for t in tasks)
        assert once[LEDGER].decode().startswith(ledger)
        assert once[LEDGER].decode().count("P-1 (Phase A inventory exported)") == 1
        twice = exported(root, store)
        assert (twice[PLAN], twice[LEDGER]) == (once[PLAN], once[LEDGER])

        edited = twice[PLAN].decode().replace("Behind the table.", f"Behind it: {by_hand}").replace("Fill ", f"Fill, says Ann {by_hand.strip()}, ", 1)
        (root / PLAN).write_bytes(edited.encode())
        (root / LEDGER).write_bytes(twice[LEDGER].replace(b"text", f"text {by_hand}".encode(), 1))
        notes = twice[f"{REPORT}/overlap_notes.md"].decode().replace("<!-- keep: notes -->\n", f"<!-- keep: notes -->\n{kept}\n")
        (root / REPORT / "overlap_notes.md").write_bytes(notes.encode())
        third = exported(root, store)
        assert third[PLAN].decode() == edited
        assert third[LEDGER] == twice[LEDGER].replace(b"text", f"text {by_hand}".encode(), 1)
        assert f"<!-- keep: notes -->\n{kept}\n" in third[f"{REPORT}/overlap_notes.md"].decode()
        assert exported(root, store) == third

        shifted = f"A line{ending}and another{ending}{edited}"
        (root / PLAN).write_bytes(shifted.encode())
        assert exported_again(root, store)[PLAN].decode() == shifted
        store.close()
