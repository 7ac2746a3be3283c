"""Packages that do the same apart from each other: two servers, two command-line clients, with programs of their own that share names of flags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import cast

from knobgraph_graph.fact import Node, PropertyGraph
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.profile.backend import Backend
from knobgraph_ingest.profile.pair import Pair

FEWEST_NAMES = 5
FEWEST_OF_SMALLER = 1 / 8
SAID_BY_ALL = frozenset({"--help", "--version"})
KINDS = ("console_script", "script", "module")  # a program is called by the first of these that starts it


@dataclass(slots=True)
class _Program:
    name: str
    kind: str
    path: str
    names: dict[str, str] = field(default_factory=dict)  # each with the file that declares it


def packages_apart(graph: PropertyGraph) -> Profile | None:
    """Return a profile in which each such package is a back end and their programs are pairs, None where there are none.

    Two programs make a pair when they share a good part of the names of the flags that each declares in its own folder.
    """
    programs = _programs(graph)
    candidates = sorted(_candidates(programs), key=lambda c: (-c[0], c[1].name, c[2].name))
    folders: dict[str, Backend] = {}
    pairs: list[Pair] = []
    for _, a, b, mine, theirs in candidates:
        if not {mine, theirs} & set(folders):
            folders |= {f: Backend(name=PurePosixPath(f).name, paths=(f"/{f}/",)) for f in (mine, theirs)}
            pairs.append(Pair(entry_points=(a.name, b.name)))
    return Profile(backends=tuple(folders[f] for f in sorted(folders)), pairs=tuple(sorted(pairs, key=lambda p: p.entry_points))) if pairs else None


def _programs(graph: PropertyGraph) -> list[_Program]:
    """Return the programs with the names of the flags that they declare, each once where several ways start it."""
    nodes: dict[str, Node] = {n.key.id: n for n in graph.nodes}
    found: dict[str, _Program] = {}
    declared: dict[str, set[str]] = {}
    for link in graph.relationships:
        if link.type == "HAS_FLAG":
            point, flag = nodes[link.start.id].properties, nodes[link.end.id].properties
            name = str(point.get("name")) if point.get("kind") == "console_script" else link.start.id
            program = found.setdefault(link.start.id, _Program(name, str(point.get("kind")), str(point.get("path"))))
            names = {n for n in cast("list[str]", flag.get("names") or ()) if n.startswith("--")} - SAID_BY_ALL
            program.names |= dict.fromkeys(names, str(flag.get("path")))
            declared.setdefault(link.start.id, set()).add(f"{flag.get('path')}:{flag.get('line')}")
    best: dict[frozenset[str], _Program] = {}
    for identifier in sorted(found, key=lambda i: (KINDS.index(found[i].kind) if found[i].kind in KINDS else len(KINDS), i)):
        best.setdefault(frozenset(declared[identifier]), found[identifier])
    return list(best.values())


def _candidates(programs: list[_Program]) -> Iterator[tuple[int, _Program, _Program, str, str]]:
    ordered = sorted(programs, key=lambda p: (p.name, p.path))
    for position, a in enumerate(ordered):
        for b in ordered[position + 1 :]:
            folders = _folders_apart(a.path, b.path)
            if folders is None:
                continue
            mine, theirs = ({n for n, path in p.names.items() if path.startswith(f"{f}/")} for p, f in zip((a, b), folders, strict=True))
            shared = len(mine & theirs)
            if shared >= FEWEST_NAMES and shared >= FEWEST_OF_SMALLER * min(len(mine), len(theirs)):
                yield shared, a, b, *folders


def _folders_apart(a: str, b: str) -> tuple[str, str] | None:
    """Return the outermost folders in which only one of two files stands, None where a file stands beside the other's folder."""
    mine, theirs = PurePosixPath(a).parts, PurePosixPath(b).parts
    shared = next((i for i, (x, y) in enumerate(zip(mine, theirs, strict=False)) if x != y), None)
    if shared is None or shared >= min(len(mine), len(theirs)) - 1:
        return None
    return "/".join(mine[: shared + 1]), "/".join(theirs[: shared + 1])
