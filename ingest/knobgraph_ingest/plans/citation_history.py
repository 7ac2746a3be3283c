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
        commit = self._written(cited, plan, line)
        then = self._git.lines_at(commit, cited.path) if commit is not None else None
        now = self._check.lines(cited.path)
        if commit is None or then is None or now is None or cited.first > len(then):
            return verdict
        last = min(max(cited.last or cited.first, cited.first), len(then))
        meant = next((t.strip() for t in then[cited.first - 1 : last] if len(t.strip()) >= TELLING), None)
        moves = self._git.moves(commit, cited.path)
        if meant is None or moves is None:
            return verdict
        for old in range(cited.first, last + 1):
            new = moves.now(old)
            if new == old:
                return Verdict(LIVE, "the line is as it was when it was cited", cited.first)
            if new is not None:
                return Verdict(DRIFTED, f"the cited line was: {meant}", max(cited.first + new - old, 1))
        places = [n for n, text in enumerate(now, 1) if text.strip() == meant]
        if len(places) == 1:
            return Verdict(DRIFTED, f"the cited line was: {meant}", places[0])
        return verdict if places else Verdict(DEAD, f"the cited line is gone; it was: {meant}")

    def _written(self, cited: Cited, plan: str, line: int) -> str | None:
        """Return the commit that wrote a citation: the first that has it as it is written, else the one that wrote its line."""
        commit = self._git.written(plan, cited.written) if ":" in cited.written else None
        blamed = self._git.blame(plan) if commit is None else ()
        return blamed[line - 1].commit if line <= len(blamed) else commit

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
