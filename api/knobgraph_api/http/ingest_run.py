"""An ingest that a request asked for: in a process of its own, with what it does told as it happens."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Literal
from uuid import uuid4

from knobgraph_api.http.metrics import Metrics
from knobgraph_api.http.problem import Problem
from knobgraph_api.http.settings import IngestSettings

KEPT_RUNS = 20
KEPT_EVENTS = 2_000
FAULTS = ("NotAPythonRepository", "ProfileError", "StoreError", "StoreUnavailable")


@dataclass(slots=True)
class IngestRun:
    """One ingest: what was asked, how far it is, and every event so far."""

    path: str
    id: str = field(default_factory=lambda: uuid4().hex)
    state: Literal["running", "done", "failed"] = "running"
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """Return the run as the response that tells of it."""
        return {"id": self.id, "path": self.path, "state": self.state, "last": self.events[-1][1] if self.events else {}}


class IngestRuns:
    """All ingests since the start, of which one may run at a time."""

    def __init__(self, settings: IngestSettings, metrics: Metrics) -> None:
        self._settings = settings
        self._metrics = metrics
        self._runs: dict[str, IngestRun] = {}
        self._lock = Lock()
        self._process: SpawnProcess | None = None

    def find(self, identifier: str) -> IngestRun:
        """Return a run.

        Raises:
            Problem: there is none of that id, or it was long ago.
        """
        run = self._runs.get(identifier)
        if run is None:
            raise Problem(404, f"there is no ingest {identifier}")
        return run

    def start(self, named: str) -> IngestRun:
        """Begin to read the repository at a path, in place of the graph that is stored of it.

        Raises:
            Problem: the path may not be read, or another ingest runs.
        """
        path = permitted(named, self._settings.roots)
        with self._lock:
            if any(run.state == "running" for run in self._runs.values()):
                raise Problem(409, "another ingest runs: wait for it", headers={"Retry-After": "5"})
            run = IngestRun(named)
            self._runs[run.id] = run
            for old in list(self._runs)[:-KEPT_RUNS]:
                del self._runs[old]
            context = multiprocessing.get_context("spawn")
            receiving, sending = context.Pipe(duplex=False)
            process = context.Process(target=_ingest, args=(path, self._settings.store, sending), name="ingest")
            process.start()
            sending.close()
            self._process = process
        Thread(target=self._follow, args=(run, process, receiving), name="ingest-events", daemon=True).start()
        return run

    def close(self) -> None:
        """End the ingest that runs; the graph stays as it was."""
        process = self._process
        if process is not None and process.is_alive() and process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGTERM)  # its own workers too
            process.terminate()
            process.join(5)

    def _follow(self, run: IngestRun, process: SpawnProcess, receiving: Connection) -> None:
        state: Literal["done", "failed"] = "failed"
        with suppress(EOFError, OSError):
            while True:
                kind, event = receiving.recv()
                if kind == "progress" and len(run.events) >= KEPT_EVENTS:
                    continue
                run.events.append((kind, event))
                if kind in ("done", "failed"):
                    state = "done" if kind == "done" else "failed"
                    break
        process.join()
        if not run.events or run.events[-1][0] not in ("done", "failed"):
            run.events.append(("failed", {"detail": f"the ingest was ended (exit {process.exitcode})"}))
        run.state = state
        self._metrics.ingests.labels(state).inc()


def permitted(named: str, roots: tuple[Path, ...]) -> Path:
    """Return the folder of a path below one of the roots, to which no link leads out of them.

    Raises:
        Problem: it is none; outside the roots nothing is told of what there is.
    """
    try:
        path = Path(named).resolve(strict=True)
        inside = any(path.is_relative_to(root.resolve()) for root in roots)
    except (OSError, ValueError, RuntimeError):
        inside, path = False, Path()
    if not inside or not path.is_dir():
        raise Problem(403, "not a folder below one of the roots that this server may read")
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            entry = Path(folder, name)
            if entry.is_symlink() and not any(entry.resolve().is_relative_to(root.resolve()) for root in roots):
                raise Problem(403, f"{entry.relative_to(path).as_posix()} is a link to outside the roots that this server may read")
    return path


def _ingest(path: Path, location: str, sending: Connection) -> None:
    # In a process of its own: the interpreter needs a deep stack, all of a core, and may be ended at any time.
    from knobgraph_graph.opening import open_store
    from knobgraph_ingest.ingestion import ingest

    if hasattr(os, "setsid"):
        os.setsid()

    def progress(name: str, done: int, total: int) -> None:
        sending.send(("progress", {"doing": name, "done": done, "total": total}))

    try:
        result = ingest(path, progress=progress)
        store = open_store(location)
        try:
            store.replace(result.graph)
        finally:
            store.close()
        found = result.report
        told = {
            "repository": result.graph.repository,
            "files": found.files,
            "lines": found.lines,
            "entry_points": found.entry_points,
            "flags": found.flags,
            "seconds": round(found.seconds, 3),
            "passed_over": [{"path": p.path, "reason": p.reason} for p in found.problems],
            "stopped_short": len(found.bounds),
        }
        sending.send(("done", told))
    except Exception as error:  # noqa: BLE001 - whatever it is, the one who asked is told, and the process ends with it
        known = type(error).__name__ in FAULTS
        if not known:
            sys.excepthook(type(error), error, error.__traceback__)
        sending.send(("failed", {"detail": str(error) if known else "this is a fault of the server; its log says more"}))
    finally:
        sending.close()
