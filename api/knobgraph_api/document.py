"""What a file of `documents/` declares, what it may read, and how the files are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knobgraph_api.line_shift import LineShift
from knobgraph_api.markdown_text import escaped, link_target
from knobgraph_graph.store import Store

SHORT = 48


class DocumentError(Exception):
    """A file of the documents folder declares nothing usable; the message names it."""


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What a document is made from: the graph, the analysed repository where it is at hand, and the documents before it by name.

    `folder` is where the report goes, relative to the repository's root with forward slashes, or None when it goes elsewhere. `shift` knows
    where lines of the plan files are once the export has updated them.
    """

    store: Store
    root: Path | None
    folder: str | None
    timestamp: str
    rendered: Mapping[str, str] = field(default_factory=dict)
    update_plans: bool = False
    shift: LineShift = field(default_factory=lambda: LineShift({}))

    def link(self, path: str, line: int | None = None) -> str:
        """Return the target of a link to a file of the repository, relative to where the document stands."""
        up = "../" * len([p for p in (self.folder or "").split("/") if p])
        return link_target(f"{up}{path}") + (f"#L{line}" if line else "")

    def cite(self, path: str | None, line: int | None = None) -> str:
        """Return `path:line` as a link, fit for a table cell; nothing where there is no path. A long path shows its end."""
        if not path:
            return ""
        line = self.shift.now(path, line) if line else None
        parts = path.split("/")
        shown = path if len(path) <= SHORT or len(parts) < 3 else "…/" + "/".join(parts[-2:])
        return f"[{escaped(shown)}{f':{line}' if line else ''}]({self.link(path, line)})"

    def cite_place(self, place: str | None) -> str:
        """Return a place written `path:line` as a link."""
        path, colon, line = (place or "").rpartition(":")
        return self.cite(path, int(line)) if colon and line.isdigit() else self.cite(place)


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an export: where it goes below the report folder and what writes it; `after` names documents it reads."""

    path: str
    render: Callable[[ExportContext], str]
    after: tuple[str, ...] = ()


def load_documents() -> dict[str, Document]:
    """Return every document by the name of its file, each after those it names.

    Raises:
        DocumentError: a file declares no `DOCUMENT`, or waits for one that never comes.
    """
    package = importlib.import_module("knobgraph_api.documents")
    found: dict[str, Document] = {}
    for info in pkgutil.iter_modules(package.__path__):
        declared = getattr(importlib.import_module(f"knobgraph_api.documents.{info.name}"), "DOCUMENT", None)
        if not isinstance(declared, Document):
            raise DocumentError(f"knobgraph_api.documents.{info.name} declares no DOCUMENT")
        found[info.name] = declared
    ordered: dict[str, Document] = {}
    while len(ordered) < len(found):
        ready = sorted(n for n in found if n not in ordered and all(a in ordered or a not in found for a in found[n].after))
        if not ready:
            raise DocumentError(f"documents wait for each other: {', '.join(sorted(set(found) - set(ordered)))}")
        ordered.update({n: found[n] for n in ready})
    return ordered


def exported_names() -> frozenset[str]:
    """Return the file names of all documents."""
    return frozenset(d.path.rpartition("/")[2] for d in load_documents().values())
