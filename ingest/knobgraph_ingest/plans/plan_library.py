"""All plan files of a repository, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knobgraph_ingest.plans.document_reading import read_document
from knobgraph_ingest.plans.entity import PlanReading
from knobgraph_ingest.plans.initiative import folder_initiative
from knobgraph_ingest.plans.plan_rules import PlanRules
from knobgraph_ingest.plans.repository_files import RepositoryFiles

EXPORT_MARK = "<!-- written by knobgraph -->"  # a report that begins so says nothing that the plans do not say
DESCRIBES = ("implementation.md", "plan.md", "README.md", "initiative.md")


@dataclass(frozen=True, slots=True)
class InitiativeFact:
    """An initiative: where it is described or, if nowhere, first named, its folder where it has one, and its state where one is stated."""

    id: str
    title: str
    path: str | None
    line: int
    folder: str | None
    state: str | None
    described: bool = True


class PlanLibrary:
    """The readings of all plan files by path, and the initiatives they speak of."""

    def __init__(self, files: RepositoryFiles, rules: PlanRules) -> None:
        self.files = files
        self.rules = rules
        self.readings: dict[str, PlanReading] = {}
        for path in sorted(files.files):
            role = rules.role_of(path)
            lines = files.lines(path) if role is not None else None
            if role is not None and lines is not None and not lines[0].startswith(EXPORT_MARK):
                self.readings[path] = read_document(path, role, "\n".join(lines))
        self._unite_titles()
        # What describes an initiative speaks before what only mentions its phases.
        self.readings = dict(sorted(self.readings.items(), key=lambda item: (_rank(item[1]), item[0])))
        self.folders = self._folders()
        self.initiatives: Mapping[str, InitiativeFact] = self._initiatives()

    def initiative_named(self, text: str) -> str | None:
        """Return the initiative of an id, or the only one whose id begins with it (`ADR-003` of `ADR-003-API`)."""
        if text in self.initiatives:
            return text
        longer = [i for i in self.initiatives if i.startswith(f"{text}-")]
        return longer[0] if len(longer) == 1 and text.count("-") >= 1 else None

    def cited_code(self) -> list[str]:
        """Return the Python files of which plans cite lines, as far as they are named in full."""
        cited = (m.mention.text.removeprefix("./") for r in self.readings.values() for m in r.mentions if m.mention.first is not None)
        return sorted({text for text in cited if text.endswith(".py") and text in self.files.files})

    def _unite_titles(self) -> None:
        # `Initiative: Simulation Workflow` in a folder of its own names the folder's initiative, not another one.
        for path, reading in self.readings.items():
            folder = folder_initiative(path)
            if reading.initiative is None and folder is not None:
                reading.initiative = folder

    def _folders(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in sorted(self.files.files):
            name = folder_initiative(path)
            if name is not None:
                found.setdefault(name, path[: path.index(f"/{name}/") + len(name) + 1])
        return found

    def _initiatives(self) -> dict[str, InitiativeFact]:
        stated: dict[str, list[PlanReading]] = {}
        for reading in self.readings.values():
            if reading.initiative is not None:
                stated.setdefault(reading.initiative, []).append(reading)
        found: dict[str, InitiativeFact] = {}
        for name, readings in stated.items():
            ranked = sorted(readings, key=lambda r: (_rank(r), r.path))
            best = ranked[0]
            title = next((r.initiative_title for r in ranked if r.initiative_title), None) or _title(best, name)
            state = next((r.state for r in ranked if r.state and r.role != "report"), None)
            found[name] = InitiativeFact(name, title, best.path, 1, self.folders.get(name), state)
        for name, folder in self.folders.items():
            found.setdefault(name, InitiativeFact(name, name, None, 1, folder, None, described=False))
        for reading in self.readings.values():
            for entity in reading.entities:
                if entity.label == "Initiative":
                    known = found.get(entity.written)
                    if known is None:
                        found[entity.written] = InitiativeFact(entity.written, entity.title, reading.path, entity.line, None, entity.state)
                    elif known.state is None and entity.state is not None:
                        found[entity.written] = InitiativeFact(known.id, known.title, known.path, known.line, known.folder, entity.state)
        for reading in self.readings.values():
            for fact in reading.mentions:
                said = folder_initiative(fact.mention.text.rstrip("/") + "/x") if fact.mention.kind == "path" and fact.mention.sure else None
                if said is not None and "." not in said and "*" not in said and said not in found:
                    found[said] = InitiativeFact(said, said, reading.path, fact.mention.line, None, None, described=False)
        return found


def _rank(reading: PlanReading) -> int:
    name = reading.path.rpartition("/")[2]
    described = DESCRIBES.index(name) if name in DESCRIBES else len(DESCRIBES)
    return described + (10 if reading.role in ("report", "spec", "findings") else 0)


def _title(reading: PlanReading, name: str) -> str:
    title = reading.title
    return title.removeprefix(name).strip(" —–-:") or name
