"""Score the recall of the knob catalog: every keyword argument that running code hands to a surface must be in it.

    python tests/score_knobs.py ROOT [--store GRAPH.kgraph] [--below FOLDER …] [--calls CALLS.json]

Each module of ROOT is imported in a process of its own, where what is not installed has a stand-in. Then every function and method that it
defines is called four times: with stand-ins that are true or false, with and without the parameters that have a default. What a stand-in is called with,
and from which line, is recorded; knobgraph has no part in that. With --calls the record is kept, and taken where it is there already.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.surface import SurfaceTable, built_in_surfaces
from knobgraph_queries.query import load_query

SECONDS = 240
WORKER = r"""
import contextlib, importlib, importlib.abc, importlib.machinery, inspect, json, os, pathlib, signal, sys
from importlib.metadata import packages_distributions
from unittest.mock import MagicMock
root, name, answer, *libraries = sys.argv[1:]
calls, truth = set(), [True]

class StandIn(MagicMock):
    __path__ = []
    __spec__ = None
    def __mro_entries__(self, bases): return (object,)
    def __call__(self, *args, **kwargs):
        path, parent = self._mock_new_name or self._mock_name or "?", self._mock_new_parent
        while parent is not None:
            path, parent = (parent._mock_new_name or parent._mock_name or "") + "." + path, parent._mock_new_parent
        frame = sys._getframe(1)
        while frame is not None and not frame.f_code.co_filename.startswith(root): frame = frame.f_back
        place = f"{os.path.relpath(frame.f_code.co_filename, root)}:{frame.f_lineno}" if frame else "?"
        calls.update((path.strip(".").replace("()", "").replace("..", "."), keyword, place) for keyword in kwargs)
        return super().__call__(*args, **kwargs)
    def __iter__(self): return iter([StandIn(), StandIn()])
    def __bool__(self): return truth[0]
    __lt__ = __gt__ = __contains__ = lambda self, other: truth[0]
    __le__ = __ge__ = lambda self, other: True
    __len__ = __index__ = __int__ = lambda self: 2
    __float__ = lambda self: 2.0
    __round__ = lambda self, digits=None: 2
    __neg__ = __abs__ = lambda self: self
    __format__ = lambda self, how: "x"

class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    # A folder of the repository may be called like a library, and is none.
    known = ({p.split(".")[0] for p in os.listdir(root)} - set(libraries) | set(packages_distributions())) | set(sys.stdlib_module_names)
    def find_spec(self, name, path=None, target=None):
        return None if name.split(".")[0] in self.known else importlib.machinery.ModuleSpec(name, self, is_package=True)
    def create_module(self, spec):
        module = StandIn(name=spec.name); module.__name__ = spec.name; module.__file__ = "<stand-in>"; module.__loader__ = self
        return module
    def exec_module(self, module): pass

def late(*_): raise TimeoutError
signal.signal(signal.SIGALRM, late)

@contextlib.contextmanager
def bounded(seconds):
    signal.alarm(seconds)
    try: yield
    except BaseException: pass
    finally: signal.alarm(0)

def value(p, kept):
    if p.default is not p.empty and isinstance(p.default, bool): return not p.default
    if p.default is not p.empty and isinstance(p.default, (int, float, str)): return p.default
    known = {"bool": kept, "str": "x", "int": 2, "float": 0.5}
    annotation = getattr(p.annotation, "__name__", str(p.annotation))
    return pathlib.Path("out") if "Path" in annotation else known.get(annotation, StandIn(name=p.name))

def attempt(function, *first):
    with contextlib.suppress(Exception):
        parameters = list(inspect.signature(function).parameters.values())[len(first):]
        for truth[0] in (True, False):
            for everything in (False, True):
                wanted = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) and (everything or p.default is p.empty)]
                with bounded(5):
                    result = function(*first, **{p.name: value(p, truth[0]) for p in wanted})
                    if inspect.isgenerator(result): list(zip(result, range(3)))

sys.path.insert(0, root); sys.meta_path.insert(0, Finder())
sys.argv = ["x"]
module = None
with bounded(40): module = importlib.import_module(name)
for thing in list(vars(module).values()) if module is not None else ():
    if getattr(thing, "__module__", None) != name: continue
    if inspect.isfunction(thing): attempt(thing)
    elif inspect.isclass(thing):
        for called, method in list(vars(thing).items()):
            method = getattr(method, "__func__", method)
            if inspect.isfunction(method) and (called == "__init__" or called[:2] != "__"):
                with contextlib.suppress(Exception):
                    attempt(method, object.__new__(type(thing.__name__, (thing,), {"__getattr__": lambda s, n: StandIn(name=n)})))
# Not the standard output: code that opens a stand-in opens the descriptor that its index is, and closes it.
pathlib.Path(answer).write_text(json.dumps(sorted(calls)))
"""
Call = tuple[str, str, str]  # callee, parameter, path:line


def built_in_table() -> SurfaceTable:
    return SurfaceTable(built_in_surfaces())


def recorded(root: Path, below: list[str]) -> Iterator[Call]:
    for path in sorted(p for folder in below for p in (root / folder).rglob("*.py")):
        if "test" in path.name:
            continue
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "calls.json"
            command = [sys.executable, "-c", WORKER, str(root), name, str(answer), *sorted(built_in_table().packages)]
            try:
                subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL, check=False)
                calls = json.loads(answer.read_text(encoding="utf-8"))
            except (subprocess.TimeoutExpired, OSError, ValueError):
                print(f"{name}: no answer", file=sys.stderr)
                continue
        yield from map(tuple, calls)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--store", type=Path, help="a graph that was ingested already")
    parser.add_argument("--below", nargs="*", default=["."])
    parser.add_argument("--calls", type=Path)
    options = parser.parse_args()
    root = options.root.resolve()
    if options.calls and options.calls.exists():
        calls = {tuple(c) for c in json.loads(options.calls.read_text())}
    else:
        calls = set(recorded(root, options.below))
        if options.calls:
            options.calls.write_text(json.dumps(sorted(calls)))
    surfaces = built_in_table()
    at_surfaces = {c for c in calls if (found := surfaces.match(c[0])) is not None and found.counts(c[1])}
    with tempfile.TemporaryDirectory() as folder:
        store = OfflineStore(options.store or Path(folder) / "graph.kgraph")
        if options.store is None:
            store.replace(ingest(root).graph)
        said = {
            (row.callee.removesuffix(".__init__").rpartition(".")[2], row.parameter, site.partition(" ")[0])
            for row in load_query("knobs").run(store) if row.kind == "argument" and row.binding != "default" for site in row.sites
        }  # fmt: skip
    missing = sorted(c for c in at_surfaces if (c[0].rpartition(".")[2], c[1], c[2]) not in said)
    print(f"{len(calls)} keyword arguments recorded, {len(at_surfaces)} at surfaces, {len(missing)} of these missing")
    for callee, parameter, place in missing:
        print(f"  {callee}({parameter}=) at {place}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
