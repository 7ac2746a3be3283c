"""What history adds to a verdict: the line that was meant, and when a citation was last true."""

from __future__ import annotations

from knobgraph_ingest.plans.citation_verdict import DEAD, DRIFTED, LIVE, UNCHECKED, CitationCheck, Cited, Verdict
from knobgraph_ingest.plans.code_place import stands_at
from knobgraph_ingest.plans.git_history import GitHistory

TELLING = 8  # a line shorter than this says too little to be found again


class CitationHistory:
    """Reconsiders verdicts with a repository's history; without one it changes nothing."""

    def __init__(self, git: GitHistory, check: CitationCheck) -> None:
        self._git = git
        self._check = check

    def reconsidered(self, cited: Cited, verdict: Verdict, plan: str, line: int) -> Verdict:
        """Return the verdict on a citation that names nothing to look for, by the text its line had when the plan was written."""
        if verdict.verdict != UNCHECKED or cited.first is None or not self._git.exists or verdict.path is not None:
            return verdict
        blamed = self._git.blame(plan)
        then = self._git.lines_at(blamed[line - 1].commit, cited.path) if line <= len(blamed) else None
        if then is None or cited.first > len(then):
            return verdict
        meant = then[cited.first - 1].strip()
        now = self._check.lines(cited.path)
        if len(meant) < TELLING or now is None:
            return verdict
        if cited.first <= len(now) and now[cited.first - 1].strip() == meant:
            return Verdict(LIVE, "the line is as it was when it was cited", cited.first)
        places = [n for n, text in enumerate(now, 1) if text.strip() == meant]
        if places:
            nearest = min(places, key=lambda n: (abs(n - (cited.first or 1)), n))
            return Verdict(DRIFTED, f"the cited line was: {meant}", nearest)
        return Verdict(DEAD, f"the cited line is gone; it was: {meant}")

    def last_true(self, cited: Cited) -> str | None:
        """Return the newest revision of the cited file in which the citation held."""
        if not self._git.exists or not cited.names:
            return None
        for revision in self._git.revisions(cited.path):
            lines = self._git.lines_at(revision.commit, cited.path)
            if lines is None:
                continue
            first = cited.first or 1
            last = cited.last or (first if cited.first is not None else len(lines))
            if first <= len(lines) and stands_at(lines, cited.names, first, min(last, len(lines))):
                return str(revision)
        return None
