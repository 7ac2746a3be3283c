"""What history adds to a verdict: the line that was meant, and when a citation was last true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knobgraph_ingest.plans.citation_verdict import DEAD, DRIFTED, LIVE, UNCHECKED, CitationCheck, Cited, Verdict
from knobgraph_ingest.plans.code_place import holds, stands_at
from knobgraph_ingest.plans.git_history import GitHistory

TELLING = 8  # a line shorter than this says too little to be found again
TRUSTED = 4  # so many citations that held, for one that did not, and a commit is believed of a file


@dataclass(frozen=True, slots=True)
class Then:
    """The commit that wrote a citation, and the lines that the cited file had in it."""

    commit: str
    lines: Sequence[str]


class CitationHistory:
    """Reconsiders verdicts with a repository's history; without one it changes nothing.

    A citation may be stale when it is committed: one that is ported from another branch, say. So what stood at the cited lines then counts only
    where it is what the text speaks of, or where the commit's other citations of that file, those that name something, held.
    """

    def __init__(self, git: GitHistory, check: CitationCheck, citations: Iterable[tuple[Cited, str, int]]) -> None:
        self._git = git
        self._check = check
        self._then: dict[tuple[str, int, str], Then | None] = {}
        self._held: Counter[tuple[str, str, bool]] = Counter()
        for cited, plan, line in citations if git.exists else ():
            then = self._written(cited, plan, line) if cited.first is not None and cited.claim in ("stated", "near") else None
            held = check.held(cited, then.lines) if then is not None else None
            if then is not None and held is not None:
                self._held[then.commit, cited.path, held] += 1

    def of_named(self, cited: Cited, verdict: Verdict, plan: str, line: int) -> Verdict:
        """Return the verdict on a citation that names something by where the lines are that held it in the commit that wrote the citation.

        One that did not hold then is not live for lines that only lie in what is named, or are not said to hold it.
        """
        then = self._then_of(cited, verdict, plan, line)
        held = self._check.held(cited, then.lines) if then is not None else None
        now = self._check.lines(cited.path)
        if then is None or held is None or now is None or cited.first is None:
            return verdict
        if not held:
            written = any(holds(text, n) for n in cited.names for text in now[cited.first - 1 : cited.first + self._length(cited)])
            chance = verdict.verdict == LIVE and (cited.claim != "stated" or not written)
            return Verdict(UNCHECKED, f"{verdict.reason}, by chance: it did not when this was written", cited.first) if chance else verdict
        return self._followed(cited, verdict, then, cited.first, now)

    def of_unnamed(self, cited: Cited, verdict: Verdict, plan: str, line: int) -> Verdict:
        """Return the verdict on an unchecked citation by what its lines were in the commit that wrote it."""
        then = self._then_of(cited, verdict, plan, line) if verdict.verdict == UNCHECKED else None
        return self._meant(cited, verdict, then, cited.first) if then is not None and cited.first is not None else verdict

    def _then_of(self, cited: Cited, verdict: Verdict, plan: str, line: int) -> Then | None:
        if cited.first is None or verdict.verdict == DEAD or verdict.path is not None or not self._git.exists:
            return None
        then = self._written(cited, plan, line)
        return then if then is not None and cited.first <= len(then.lines) else None

    def _followed(self, cited: Cited, verdict: Verdict, then: Then, first: int, now: Sequence[str]) -> Verdict:
        new = self._now(cited, then, first)
        if new is None or not stands_at(now, cited.names, new, new + self._length(cited)):
            return verdict
        if new == first:
            return Verdict(LIVE, f"holds {', '.join(cited.names)}", first) if verdict.verdict != LIVE else verdict
        return Verdict(DRIFTED, f"the lines that held {', '.join(cited.names)} moved", new)

    def _meant(self, cited: Cited, verdict: Verdict, then: Then, first: int) -> Verdict:
        last = min(first + self._length(cited), len(then.lines))
        meant = next((t.strip() for t in then.lines[first - 1 : last] if len(t.strip()) >= TELLING), None)
        if meant is None or self._git.moves(then.commit, cited.path) is None:
            return verdict
        found = self._found(cited, then, first, meant)
        if found is None or self._is_trusted(then.commit, cited.path) or self._check.speaks_of(cited, then.lines):
            return found or verdict
        place = f"which is now line {found.line}" if found.verdict == DRIFTED else "which is there" if found.verdict == LIVE else "which is gone"
        return replace(verdict, reason=f"{verdict.reason}; when this was written it was: {meant}, {place}")

    def _found(self, cited: Cited, then: Then, first: int, meant: str) -> Verdict | None:
        new = self._now(cited, then, first)
        if new is not None:
            same = new == first
            return Verdict(LIVE, "the line is as it was when it was cited", first) if same else Verdict(DRIFTED, f"the cited line was: {meant}", new)
        places = [n for n, text in enumerate(self._check.lines(cited.path) or (), 1) if text.strip() == meant]
        if len(places) == 1:
            return Verdict(DRIFTED, f"the cited line was: {meant}", places[0])
        return None if places else Verdict(DEAD, f"the cited line is gone; it was: {meant}")

    def _now(self, cited: Cited, then: Then, first: int) -> int | None:
        """Return where the cited lines begin now: by the first of them that is still there."""
        moves = self._git.moves(then.commit, cited.path)
        for old in range(first, min(first + self._length(cited), len(then.lines)) + 1) if moves is not None else ():
            new = moves.now(old) if moves is not None else None
            if new is not None:
                return max(first + new - old, 1)
        return None

    def _length(self, cited: Cited) -> int:
        return max((cited.last or 0) - (cited.first or 0), 0)

    def _is_trusted(self, commit: str, path: str) -> bool:
        held, failed = self._held[commit, path, True], self._held[commit, path, False]
        return held > 0 and held >= TRUSTED * failed

    def _written(self, cited: Cited, plan: str, line: int) -> Then | None:
        """Return the commit that wrote a citation: the first that has it as it is written, else the one that wrote its line."""
        key = (plan, line, cited.written)
        if key not in self._then:
            commit = self._git.written(plan, cited.written) if ":" in cited.written else None
            blamed = self._git.blame(plan) if commit is None else ()
            commit = blamed[line - 1].commit if line <= len(blamed) else commit
            lines = self._git.lines_at(commit, cited.path) if commit is not None else None
            self._then[key] = Then(commit, lines) if commit is not None and lines is not None else None
        return self._then[key]

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
