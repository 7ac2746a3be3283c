"""The profiles that the page on parity shows can be read, and tell programs apart that are laid out as it says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.profile import parse_profile
from knobgraph_queries.query import load_query

ROOT = Path(__file__).parents[3]
TWO_BACK_ENDS, TWO_SERVERS = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "parity.md").read_text(encoding="utf-8"), re.DOTALL)
CONFIG = (
    "from dataclasses import dataclass\n@dataclass\nclass TrainingConfig:\n    nepochs: int = 50\n    scheduler: str = 'Default'\n"
    "@dataclass\nclass PyTorchExecutionConfig:\n    scheduler: str = 'Default'\n"
)
HEAD = "import argparse\nfrom ptycho.config.config import PyTorchExecutionConfig, TrainingConfig\np = argparse.ArgumentParser()\n"
SCHEDULER = "p.add_argument('--scheduler', default='Default')\na = p.parse_args()\n"
TAIL = "print(c.nepochs, c.scheduler)\n"
FILES = {
    "ptycho/__init__.py": "", "ptycho/config/__init__.py": "", "ptycho/config/config.py": CONFIG,
    "scripts/training/train.py": f"{HEAD}p.add_argument('--nepochs', type=int, default=50)\n{SCHEDULER}"
    f"c = TrainingConfig(a.nepochs, a.scheduler)\n{TAIL}",
    "ptycho_torch/train.py": f"{HEAD}p.add_argument('--max_epochs', type=int, default=100)\n{SCHEDULER}"
    f"c = TrainingConfig(a.max_epochs)\nprint(PyTorchExecutionConfig(a.scheduler).scheduler)\n{TAIL}",
}  # fmt: skip


def test_ten_lines_tell_two_back_ends_apart(tmp_path: Path) -> None:
    assert len(TWO_BACK_ENDS.splitlines()) <= 10
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(ingest(tmp_path, parse_profile(TWO_BACK_ENDS)).graph)
    rows = {(r.kind, r.severity, r.left, r.right) for r in load_query("parity").run(store)}
    assert {("semantics", "critical", "--scheduler", "--scheduler"), ("renamed", "low", "--nepochs", "--max_epochs"),
            ("default", "high", "--nepochs", "--max_epochs")} <= rows  # fmt: skip


def test_the_shared_names_shown_are_those_that_two_servers_are_compared_by() -> None:
    shown, whole = tomllib.loads(TWO_SERVERS), tomllib.loads((ROOT / "tests" / "programs" / "two_servers.toml").read_text(encoding="utf-8"))
    assert parse_profile(TWO_SERVERS).pairs == parse_profile((ROOT / "tests" / "programs" / "two_servers.toml").read_text(encoding="utf-8")).pairs
    assert all(alias in whole["aliases"] for alias in shown["aliases"])
