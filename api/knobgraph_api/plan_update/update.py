"""The edits that an export makes in the plan and the ledger of its phase."""

from __future__ import annotations

import posixpath
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knobgraph_api.audit.phase_choice import PhaseChoice, phases_of
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.checklist import completeness
from knobgraph_api.checklist.evidence import Evidence
from knobgraph_api.document import ExportContext, load_documents
from knobgraph_api.markdown_text import link_target
from knobgraph_api.plan_update.ledger_edit import with_attempt
from knobgraph_api.plan_update.row_edit import edited_line

_NUMBER = re.compile(r"[a-z]*\d+")


@dataclass(frozen=True, slots=True)
class PlanUpdate:
    """One file before and after; `tasks` are the ids of the tasks whose lines are edited."""

    path: str
    before: str
    after: str
    tasks: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file would change at all."""
        return self.before != self.after


def planned_updates(context: ExportContext, index: PlanIndex, choice: PhaseChoice) -> list[PlanUpdate]:
    """Return the edits of the plan and of the ledger; none where the repository is not at hand or the report goes elsewhere."""
    if context.root is None or context.folder is None or choice.initiative is None:
        return []
    found: list[PlanUpdate] = []
    if choice.plan is not None and (text := _read(context.root / choice.plan)) is not None:
        found.append(_plan(context, index, choice, choice.plan, text))
    if choice.ledger is not None and (text := _read(context.root / choice.ledger)) is not None:
        found.append(_ledger(context, choice, choice.ledger, text))
    return found


def dirty_files(root: Path, updates: list[PlanUpdate]) -> list[str]:
    """Return the files to be changed that hold changes of someone else not yet committed; none where there is no git repository."""
    paths = [u.path for u in updates if u.changed]
    if not paths:
        return []
    try:
        run = subprocess.run(["git", "-C", str(root), "status", "--porcelain", "--", *paths], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603, S607 - a fixed command; git is found as the user finds it
    except (OSError, subprocess.SubprocessError):
        return []
    return [line[3:].strip('"') for line in run.stdout.splitlines()] if run.returncode == 0 else []


def _read(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return None


def _plan(context: ExportContext, index: PlanIndex, choice: PhaseChoice, path: str, text: str) -> PlanUpdate:
    inside = phases_of(index, choice.initiative, choice.phase)
    tasks = [p for (kind, _), p in index.plans.items() if kind == "Task" and p.path == path and p.part_of in inside]
    lines = text.splitlines(keepends=True)
    done_mark = "D" if "[D]" in text and "[x]" not in text else "x"
    touched: list[str] = []
    paths = {name: document.path for name, document in load_documents().items()}
    evidence = Evidence({paths[name]: text for name, text in context.rendered.items()}, context.store)
    for task in tasks:
        number = _line_of(lines, task)
        documents = _documents(index, choice, task, context)
        if number is None or not documents or task.state == "blocked":
            continue
        populated = all(name in context.rendered and completeness.answer(paths[name], evidence).holds for name in documents)
        mark = done_mark if populated or task.state == "done" else "P"
        references = [(paths[n].rpartition("/")[2], _target(context, path, paths[n])) for n in documents if n in context.rendered]
        lines[number] = edited_line(lines, number, mark, references)
        touched.append(task.written or task.id)
    return PlanUpdate(path, text, "".join(lines), tuple(touched))


def _line_of(lines: list[str], task: Any) -> int | None:
    """Return where a task's line is now: where the graph has it, else the only line with its id in a cell or behind a box."""
    said = (task.text or "").rstrip("…")
    if task.line is not None and task.line <= len(lines) and lines[task.line - 1].strip().startswith(said):
        return int(task.line) - 1
    if not task.written:
        return None
    pattern = re.compile(rf"\s*(?:\|\s*[*`]*{re.escape(task.written)}[*`]*\s*\||[-*+]\s+\[.?\]\s+[*`]*{re.escape(task.written)}\b)")
    found = [n for n, line in enumerate(lines) if pattern.match(line)]
    return found[0] if len(found) == 1 else None


def _documents(index: PlanIndex, choice: PhaseChoice, task: Any, context: ExportContext) -> list[str]:
    """Return the documents that a task is to make: those it names, else those its kin name, else one whose whole name its title says; or none."""
    names = {document.path.rpartition("/")[2]: name for name, document in load_documents().items() if document.path.endswith(".md")}
    own = _parts(task.written)
    made: list[tuple[list[str], str]] = []
    for mention in index.mentions:
        if mention.relation == "PRODUCES" and mention.source_kind == "Task" and mention.target.rpartition("/")[2] in names:
            source = index.plans.get(("Task", mention.source))
            if source is not None and source.initiative == choice.initiative:
                made.append((_parts(source.written), names[mention.target.rpartition("/")[2]]))
    below = [d for w, d in made if own and w[: len(own)] == own]
    for chosen in ([d for w, d in made if own and w == own], below, [d for w, d in made if own and w[:1] == own[:1]]):
        if chosen:
            return list(dict.fromkeys(chosen))
    title = {w.removesuffix("s") for w in re.findall(r"[a-z]+", (task.title or "").lower())}
    return [name for name in names.values() if "_" in name and {w.removesuffix("s") for w in name.split("_")} <= title]


def _parts(written: str | None) -> list[str]:
    """Return the steps of an id: `A1.b` is `a1`, `b`; `A10` is no kin of `A1`."""
    head = _NUMBER.match((written or "").lower())
    return [head[0], *re.findall(r"[a-z]+|\d+", (written or "").lower()[head.end() :])] if head is not None else []


def _target(context: ExportContext, plan: str, document: str) -> str:
    return link_target(posixpath.relpath(f"{context.folder}/{document}", plan.rpartition("/")[0] or "."))


def _ledger(context: ExportContext, choice: PhaseChoice, path: str, text: str) -> PlanUpdate:
    paths = [d.path for name, d in load_documents().items() if name in context.rendered and d.path.endswith(".md")]
    targets = [_target(context, path, p) for p in paths]
    if all(t in text for t in targets):
        return PlanUpdate(path, text, text)
    title = f"{context.timestamp} — {choice.initiative} (Phase {choice.phase} inventory exported)"
    body = ["**Action:** Exported the inventory with `knobgraph export phase-a`.", "", "**Artifacts:**"]
    body += [f"- [{p}]({t})" for p, t in zip(paths, targets, strict=True)]
    review = f"- Review {posixpath.basename(paths[0]) if paths else 'the inventory'}"
    body += ["", "**Next Actions:**", f"{review} and start phase {choice.next_phase}." if choice.next_phase else f"{review}."]
    return PlanUpdate(path, text, with_attempt(text, choice.initiative or "", title, body))
