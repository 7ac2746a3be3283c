"""Two programs that share no code, run with one flag changed at a time: the rows computed from what they did are the rows that are said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.profile import parse_profile
from knobgraph_queries.query import load_query
from tests.score_parity import KINDS, LiveFlag, table

FAST = """import argparse
class Config:
    backlog = 100
    certfile = None
    loglevel = "info"
    workers = 1
    secure = False
def parser():
    p = argparse.ArgumentParser()
    p.add_argument("application")
    p.add_argument("--backlog", type=int, default=100)
    p.add_argument("--certfile")
    p.add_argument("--log-level", default="info")
    p.add_argument("--workers", type=int, default=1)
    p.add_argument("--daemon", action="store_true")
    p.add_argument("--secure", action="store_true")
    return p
def main():
    a = parser().parse_args()
    c = Config()
    c.backlog = a.backlog
    if a.certfile is not None:
        c.certfile = a.certfile
    c.loglevel = a.log_level
    c.workers = a.workers
    if a.secure:
        c.certfile = "own.pem"
    print(a.application, a.daemon, c.backlog, c.certfile, c.loglevel, c.workers)
if __name__ == "__main__":
    main()
"""
SLOW = """import argparse
class Config:
    def __init__(self, backlog, ssl_certfile, log_level, processes, reload):
        self.backlog = backlog
        self.ssl_certfile = ssl_certfile
        self.log_level = log_level
        self.processes = processes
        self.reload = reload
def parser():
    p = argparse.ArgumentParser()
    p.add_argument("--backlog", type=int, default=2048)
    p.add_argument("--ssl-certfile", required=True)
    p.add_argument("--log-level", default="info", choices=["info", "debug"])
    p.add_argument("--processes", type=float, default=1)
    p.add_argument("--reload", action="store_true")
    return p
def main():
    a = parser().parse_args()
    c = Config(a.backlog, a.ssl_certfile, a.log_level, a.processes, a.reload)
    print(c.backlog, c.ssl_certfile, c.log_level, c.processes, c.reload)
if __name__ == "__main__":
    main()
"""
PROFILE = """
backends = [{ name = "fast", paths = ["/fast/"] }, { name = "slow", paths = ["/slow/"] }]
pairs = [{ mode = "serving", entry_points = ["fast/__main__.py", "slow/__main__.py"] }]
aliases = [
    { canonical = "certificate", names = ["fast.__main__.Config.certfile", "slow.__main__.Config.ssl_certfile"] },
    { canonical = "workers", names = ["fast.__main__.Config.workers", "slow.__main__.Config.processes"] },
]
"""
MEANINGS = {"certfile": "certificate", "ssl_certfile": "certificate", "workers": "workers", "processes": "workers"}
RUNNER = """
import json, sys
module = __import__(sys.argv[1] + ".__main__", fromlist=["main"])
watched, base = [], module.Config
module.Config = lambda *a: watched.append(base(*a)) or watched[-1]
sys.argv = sys.argv[1:]
module.main()
print("@@" + json.dumps({n: getattr(watched[0], n) for n in {*vars(base), *vars(watched[0])} if n[:2] != "__"}))
"""
PARSER = """
import json, sys
parser = __import__(sys.argv[1] + ".__main__", fromlist=["parser"]).parser()
keep = ("option_strings", "dest", "choices", "required", "default")
print("@@" + json.dumps([{**{k: getattr(a, k) for k in keep}, "type": getattr(a.type, "__name__", "str"), "switch": a.nargs == 0}
                         for a in parser._actions if a.dest != "help"]))
"""


def answer(code: str, root: Path, *arguments: str) -> Any:
    run = subprocess.run([sys.executable, "-c", code, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return json.loads(run.stdout.rpartition("@@")[2])


def live(root: Path, package: str, base: list[str]) -> list[LiveFlag]:
    before = answer(RUNNER, root, package, *base)
    found = []
    for flag in answer(PARSER, root, package):
        given = [] if flag["switch"] else [{"int": "7", "float": "7.0"}.get(flag["type"], "debug")]
        changed = [*base, *flag["option_strings"], *given] if flag["option_strings"] else base
        after = answer(RUNNER, root, package, *changed)
        # What is stored is what was given, not what it merely decided.
        moved = {n for n, value in after.items() if value != before[n] and str(value) == (*given, "True")[0]}
        found.append(LiveFlag(
            tuple(flag["option_strings"]), flag["dest"], "switch" if flag["switch"] else flag["type"], flag["choices"], flag["required"], flag["default"],
            frozenset(MEANINGS[n] for n in moved if n in MEANINGS),
        ))  # fmt: skip
    return found


def test_the_rows_said_are_those_that_two_running_programs_show(tmp_path: Path) -> None:
    for name, text in (("fast", FAST), ("slow", SLOW)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("")
        (tmp_path / name / "__main__.py").write_text(text)
    expected = table(live(tmp_path, "fast", ["app"]), live(tmp_path, "slow", ["--ssl-certfile", "x.pem"]))
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(ingest(tmp_path, parse_profile(PROFILE)).graph)
    said = {(r.kind, r.left, r.right) for r in load_query("parity").run(store) if r.kind in KINDS}
    assert said == expected
    assert {kind for kind, _, _ in expected} == set(KINDS)
