"""What the other citations of a file say of one that its lines hold only by a use of its name."""

from __future__ import annotations

from collections.abc import Iterable

from knobgraph_ingest.plans.citation_verdict import DRIFTED, LIVE, UNCHECKED, CitationCheck, Cited, Verdict


class CitationShift:
    """Doubts a name at the cited lines where what the same plan cites before and behind them has moved.

    A name that is used in several places may stand at lines that were meant for another of its uses.
    """

    def __init__(self, check: CitationCheck, known: Iterable[tuple[str, Cited, Verdict]]) -> None:
        self._check = check
        self._firm: dict[tuple[str, str], list[tuple[int, bool]]] = {}
        for plan, cited, verdict in known:
            moved = verdict.verdict == DRIFTED and verdict.path is None
            if cited.first is not None and (moved or (verdict.verdict == LIVE and check.defines(cited))):
                self._firm.setdefault((plan, cited.path), []).append((cited.first, moved))

    def doubts(self, plan: str, cited: Cited, verdict: Verdict) -> bool:
        """Return whether a citation is live only by a use of its name, while its nearest neighbours have moved."""
        if verdict.verdict != LIVE or cited.first is None or self._check.defines(cited) or self._check.is_quoted(cited):
            return False
        firm = self._firm.get((plan, cited.path), ())
        before, behind = (f for f in firm if f[0] <= cited.first), (f for f in firm if f[0] > cited.first)
        nearest = [f for f in (max(before, default=None), min(behind, default=None)) if f is not None]
        return bool(nearest) and all(moved for _, moved in nearest)

    @staticmethod
    def doubted(cited: Cited, verdict: Verdict) -> Verdict:
        """Return the verdict on a citation that is live by chance, perhaps."""
        return Verdict(UNCHECKED, f"{verdict.reason}, which may be chance: what is cited around these lines has moved", cited.first)
