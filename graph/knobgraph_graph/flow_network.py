"""Paths through direct flows: from a source to every target it reaches, and back."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knobgraph_graph.flow_way import way_of

STRENGTH = {"assigns": 0, "derives": 1, "controls": 2}
CONTROLS = STRENGTH["controls"]


@dataclass(frozen=True, slots=True)
class Flow:
    """One direct flow as a value; any object with these attributes will do."""

    source: str
    source_kind: str
    target: str
    target_kind: str
    kind: str
    condition: str | None
    step_paths: Sequence[str]
    step_lines: Sequence[int]
    step_texts: Sequence[str]
    flags: Sequence[str]
    ways: Sequence[str] | None = None


class FlowNetwork:
    """All direct flows, indexed by where they start and where they end."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        self._outgoing: dict[str, list[Flow]] = {}
        self._incoming: dict[str, list[Flow]] = {}
        for flow in flows:
            self._outgoing.setdefault(flow.source, []).append(flow)
            self._incoming.setdefault(flow.target, []).append(flow)

    def downstream(self, source: str, *, is_flag: bool) -> list[dict[str, Any]]:
        """Return one row a reachable target, along the path that `paths_from` gives."""
        best = self.paths_from(source, is_flag=is_flag)
        return [row_of(best[name]) for name in sorted(best)]

    def paths_from(self, source: str, *, is_flag: bool) -> Mapping[str, tuple[Flow, ...]]:
        """Return the path to each reachable target: of the strongest kind, then with the fewest hops.

        Of a flag only those flows count that carry the flag itself, each by the lines that the flag takes. A path holds one `controls` at
        most: what decides a decision has no part in the value.
        """
        def follow(node: str, path: tuple[Flow, ...]) -> Iterator[tuple[str, Flow, tuple[Flow, ...]]]:
            for flow in self._outgoing.get(node, ()):
                if not is_flag or source in flow.flags:
                    yield flow.target, flow, (*path, flow)

        best = _best_paths(source, follow)
        return {target: _taken_by(source, path) for target, path in best.items()} if is_flag else best

    def upstream(self, target: str) -> list[dict[str, Any]]:
        """Return one row a source that reaches a target, the strongest kind first, then the fewest hops."""
        def follow(node: str, path: tuple[Flow, ...]) -> Iterator[tuple[str, Flow, tuple[Flow, ...]]]:
            for flow in self._incoming.get(node, ()):
                if flow.source_kind != "Flag" or all(flow.source in f.flags for f in path):
                    yield flow.source, flow, (flow, *path)

        best = _best_paths(target, follow)
        return [row_of(_taken_by(name, best[name])) for name in sorted(best)]


def _taken_by(flag: str, path: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """Return a path by the lines and under the conditions that the flows have for one flag."""
    return tuple(_as_taken_by(flag, flow) if flow.ways else flow for flow in path)


def _as_taken_by(flag: str, flow: Flow) -> Flow:
    way = way_of(flow.ways or (), flag)
    if way is None:
        return flow
    paths, lines, texts = zip(*way.steps, strict=True)
    return Flow(flow.source, flow.source_kind, flow.target, flow.target_kind, flow.kind, way.condition, paths, lines, texts, flow.flags)


def _best_paths(start: str, follow: Callable[[str, tuple[Flow, ...]], Iterable[tuple[str, Flow, tuple[Flow, ...]]]]) -> dict[str, tuple[Flow, ...]]:
    """Return the best path to each other node that following flows from `start` meets (Dijkstra over kind, then hops)."""
    best: dict[str, tuple[Flow, ...]] = {}
    queue: list[tuple[int, int, int, str, tuple[Flow, ...]]] = [(0, 0, 0, start, ())]
    count = 0
    while queue:
        strength, hops, _, node, path = heapq.heappop(queue)
        if node in best:
            continue
        best[node] = path
        for reached, flow, longer in follow(node, path):
            second_control = strength == CONTROLS and STRENGTH[flow.kind] == CONTROLS
            if reached not in best and not second_control:
                count += 1
                heapq.heappush(queue, (max(strength, STRENGTH[flow.kind]), hops + 1, count, reached, longer))
    del best[start]
    return best


def row_of(path: Sequence[Flow]) -> dict[str, Any]:
    """Return the row of a path: its weakest kind, its conditions, and its source lines in order."""
    steps: list[dict[str, Any]] = []
    for flow in path:
        for place, line, text in zip(flow.step_paths, flow.step_lines, flow.step_texts, strict=True):
            step = {"path": place, "line": line, "text": text}
            if not steps or steps[-1] != step:
                steps.append(step)
    return {
        "source": path[0].source,
        "source_kind": path[0].source_kind,
        "target": path[-1].target,
        "target_kind": path[-1].target_kind,
        "kind": max((f.kind for f in path), key=STRENGTH.__getitem__),
        "condition": joined_conditions(f.condition for f in path),
        "hops": len(path),
        "through": [f.target for f in path[:-1]],
        "steps": steps,
    }


def joined_conditions(conditions: Iterable[str | None]) -> str | None:
    """Return the conditions of the flows of a path as one; what a longer one of them says already is not said twice."""
    told = list(dict.fromkeys(c for c in conditions if c))
    return " and ".join(c for c in told if not any(c != o and f" and {c} and " in f" and {o} and " for o in told)) or None
