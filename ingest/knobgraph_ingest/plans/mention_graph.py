"""The relationships of plans: what each mention produces, depends on or cites."""

from __future__ import annotations

from knobgraph_graph.fact import Node, NodeKey, PropertyValue
from knobgraph_ingest.plans.code_names import CodeNames
from knobgraph_ingest.plans.entity import MentionFact, PlanReading
from knobgraph_ingest.plans.path_resolution import CODE, Surroundings, resolve
from knobgraph_ingest.plans.plan_graph import PlanGraph

PLAN_LABELS = ("Initiative", "Phase", "Task", "Finding", "Attempt", "Artifact")
SAYS_FINDING = ("finding", "lesson", "knowledge base", "policy")


class MentionGraph:
    """Adds a relationship for every mention of a library's files whose object is known."""

    def __init__(self, plans: PlanGraph, names: CodeNames) -> None:
        self.plans = plans
        self.library = plans.library
        self.graph = plans.graph
        self.names = names

    def build(self) -> None:
        """Add the relationships of all files."""
        for reading in self.library.readings.values():
            self._file(reading)

    def _file(self, reading: PlanReading) -> None:
        named = self._named_in_full(reading)
        for fact in reading.mentions:
            start = self.plans.keys[reading.path, fact.owner] if fact.owner >= 0 else self.plans.of_file(reading)
            mention = fact.mention
            if mention.kind == "path":
                self._path(reading, fact, start, named)
            elif mention.kind == "id":
                self._id(reading, fact, start)
            elif mention.kind in ("task", "phase"):
                self._plan_part(reading, fact, start)
            elif mention.sure:
                for target in self.names.meant_by(mention.text):
                    self._link("CITES", start, target, reading, fact)

    def _surroundings(self, reading: PlanReading, fact: MentionFact, named: list[tuple[int, str]]) -> Surroundings:
        initiative = self.plans.initiative_of(reading, fact.owner)
        return Surroundings(reading.path, self.library.folders.get(initiative or ""), fact.folder, named, reading.sections)

    def _named_in_full(self, reading: PlanReading) -> list[tuple[int, str]]:
        """Return the paths that a file names in full, which its short names then mean.

        A word of a command is one where a file is there, or where the text names that path elsewhere as well.
        """
        found: list[tuple[int, str]] = []
        doubtful: list[tuple[int, str]] = []
        for fact in reading.mentions:
            mention = fact.mention
            if mention.kind == "path" and ("/" in mention.text or fact.deliverable):
                resolved = resolve(mention.text, mention.line, self._surroundings(reading, fact, []), self.library.files, sure=mention.sure, made=_made(fact))
                if resolved is not None:
                    found.append((mention.line, resolved.path))
                else:
                    doubtful.append((mention.line, mention.text))
        named = {path for _, path in found}
        return sorted([*found, *((line, path) for line, path in doubtful if path in named)], key=lambda f: f[0])

    def _path(self, reading: PlanReading, fact: MentionFact, start: NodeKey, named: list[tuple[int, str]]) -> None:
        mention = fact.mention
        made = _made(fact)
        resolved = resolve(mention.text, mention.line, self._surroundings(reading, fact, named), self.library.files, sure=mention.sure, made=made)
        if resolved is None or resolved.path in ("", "."):
            return
        # What is yet to be made has not moved to where a namesake lies; code that was made and is gone has.
        moved = resolved.moved_to if made is None or (made != "deliverable" and resolved.path.endswith(CODE)) else None
        target = self.plans.document(resolved.path, deliverable=made == "deliverable", exists=resolved.exists, moved_to=moved)
        if target != start:
            self._link(fact.relation, start, target, reading, fact)

    def _id(self, reading: PlanReading, fact: MentionFact, start: NodeKey) -> None:
        text = fact.mention.text
        head, _, part = text.partition(".")
        initiative = self.library.initiative_named(head)
        relation = "DEPENDS_ON" if fact.relation == "DEPENDS_ON" else "CITES"
        if NodeKey("Finding", text) in self.graph.nodes:
            self._link(relation, start, NodeKey("Finding", text), reading, fact)
        elif initiative is not None:
            tasks = self.plans.tasks.get((initiative, part), []) if part else []
            for target in tasks or [NodeKey("Initiative", initiative)]:
                self._link(relation, start, target, reading, fact)
        elif text[-1].isdigit() and any(w in self.library.files.text_at(reading.path, fact.mention.line).lower() for w in SAYS_FINDING):
            key = NodeKey("Finding", text)
            self.graph.add(Node(key, {"status": "not recorded", **self.plans.place(reading.path, fact.mention.line)}))
            self._link(relation, start, key, reading, fact)

    def _plan_part(self, reading: PlanReading, fact: MentionFact, start: NodeKey) -> None:
        initiative = self.plans.initiative_of(reading, fact.owner)
        text = fact.mention.text
        if fact.mention.kind == "phase":
            phase = self.plans.phases.get((initiative, text))
            targets = [phase] if phase is not None else []
        else:
            targets = self.plans.tasks.get((initiative, text), [])
            here = [t for t in targets if self.graph.nodes[t].properties.get("path") == reading.path]
            targets = here or (targets if len(targets) == 1 else [])  # several phases of an initiative may have a task A1
        for target in targets:
            self._link("DEPENDS_ON" if fact.relation == "DEPENDS_ON" else "CITES", start, target, reading, fact)

    def _link(self, relation: str, start: NodeKey, end: NodeKey, reading: PlanReading, fact: MentionFact) -> None:
        if start == end or start not in self.graph.nodes:
            return
        mention = fact.mention
        lines = f"{mention.first or ''}{f'-{mention.last}' if mention.last is not None else ''}"
        key = f"{reading.path}:{mention.line}:{mention.text.removeprefix('./')}:{lines}:{mention.symbol or mention.section or ''}"
        said: dict[str, PropertyValue] = {**self.plans.place(reading.path, mention.line), "mention": mention.text.removeprefix("./")}
        if relation == "CITES" or mention.first is not None:
            claimed = {"names": list(fact.claim.names) or None, "claim": fact.claim.kind or None, "context": list(fact.context) or None}
            said |= {"cited_line": mention.first, "cited_end_line": mention.last, "section": mention.section, **claimed}
        elif mention.section is not None:
            said["section"] = mention.section
        self.graph.link(relation, start, end, key, **said)


def _made(fact: MentionFact) -> str | None:
    return None if fact.relation != "PRODUCES" else "deliverable" if fact.deliverable else "output"
