"""Which programs do the same with different back ends, where no profile says so."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.parity.naming import words
from knobgraph_ingest.parity.programs import FIELDS, ProgramReader
from knobgraph_ingest.profile.pair import Pair

FEWEST_SHARED = 2
FEWEST_WORDS = 1 / 3
FILLERS = frozenset({"py", "main", "run", "cli", "script", "scripts", "tool", "tools", "bin", "src", "app"})


def detected_pairs(reader: ProgramReader, programs: dict[str, str]) -> tuple[Pair, ...]:
    """Return the pairs among programs (name to back end) whose names share a word and whose flags set the same fields; each is in one pair.

    The words of the back ends and of folders that every program shares say nothing.
    """
    reached = _assigned(reader, programs)
    candidates = sorted(_candidates(programs, reached), reverse=True)
    taken: set[str] = set()
    found: list[Pair] = []
    for _, _, a, b in candidates:
        if a not in taken and b not in taken:
            taken |= {a, b}
            mode = min(_words(a, programs) & _words(b, programs))
            found.append(Pair(entry_points=(min(a, b), max(a, b)), mode=mode))
    return tuple(sorted(found, key=lambda p: p.entry_points))


def _candidates(programs: dict[str, str], reached: dict[str, set[str]]) -> Iterator[tuple[float, int, str, str]]:
    names = sorted(programs)
    for position, a in enumerate(names):
        for b in names[position + 1 :]:
            shared = len(reached.get(a, set()) & reached.get(b, set()))
            mine, theirs = _words(a, programs), _words(b, programs)
            if programs[a] != programs[b] and shared >= FEWEST_SHARED and mine & theirs and len(mine & theirs) / len(mine | theirs) >= FEWEST_WORDS:
                yield len(mine & theirs) / len(mine | theirs), shared, a, b


def _words(name: str, programs: dict[str, str]) -> frozenset[str]:
    stem = name.rpartition("/")[2].partition(":")[0]
    return words(stem.replace(".", " ").replace("-", " ")) - FILLERS - {w for b in programs.values() for w in words(b)}


def _assigned(reader: ProgramReader, programs: dict[str, str]) -> dict[str, set[str]]:
    """Return the fields that flags of each program reach, without the way there."""
    found: dict[str, set[str]] = {}
    for flow, _ in reader.flows:
        if flow.target_kind in FIELDS and flow.kind != "controls":
            for program in {f.partition("#")[0] for f in flow.flags}:
                if program in programs:
                    found.setdefault(program, set()).add(flow.target)
    return found
