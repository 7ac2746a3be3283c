"""What other places of a plan say of the lines that a place cites without a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knobgraph_ingest.plans.citation_verdict import DEAD, DRIFTED, UNCHECKED, Cited, Verdict

CLOSE = 12  # a range this much longer than the cited lines inside it is not about them


class CitationSiblings:
    """The verdicts that are known of a plan's citations, for those that cite the same lines, or lines around them, and name nothing."""

    def __init__(self, known: Iterable[tuple[str, int, Cited, Verdict]]) -> None:
        self._known: dict[tuple[str, str], list[tuple[int, Cited, Verdict]]] = {}
        for plan, line, cited, verdict in known:
            if verdict.verdict != UNCHECKED and cited.first is not None:
                self._known.setdefault((plan, cited.path), []).append((line, cited, verdict))

    def told(self, plan: str, cited: Cited, verdict: Verdict) -> Verdict:
        """Return the verdict that the other places agree on; that given where there is none or they disagree."""
        if verdict.verdict != UNCHECKED or cited.first is None:
            return verdict
        last = max(cited.last or cited.first, cited.first)
        same: list[tuple[int, Verdict]] = []
        for line, other, said in self._known.get((plan, cited.path), ()):
            first, end = other.first or 0, max(other.last or 0, other.first or 0)
            exact = (first, end) == (cited.first, last)
            if exact or (cited.first <= first and end <= last and last - cited.first - (end - first) <= CLOSE and said.verdict != DEAD):
                moved = said.line - (first - cited.first) if said.line is not None and said.verdict == DRIFTED else said.line
                same.append((line, replace(said, line=moved, reason=f"{said.reason}; line {line} says what is cited")))
        if len({(v.verdict, v.line, v.path) for _, v in same}) != 1:
            return verdict
        return min(same, key=lambda s: s[0])[1]
