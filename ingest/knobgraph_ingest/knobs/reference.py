"""Findings and spec lines that mention a knob."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knobgraph_ingest.contribution import GraphUnderConstruction, Reading

WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
MOST = 6
SHORTEST = 6


class References:
    """Finds where findings tables and specs write a parameter's name."""

    def __init__(self, graph: GraphUnderConstruction, reading: Reading) -> None:
        self._findings: dict[str, list[str]] = {}
        for node in graph.labelled("Finding"):
            for word in set(WORD.findall(str(node.properties.get("synopsis", "")))):
                self._findings.setdefault(word, []).append(node.key.id)
        self._specs: dict[str, list[str]] = {}
        for node in graph.labelled("Artifact"):
            if node.properties.get("kind") == "spec" and node.properties.get("exists") and node.key.id.endswith((".md", ".rst", ".txt")):
                for number, line in enumerate(reading.tree.lines(node.key.id), 1):
                    for word in set(WORD.findall(line)):
                        self._specs.setdefault(word, []).append(f"{node.key.id}:{number}")

    def findings(self, names: Iterable[str]) -> list[str]:
        """Return the findings that write one of the names."""
        return sorted({f for name in names if telling(name) for f in self._findings.get(name, ())})[:MOST]

    def specs(self, names: Iterable[str]) -> list[str]:
        """Return the spec lines that write one of the names, as `path:line`."""
        return [s for name in names if telling(name) for s in self._specs.get(name, ())][:MOST]


def telling(name: str) -> bool:
    """Whether a name is so special that its mention means it: it has an underscore or a digit, or is written in capitals."""
    return len(name) >= SHORTEST and ("_" in name or any(c.isdigit() for c in name) or name.isupper())
