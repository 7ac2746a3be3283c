"""The nodes of plans: initiatives, phases, tasks, attempts, findings, and what is part of what."""

from __future__ import annotations

from collections import Counter

from knobgraph_graph.fact import Node, NodeKey, PropertyValue
from knobgraph_ingest.contribution import GraphUnderConstruction
from knobgraph_ingest.plans.artifact_kind import artifact_kind
from knobgraph_ingest.plans.entity import Entity, PlanReading
from knobgraph_ingest.plans.plan_library import InitiativeFact, PlanLibrary
from knobgraph_ingest.plans.timestamp import report_timestamp

MOST_TEXT = 400


class PlanGraph:
    """Adds the nodes of a library of plans to a graph; `keys` gives the node of each entity of each file."""

    def __init__(self, library: PlanLibrary, graph: GraphUnderConstruction) -> None:
        self.library = library
        self.graph = graph
        self.keys: dict[tuple[str, int], NodeKey] = {}
        self.tasks: dict[tuple[str | None, str], list[NodeKey]] = {}
        self.phases: dict[tuple[str | None, str], NodeKey] = {}

    def build(self) -> None:
        """Add every node and what it is part of."""
        readings = self.library.readings
        for name in self.library.initiatives:
            self._initiative(self.library.initiatives[name])
        counts = Counter(_written(e) for r in readings.values() for e in r.entities)
        phase_ids = Counter(e[1] for e in {(r.initiative, e.written) for r in readings.values() for e in r.entities if e.label == "Phase"})
        for reading in readings.values():
            self.document(reading.path)
            for index, entity in enumerate(reading.entities):
                self.keys[reading.path, index] = self._key(reading, index, entity, counts, phase_ids)
        for reading in readings.values():
            for index, entity in enumerate(reading.entities):
                self._entity(reading, index, entity)
        for reading in readings.values():
            for index, entity in enumerate(reading.entities):
                self._part_of(reading, index, entity)
        for reading in readings.values():
            self._lists(reading)
        self._report_files()

    def _lists(self, reading: PlanReading) -> None:
        """Add the checks and follow-ups that a plan states for its initiative as a whole."""
        key = NodeKey("Initiative", reading.initiative or "")
        if key in self.graph.nodes and reading.role in ("plan", "ledger"):
            for name, texts in (("checks", reading.checks), ("follow_ups", reading.follow_ups)):
                known = self.graph.nodes[key].properties.get(name)
                joined = [*(str(k) for k in known), *texts] if isinstance(known, list) else texts
                if joined:
                    self.graph.update(key, **{name: joined})

    def place(self, path: str, line: int, end_line: int | None = None) -> dict[str, PropertyValue]:
        """Return the properties that say where something stands."""
        text = self.library.files.text_at(path, line)
        shown = text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"
        return {"path": path, "line": line, "end_line": end_line or line, "text": shown}

    def document(self, path: str, *, deliverable: bool = False, exists: bool = True, moved_to: str | None = None) -> NodeKey:
        """Return the artifact of a path, added where it is new."""
        key = NodeKey("Artifact", path.rstrip("/"))
        kind = artifact_kind(key.id, self.library.rules, deliverable=deliverable)
        if key not in self.graph.nodes:
            said: dict[str, PropertyValue] = {"exists": exists, "kind": kind, "timestamp": report_timestamp(key.id), "moved_to": moved_to, "path": key.id}
            self.graph.add(Node(key, {k: v for k, v in said.items() if v is not None}))
            initiative = self._initiative_of_path(key.id)
            if initiative is not None:
                self.graph.link("PART_OF", key, initiative)
        elif deliverable:
            self.graph.update(key, kind=kind)
        return key

    def of_file(self, reading: PlanReading) -> NodeKey:
        """Return what a file as a whole speaks for: its initiative, else itself."""
        if reading.initiative is not None and reading.role in ("plan", "ledger"):
            return NodeKey("Initiative", reading.initiative)
        return NodeKey("Artifact", reading.path)

    def initiative_of(self, reading: PlanReading, index: int) -> str | None:
        """Return the initiative that an entity of a file belongs to."""
        while index >= 0:
            entity = reading.entities[index]
            if entity.label == "Initiative":
                return entity.written
            if entity.label == "Task" and (known := self.library.initiative_named(entity.written.partition(".")[0])) is not None:
                return known
            named = entity.properties.get("initiative")
            known = self.library.initiative_named(str(named)) if named else self._named_in(entity.title) if entity.label == "Attempt" else None
            if known is not None:
                return known
            index = entity.inside
        return reading.initiative

    def _named_in(self, title: str) -> str | None:
        words = title.replace("—", " ").replace("–", " ").split()
        return next((i for i in self.library.initiatives if i in words or any(w.startswith(f"{i}.") for w in words)), None)

    def _initiative_of_path(self, path: str) -> NodeKey | None:
        reading = self.library.readings.get(path)
        if reading is not None:
            return NodeKey("Initiative", reading.initiative) if reading.initiative else None
        owner = next((n for n, folder in self.library.folders.items() if path.startswith(f"{folder}/")), None)
        return NodeKey("Initiative", owner) if owner else None

    def _initiative(self, fact: InitiativeFact) -> None:
        properties: dict[str, PropertyValue] = {"title": fact.title, "state": fact.state, "folder": fact.folder, "described": fact.described}
        if fact.path is not None:
            properties.update(self.place(fact.path, fact.line))
        self.graph.add(Node(NodeKey("Initiative", fact.id), {k: v for k, v in properties.items() if v is not None}))

    def _key(self, reading: PlanReading, index: int, entity: Entity, counts: Counter[tuple[str, str]], phase_ids: Counter[str]) -> NodeKey:
        place = f"{reading.path}:{entity.line}"
        if entity.label in ("Initiative", "Finding"):
            return NodeKey(entity.label, entity.written)
        initiative = self.initiative_of(reading, index)
        if entity.label == "Phase":
            written = entity.written if phase_ids[entity.written] == 1 else f"{initiative or reading.path}:{entity.written}"
            return self.phases.setdefault((initiative, entity.written), NodeKey("Phase", written))
        if not entity.written:
            return NodeKey(entity.label, place)
        identifier = entity.written
        if counts[entity.label, entity.written] > 1:
            identifier = f"{initiative}:{entity.written}" if initiative else f"{reading.path}:{entity.written}"
        if NodeKey(entity.label, identifier) in self.keys.values():
            identifier = f"{identifier}@{place}"
        key = NodeKey(entity.label, identifier)
        if entity.label == "Task":
            self.tasks.setdefault((initiative, entity.written), []).append(key)
        return key

    def _entity(self, reading: PlanReading, index: int, entity: Entity) -> None:
        key = self.keys[reading.path, index]
        said: dict[str, PropertyValue] = {"title": entity.title, "state": entity.state, **entity.properties}
        said = {k: v for k, v in said.items() if v is not None and k not in ("initiative", "task")}
        initiative = self.initiative_of(reading, index)
        if entity.label == "Finding":
            said = {"synopsis": entity.title, **{k: v for k, v in said.items() if k == "status"}}
        elif entity.label == "Initiative":
            said = {k: v for k, v in said.items() if k == "follow_ups"}
        else:
            said |= {"written": entity.written or None, "initiative": initiative}
        if key in self.graph.nodes:
            known = self.graph.nodes[key].properties
            self.graph.update(key, **{k: v for k, v in said.items() if known.get(k) in (None, [], "")})
            # Two files that describe one phase both say what it is to reach.
            both = {k: (known[k], v) for k, v in said.items() if k in known and isinstance(v, list)}
            self.graph.update(key, **{k: list(dict.fromkeys(str(t) for t in (*old, *new))) for k, (old, new) in both.items() if isinstance(old, list)})
        else:
            place = self.place(reading.path, entity.line, entity.end_line)
            self.graph.add(Node(key, {k: v for k, v in {**said, **place}.items() if v is not None}))

    def _part_of(self, reading: PlanReading, index: int, entity: Entity) -> None:
        key = self.keys[reading.path, index]
        document = NodeKey("Artifact", reading.path)
        if entity.label == "Finding":
            self.graph.link("PART_OF", key, document)
            return
        if entity.label == "Initiative":
            return
        initiative = self.initiative_of(reading, index)
        parent = self.keys[reading.path, entity.inside] if entity.inside >= 0 else None
        if entity.label == "Phase" and (parent is None or parent.label != "Phase"):
            wider = entity.written.rpartition(".")[0]
            parent = self.phases.get((initiative, wider)) if wider else None
        if parent is None or parent == key or (entity.label == "Attempt" and initiative is not None):
            parent = NodeKey("Initiative", initiative) if initiative is not None else document
        self.graph.link("PART_OF", key, parent)
        task = entity.properties.get("task")
        if entity.label == "Attempt" and task:
            for done in self.tasks.get((initiative, str(task)), []):
                self.graph.link("CITES", key, done, f"{reading.path}:{entity.line}", mention=str(task), **self.place(reading.path, entity.line))

    def _report_files(self) -> None:
        for path in sorted(self.library.files.files):
            if report_timestamp(path.rpartition("/")[0]) is not None and self._initiative_of_path(path) is not None:
                self.document(path)


def _written(entity: Entity) -> tuple[str, str]:
    return entity.label, entity.written
