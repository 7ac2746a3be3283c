"""What a first profile of a repository would declare: everything that is detected without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import pathspec

from knobgraph_graph.fact import NodeKey, PropertyGraph
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.profile.backend import Backend, Canonical
from knobgraph_ingest.profile.pair import Pair

FEWEST_SHARED = 2
TESTS = pathspec.GitIgnoreSpec.from_lines(("tests/", "test/", "conftest.py", "test_*.py"))


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """Detected back ends, canonical classes and pairs; `alike` are flags of a pair that a person may declare to be one."""

    backends: tuple[Backend, ...]
    canonical: Canonical
    pairs: tuple[Pair, ...]
    alike: tuple[tuple[str, str], ...]


def draft_of(graph: PropertyGraph) -> ProfileDraft:
    """Return the draft of a repository's profile from its graph, which was made without one."""
    files = {n.key.id: cast("str | None", n.properties.get("backend")) for n in graph.nodes if n.key.label == "SourceFile" and not TESTS.match_file(n.key.id)}
    for node in graph.nodes:
        if node.key.label == "EntryPoint" and files.get(path := str(node.properties.get("path")), "") is None:
            files[path] = cast("str | None", node.properties.get("backend"))
    globs: dict[str, list[str]] = {}
    for backend, glob in _globs("", files):
        globs.setdefault(backend, []).append(glob)
    edges = [r for r in graph.relationships if r.type == "PAIRED_WITH"]
    pairs = tuple(Pair(entry_points=(str(r.properties["left"]), str(r.properties["right"])), mode=cast("str | None", r.properties.get("mode"))) for r in edges)
    alike = sorted((r.start.id, r.end.id) for r in graph.relationships if r.type == "COUNTERPART_OF" and r.properties.get("by") == "likeness")
    backends = tuple(Backend(name=name, paths=tuple(paths)) for name, paths in sorted(globs.items()))
    canonical = _canonical(graph, [(r.start, r.end) for r in edges], Profile(backends=backends))
    return ProfileDraft(backends, canonical, pairs, tuple((a.partition("#")[2], b.partition("#")[2]) for a, b in alike))


def _globs(folder: str, files: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield the fewest folders and files that are of one back end each."""
    inside: dict[str, dict[str, str | None]] = {}
    for path, backend in files.items():
        head, slash, _ = path.removeprefix(folder).partition("/")
        inside.setdefault(head + slash, {})[path] = backend
    for name, members in sorted(inside.items()):
        found = {b for b in members.values() if b is not None}
        if len(found) == 1:
            yield found.pop(), f"/{folder}{name}"
        elif found:
            yield from _globs(f"{folder}{name}", members)


def _canonical(graph: PropertyGraph, pairs: Iterable[tuple[NodeKey, NodeKey]], profile: Profile) -> Canonical:
    """Return the classes in which flags of both programs of a pair end, of the one back end whose fields hold most of their own values."""
    pairs = list(pairs)
    held, reached = (_shared(graph, pairs, kinds) for kinds in (("assigns",), ("assigns", "derives")))
    owners: dict[str | None, Counter[str]] = {}
    for node in graph.nodes:
        name = node.key.id
        if node.key.label == "ConfigClass" and node.properties.get("kind") != "plain" and reached[name] >= FEWEST_SHARED:
            owners.setdefault(profile.backend_of(str(node.properties.get("path"))), Counter())[name] = held[name]
    if not owners:
        return Canonical()
    backend = max(owners, key=lambda b: (owners[b].total(), b or ""))
    return Canonical(backend=backend, classes=tuple(sorted(owners[backend])))


def _shared(graph: PropertyGraph, pairs: Iterable[tuple[NodeKey, NodeKey]], kinds: tuple[str, ...]) -> Counter[str]:
    """Return how many fields of each class flags of both programs of a pair reach, by flows of some kinds."""
    reached: dict[str, set[str]] = {}
    for flow in graph.relationships:
        if flow.type == "FLOWS_INTO" and flow.end.label == "ConfigField" and flow.properties["kind"] in kinds:
            for flag in cast("list[str]", flow.properties["flags"]):
                reached.setdefault(flag.partition("#")[0], set()).add(flow.end.id)
    return Counter(field.rpartition(".")[0] for a, b in pairs for field in reached.get(a.id, set()) & reached.get(b.id, set()))
