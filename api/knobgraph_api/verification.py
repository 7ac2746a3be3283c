"""The verification checklist: the plan's own items and ours, each with what the program found."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knobgraph_api.audit.phase_choice import PhaseChoice, phase_key
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.citation_audit import CitationAudit

_BOX = re.compile(r"^\[.?\]\s*")
_COLUMNS = re.compile(r"columns:?\s+(.+?)(?:\.\s|\.?$)", re.IGNORECASE)
_DOCUMENT = re.compile(r"[\w/.-]*?([\w-]+\.(?:md|txt))")

CATEGORIES = (
    ("trainer", "trainer"), ("environment", "environment"), ("hard-coded", "hard-coded bridge defaults"), ("mlflow", "experiment tracking"),
    ("tracking", "experiment tracking"), ("distributed", "distributed"), ("logging", "logging"), ("optimi", "optimiser"),
    ("checkpoint", "checkpointing and early stopping"), ("data-loader", "data loading"), ("data loader", "data loading"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """An item, whether it holds (None where the program cannot tell), what was found, and where the item stands."""

    item: str
    holds: bool | None
    found: str
    place: str | None = None


class Verification:
    """Checks items against the documents of an export.

    `documents` is by path below the report folder, `updates` says of each plan file whether it is up to date, `owed` names the deliverables.
    """

    def __init__(
        self, documents: Mapping[str, str], audit: CitationAudit, updates: Mapping[str, bool] | None, folder: str | None, owed: Collection[str]
    ) -> None:
        self._documents = documents
        self._audit = audit
        self._updates = updates
        self._folder = folder
        self._owed = owed

    def own_items(self) -> list[CheckedItem]:
        """Return what every export is held to."""
        items = [self._document(path) for path in sorted(self._documents)]
        if self._audit.at_hand:
            failed = self._audit.failed
            found = f"{self._audit.checked} checked, {len(failed)} do not hold" + (f": {'; '.join(failed[:5])}" if failed else "")
            items.append(CheckedItem("Every citation exists and holds what is claimed", not failed, found))
        else:
            items.append(CheckedItem("Every citation exists and holds what is claimed", None, "the repository is not at hand"))
        return items

    def plan_items(self, index: PlanIndex, choice: PhaseChoice) -> list[CheckedItem]:
        """Return the verification items and exit criteria that the plan states for the phase."""
        found: list[CheckedItem] = []
        key = phase_key(index, choice.initiative, choice.phase)
        for (kind, identifier), row in index.plans.items():
            if kind == "Phase" and (key in {identifier, row.part_of}):
                place = f"{row.path}:{row.line}"
                found += [self.checked(text, f"{row.written}: ", place) for text in row.exit_criteria or ()]
        initiative = index.plans.get(("Initiative", choice.initiative or ""))
        for said in (initiative.checks or ()) if initiative is not None else ():
            place, _, text = said.partition(": ")
            found.append(self.checked(text, "", place))
        return found

    def checked(self, text: str, prefix: str, place: str | None) -> CheckedItem:
        """Return one item of a plan with what the documents it names hold."""
        item = _BOX.sub("", text)
        results: list[tuple[bool, str]] = []
        for name in dict.fromkeys(_DOCUMENT.findall(item)):
            path = next((p for p in self._documents if p.rpartition("/")[2] == name), None)
            update = next((u for u in self._updates or () if u.rpartition("/")[2] == name), None)
            if path is not None:
                checked = self._document(path)
                results.append((bool(checked.holds), f"{name}: {checked.found}"))
                results += self._columns(item, path)
            elif update is not None and self._updates is not None:
                results.append((self._updates[update], f"{name}: {'up to date' if self._updates[update] else 'not updated; see --update-plans'}"))
            elif name in self._owed:
                results.append((False, f"{name}: not in this export"))
            elif "updated" in item.lower():
                results.append((False, f"{name}: not updated; see --update-plans"))
        if "stored under" in item.lower() or "artifacts stored" in item.lower():
            results.append((self._folder is not None and self._folder.rstrip("/") in item, f"written to {self._folder or 'a folder outside the repository'}"))
        if not results:
            results += self._words(item)
        if not results:
            return CheckedItem(prefix + item, None, "nothing in it that the program can look up", place)
        return CheckedItem(prefix + item, all(ok for ok, _ in results), "; ".join(dict.fromkeys(text for _, text in results)), place)

    def _document(self, path: str) -> CheckedItem:
        text = self._documents[path]
        rows = table_rows(text)
        links = text.count("](")
        headings = sum(line.startswith("#") for line in text.split("\n"))
        if path.endswith(".txt"):
            lines = text.count("\n")
            return CheckedItem(f"{path} lists every definition", lines > 0, f"{lines} lines")
        return CheckedItem(f"{path} is there with populated tables", rows > 0, f"{rows} rows, {links} links, {headings} headings")

    def _columns(self, item: str, path: str) -> list[tuple[bool, str]]:
        stated = _COLUMNS.search(item)
        if stated is None:
            return []
        headers = [line.lower() for line in self._documents[path].split("\n") if line.startswith("|")]
        wanted = [c.strip(" `.").lower() for c in re.split(r",\s*(?:and\s+)?", stated[1]) if c.strip(" `.")]
        wanted = [re.sub(r"\s*\(.*", "", c) for c in wanted]
        lacking = [c for c in wanted if not any(c in h for h in headers)]
        return [(not lacking, f"columns {', '.join(wanted)}" if not lacking else f"without the columns {', '.join(lacking)}")]

    def _words(self, item: str) -> list[tuple[bool, str]]:
        """Return what the headings and tables of the documents say to the words of an item that names no document."""
        topics = (
            (("difference", "divergen"), "parity gaps"), (("required", "default", "ignored"), "| required | default |"),
            (("follow-up", "followup"), "outstanding follow-ups"), (("prerequisite",), "## prerequisites"),
            (("overlap",), "## topics"),
        )  # fmt: skip
        found: list[tuple[bool, str]] = []
        for words, sign in topics:
            if any(w in item.lower() for w in words):
                where = [p for p, text in self._documents.items() if sign in text.lower()]
                found.append((bool(where), f"“{sign.strip('#| ')}” in {where[0]}" if where else f"no “{sign.strip('#| ')}” in any document"))
        return found + self._categories(item)

    def _categories(self, item: str) -> list[tuple[bool, str]]:
        """Return how many knobs the catalog has of each category that an item speaks of; it lists all that the graph has."""
        catalog = next((text for path, text in self._documents.items() if path == "execution_knobs.md"), None)
        if catalog is None:
            return []
        sections = {part.partition("\n")[0].strip().lower(): table_rows(part) for part in catalog.split("\n## ")[1:]}
        spoken = [category for word, category in CATEGORIES if word in item.lower()]
        return [(True, f"{c}: {sections[c]} rows" if c in sections else f"{c}: none found") for c in dict.fromkeys(spoken)]


def table_rows(text: str) -> int:
    """Return how many rows the tables of a markdown text have, those apart that say there is none."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    heads = sum(set(line) <= set("|-: ") for line in lines)
    return len(lines) - 2 * heads - sum(line.startswith("| none |") for line in lines)
