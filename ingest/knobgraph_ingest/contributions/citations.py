"""Whether what plans cite still stands where they say: verdicts, corrected lines, and when a citation was last true."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_graph.fact import NodeKey, Relationship
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading, RelationshipKey
from knobgraph_ingest.plans.citation_history import CitationHistory
from knobgraph_ingest.plans.citation_shift import CitationShift
from knobgraph_ingest.plans.citation_siblings import CitationSiblings
from knobgraph_ingest.plans.citation_verdict import CitationCheck, Cited
from knobgraph_ingest.plans.git_history import GitHistory
from knobgraph_ingest.plans.repository_files import RepositoryFiles


def add_to(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Give every citation of a line, symbol or section its verdict, and every missing artifact where it went."""
    files = reading.facts.files
    git = GitHistory(files.root)
    _follow_renames(graph, files, git)
    check = CitationCheck(files, _flag_places(graph))
    stated = [(key, link, cited, verdict) for key, link in _citations(graph) if (verdict := check.verdict(cited := _cited(graph, link))) is not None]
    shift = CitationShift(check, ((_place(link)[0], cited, verdict) for _, link, cited, verdict in stated))
    doubted = {key for key, link, cited, verdict in stated if shift.doubts(_place(link)[0], cited, verdict)}
    stated = [(key, link, cited, shift.doubted(cited, verdict) if key in doubted else verdict) for key, link, cited, verdict in stated]
    history = CitationHistory(git, check, [(cited, *_place(link)) for _, link, cited, _ in stated])
    found = [(key, link, cited, history.of_named(cited, verdict, *_place(link))) for key, link, cited, verdict in stated]
    siblings = CitationSiblings((*_place(link), cited, verdict) for _, link, cited, verdict in found)
    for key, link, cited, own in found:
        path, line = _place(link)
        verdict = history.of_unnamed(cited, siblings.told(path, cited, own), path, line)
        verdict = verdict if key in doubted else check.supported(cited, verdict)
        said = {
            "verdict": verdict.verdict, "reason": verdict.reason,
            "corrected_line": verdict.line if verdict.verdict == "drifted" else None, "corrected_path": verdict.path,
            "corrected_text": files.text_at(verdict.path or cited.path, verdict.line) if verdict.line and verdict.verdict == "drifted" else None,
            "last_true": history.last_true(cited) if verdict.verdict in ("drifted", "dead") else None,
        }  # fmt: skip
        properties = {**link.properties, **{k: v for k, v in said.items() if v is not None}}
        graph.relationships[key] = Relationship(link.type, link.start, link.end, link.key, properties)


def _place(link: Relationship) -> tuple[str, int]:
    line = link.properties["line"]
    return str(link.properties["path"]), line if isinstance(line, int) else 1


def _citations(graph: GraphUnderConstruction) -> Iterator[tuple[RelationshipKey, Relationship]]:
    for key, link in graph.relationships.items():
        if key[0] in ("CITES", "PRODUCES", "DEPENDS_ON") and link.end.label == "Artifact":
            yield key, link


def _cited(graph: GraphUnderConstruction, link: Relationship) -> Cited:
    said = link.properties
    first, last, names, section, claim, context = (said.get(n) for n in ("cited_line", "cited_end_line", "names", "section", "claim", "context"))
    moved = graph.nodes[link.end].properties.get("moved_to")
    return Cited(
        link.end.id,
        str(moved) if moved is not None else None,
        first if isinstance(first, int) else None,
        last if isinstance(last, int) else None,
        section if isinstance(section, str) else None,
        tuple(str(n) for n in names) if isinstance(names, (list, tuple)) else (),
        str(claim or ""),
        tuple(str(n) for n in context) if isinstance(context, (list, tuple)) else (),
        f"{said.get('mention')}:{first}" + (f"-{last}" if last is not None else "") if first is not None else "",
    )


def _flag_places(graph: GraphUnderConstruction) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for flag in graph.labelled("Flag"):
        names, path, line = (flag.properties.get(n) for n in ("names", "path", "line"))
        if isinstance(names, (list, tuple)) and isinstance(path, str) and isinstance(line, int):
            for name in names:
                found.setdefault(str(name), []).append((path, line))
    return found


def _follow_renames(graph: GraphUnderConstruction, files: RepositoryFiles, git: GitHistory) -> None:
    gone = [a for a in graph.labelled("Artifact") if not a.properties.get("exists")]
    for artifact in gone if git.exists else []:
        new = git.renames.get(artifact.key.id)
        if new is not None and files.exists(new):
            graph.update(NodeKey("Artifact", artifact.key.id), moved_to=new)


CONTRIBUTION = Contribution(add_to, after=("plans",))
