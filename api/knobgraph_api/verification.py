"""The verification checklist: the plan's own items and ours, each with what the program found."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knobgraph_api.audit.phase_choice import PhaseChoice, phases_of
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.checklist import columns, completeness, differences, flag_notes, knob_coverage, outcomes, overlap_notes
from knobgraph_api.checklist.evidence import Answer, Evidence
from knobgraph_api.citation_audit import CitationAudit

_BOX = re.compile(r"^\[.?\]\s*")
_DOCUMENT = re.compile(r"[\w/.-]*?([\w-]+\.(?:md|txt))")
SUBJECTS = (flag_notes, differences, knob_coverage, overlap_notes, outcomes)


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """An item, whether it holds (None where the program cannot tell), what was found, and where the item stands."""

    item: str
    holds: bool | None
    found: str
    place: str | None = None


class Verification:
    """Checks items against the documents of an export and the graph they were made from.

    `updates` says of each plan file whether it is up to date, `owed` names the deliverables.
    """

    def __init__(self, evidence: Evidence, audit: CitationAudit, updates: Mapping[str, bool] | None, folder: str | None, owed: Collection[str]) -> None:
        self._evidence = evidence
        self._audit = audit
        self._updates = updates
        self._folder = folder
        self._owed = owed

    def own_items(self) -> list[CheckedItem]:
        """Return what every export is held to."""
        answers = {path: self._complete(path) for path in sorted(self._evidence.documents)}
        return [*(CheckedItem(f"{p} holds all that the graph has", a.holds, a.found) for p, a in answers.items()), self._citations()]

    def plan_items(self, index: PlanIndex, choice: PhaseChoice) -> list[CheckedItem]:
        """Return the verification items and exit criteria that the plan states for the phase."""
        found: list[CheckedItem] = []
        phases = phases_of(index, choice.initiative, choice.phase)
        for (kind, identifier), row in index.plans.items():
            if kind == "Phase" and identifier in phases:
                criteria, places = row.exit_criteria or [], row.exit_criteria_places or []
                stated = places if len(places) == len(criteria) else [f"{row.path}:{row.line}"] * len(criteria)
                found += [self.checked(text, f"{row.written}: ", place) for text, place in zip(criteria, stated, strict=True)]
        initiative = index.plans.get(("Initiative", choice.initiative or ""))
        for said in (initiative.checks or ()) if initiative is not None else ():
            place, _, text = said.partition(": ")
            found.append(self.checked(text, "", place))
        return found

    def checked(self, text: str, prefix: str, place: str | None) -> CheckedItem:
        """Return one item of a plan with what the documents and the graph say to it."""
        item = _BOX.sub("", text)
        answers: list[Answer] = []
        for name in dict.fromkeys(_DOCUMENT.findall(item)):
            answers += self._named(item, name)
        for subject in SUBJECTS:
            answers += subject.answers(item, self._evidence)
        if "citation" in item.lower():
            cited = self._citations()
            answers += [Answer(bool(cited.holds), f"citations: {cited.found}")] if cited.holds is not None else []
        if "stored under" in item.lower():
            inside = self._folder is not None and self._folder.rstrip("/") in item
            answers.append(Answer(inside, f"written to {self._folder or 'a folder outside the repository'}"))
        if not answers:
            return CheckedItem(prefix + item, None, "nothing in it that the program can look up", place)
        return CheckedItem(prefix + item, all(a.holds for a in answers), "; ".join(dict.fromkeys(a.found for a in answers)), place)

    def _named(self, item: str, name: str) -> list[Answer]:
        path = self._evidence.named(name)
        update = next((u for u in self._updates or () if u.rpartition("/")[2] == name), None)
        if path is not None:
            complete = self._complete(path)
            return [Answer(complete.holds, f"{name}: {complete.found}"), *columns.answers(item, path, self._evidence)]
        if update is not None and self._updates is not None:
            return [Answer(self._updates[update], f"{name}: {'up to date' if self._updates[update] else 'not updated; see --update-plans'}")]
        if name in self._owed:
            return [Answer(False, f"{name}: not in this export")]
        return [Answer(False, f"{name}: not updated; see --update-plans")] if "updated" in item.lower() else []

    def _complete(self, path: str) -> Answer:
        return completeness.answer(path, self._evidence)

    def _citations(self) -> CheckedItem:
        item = "Every citation exists and holds what is claimed"
        if not self._audit.at_hand:
            return CheckedItem(item, None, "the repository is not at hand")
        failed = self._audit.failed
        return CheckedItem(item, not failed, f"{self._audit.checked} checked, {len(failed)} do not hold" + (f": {'; '.join(failed[:5])}" if failed else ""))
