"""The whole Phase A export: render, keep what people wrote, check, write, update the plans."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knobgraph_api.audit.phase_choice import PhaseChoice, choose_phase
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.citation_audit import audit_citations
from knobgraph_api.document import Document, ExportContext, load_documents
from knobgraph_api.kept_text import with_kept
from knobgraph_api.line_shift import LineShift
from knobgraph_api.page import html_page
from knobgraph_api.plan_update.update import dirty_files, planned_updates
from knobgraph_graph.store import Store
from knobgraph_ingest.plans.plan_library import EXPORT_MARK
from knobgraph_queries.query import load_query

PAGE = "phase_a_inventory.html"


class ExportError(Exception):
    """The export cannot be made as asked; the message is one clear line."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files written, the plan files edited, and the citations that do not hold."""

    written: tuple[Path, ...]
    edited: tuple[str, ...]
    failed: tuple[str, ...]


def export_phase_a(
    store: Store, out: Path | None, repository: Path | None, only: Sequence[str], timestamp: str, *, as_html: bool, update_plans: bool, force: bool
) -> ExportResult:
    """Write the documents of Phase A; the same graph and timestamp give the same bytes.

    Raises:
        ExportError: there is no place to write to, a name of `only` is unknown, or a plan file to be edited holds uncommitted changes.
    """
    root = _root(store, repository)
    index = PlanIndex.of(store)
    choice = choose_phase(store, index)
    target = out.resolve() if out is not None else _default_folder(root, index, choice, timestamp)
    folder = target.relative_to(root).as_posix() if root is not None and target.is_relative_to(root) else None
    documents = _chosen(load_documents(), only)
    context = ExportContext(store, root, folder, timestamp, update_plans=update_plans)
    rendered = _rendered(context, documents, target)
    updates = planned_updates(dataclasses.replace(context, rendered=rendered), index, choice) if update_plans else []
    shift = LineShift({u.path: (u.before, u.after) for u in updates})
    if any(u.changed for u in updates):
        # What is cited in the plan files is cited where it stands once they are updated.
        rendered = _rendered(dataclasses.replace(context, shift=shift), documents, target)
    if update_plans and (root is None or folder is None):
        raise ExportError("--update-plans needs the repository at hand and a report folder inside it")
    dirty = dirty_files(root, updates) if root is not None else []
    if dirty and not force:
        raise ExportError(f"{', '.join(dirty)}: changed but not committed; commit it or give --force")
    written = list(_write(target, documents, rendered, as_html=as_html))
    for update in updates:
        if update.changed and root is not None:
            (root / update.path).write_bytes(update.after.encode("utf-8", "surrogateescape"))
    paths = {documents[n].path: t for n, t in rendered.items()}
    return ExportResult(tuple(written), tuple(u.path for u in updates if u.changed), audit_citations(paths, store, root, shift).failed)


def _rendered(context: ExportContext, documents: dict[str, Document], target: Path) -> dict[str, str]:
    rendered: dict[str, str] = {}
    for name, document in documents.items():
        text = document.render(dataclasses.replace(context, rendered=rendered))
        rendered[name] = _kept(target / document.path, f"{EXPORT_MARK}\n{text}") if document.path.endswith(".md") else text
    return rendered


def _root(store: Store, repository: Path | None) -> Path | None:
    if repository is not None:
        if not repository.is_dir():
            raise ExportError(f"--repository {repository}: not a folder")
        return repository.resolve()
    stated = next((r.root for r in load_query("export_target").run(store) if r.root), None)
    return Path(stated) if stated and Path(stated).is_dir() else None


def _default_folder(root: Path | None, index: PlanIndex, choice: PhaseChoice, timestamp: str) -> Path:
    if root is None:
        raise ExportError("the analysed repository is not at hand; give --out or --repository")
    row = index.plans.get(("Initiative", choice.initiative or ""))
    home = choice.folder or (f"{row.folder}/reports" if row is not None and row.folder else f"plans/active/{choice.initiative or 'knobgraph'}/reports")
    return root / home / timestamp / "phase_a_inventory"


def _chosen(documents: dict[str, Document], only: Sequence[str]) -> dict[str, Document]:
    unknown = [n for n in only if n not in documents]
    if unknown:
        raise ExportError(f"--only {', '.join(unknown)}: expected {', '.join(documents)}")
    return {n: d for n, d in documents.items() if not only or n in only}


def _kept(file: Path, text: str) -> str:
    return with_kept(text, file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")) if file.is_file() else text


def _write(target: Path, documents: dict[str, Document], rendered: dict[str, str], *, as_html: bool) -> list[Path]:
    if as_html:
        target.mkdir(parents=True, exist_ok=True)
        page = target / PAGE
        page.write_bytes(html_page({documents[n].path: t for n, t in rendered.items()}).encode("utf-8", "replace"))
        return [page]
    written: list[Path] = []
    for name, document in documents.items():
        file = target / document.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(rendered[name].encode("utf-8", "replace"))
        written.append(file)
    return written
