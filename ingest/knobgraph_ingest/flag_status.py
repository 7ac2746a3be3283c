"""The status of every flag: used, unread, ignored, overwritten or unknown, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.lineage import Bound, FlagFact, Flow, Lineage, Place
from knobgraph_ingest.source_tree import SourceTree

MOST_EVIDENCE = 8
DEAD = ("unread", "ignored", "overwritten")
Status = tuple[str, list[str]]


def status_of_flags(lineage: Lineage, tree: SourceTree) -> dict[NodeKey, Status]:
    """Return status and evidence (`path:line: text`) of each flag; what a bound may hide is `unknown`, never dead."""
    return _Statuses(lineage, tree).of_all()


class _Statuses:
    def __init__(self, lineage: Lineage, tree: SourceTree) -> None:
        self._lineage = lineage
        self._tree = tree
        self._outgoing: dict[NodeKey, list[Flow]] = {}
        for flow in lineage.flows.values():
            self._outgoing.setdefault(flow.source, []).append(flow)
        self._bounded: dict[str, Bound] = {}
        for bound in lineage.bounds:
            if bound.hides:
                self._bounded.setdefault(bound.entry_point, bound)

    def of_all(self) -> dict[NodeKey, Status]:
        statuses = {key: self._of(key) for key in self._lineage.flags}
        return {key: self._of_another_parser(key, status, statuses) for key, status in statuses.items()}

    def _of_another_parser(self, key: NodeKey, status: Status, statuses: dict[NodeKey, Status]) -> Status:
        """Return the status that an option has where another parser reads the same command line: what this one leaves, that one may use."""
        fact = self._lineage.flags[key]
        if status[0] not in DEAD or not fact.names:
            return status
        for other, told in self._lineage.flags.items():
            shared = other != key and (told.entry_point, told.command) == (fact.entry_point, fact.command) and set(told.names) & set(fact.names)
            if shared and not told.excludes(fact) and statuses[other][0] not in DEAD:
                return statuses[other]
        return status

    def _of(self, key: NodeKey) -> Status:
        fact = self._lineage.flags[key]
        uses = self._lineage.uses.get(key.id)
        if uses:
            return "used", self._places(uses)
        if fact.action in ("version", "help"):
            return "used", self._places([(fact.path, fact.line)])
        reached = self._reached(key)
        knobs = [places for target, places in reached.items() if target.label == "Knob"]
        if knobs:
            return "used", self._places(p for places in knobs for p in places)
        stores = self._places(p for places in reached.values() for p in places)
        if by_word := self._asked_by_word(fact, given=True):
            return "used", self._places(by_word)
        bound = self._bounded.get(fact.entry_point) or min(self._lineage.lost.get(key.id, ()), key=_place_of, default=None)
        if bound is not None:
            return "unknown", [f"{bound.path}:{bound.line}: {bound.reason}", *stores]
        for target in sorted(reached, key=lambda t: t.id):
            asked = self._lineage.asked_blindly.get((fact.entry_point, _field_name(target)))
            if asked is not None:
                return "unknown", [*self._places([asked]), *stores]
        if by_word := self._asked_by_word(fact, given=False):
            return "unknown", [*self._places(by_word), *stores]
        replaced = self._places(self._lineage.overwrites.get(key.id, ()))
        if replaced:
            return "overwritten", [*replaced, *stores]
        if reached:
            return "unread", [*stores, *self._places(self._lineage.checks.get(key.id, ()))]
        reads = self._lineage.reads.get(key, ())
        if reads:
            return "unread", self._places(reads)
        return "ignored", self._places([(fact.path, fact.line)])

    def _asked_by_word(self, fact: FlagFact, *, given: bool) -> set[Place]:
        """Return where the program asks the command line for the option by its word, or what may come from it."""
        asked = self._lineage.asked_words
        return {place for name in fact.names for place in asked.get((fact.entry_point, name, given), ())}

    def _reached(self, key: NodeKey) -> dict[NodeKey, list[Place]]:
        """Return what a flag's value reaches, with the places that store it there."""
        reached: dict[NodeKey, list[Place]] = {}
        pending = [key]
        while pending:
            for flow in self._outgoing.get(pending.pop(), []):
                if key.id not in flow.flags or flow.target == key:
                    continue
                if flow.target not in reached:
                    pending.append(flow.target)
                if flow.trace is not None:
                    reached.setdefault(flow.target, []).append((flow.trace.path, flow.trace.line))
        return reached

    def _places(self, places: Iterable[Place]) -> list[str]:
        return [f"{p}:{n}: {self._tree.text_at(p, n)}" for p, n in sorted(set(places))][:MOST_EVIDENCE]


def _place_of(bound: Bound) -> tuple[str, int]:
    return bound.path, bound.line


def _field_name(key: NodeKey) -> str:
    return key.id[:-1].rpartition("[")[2] if key.label == "ConfigKey" else key.id.rpartition(".")[2]
