"""Every node of code says whose it is: by the profile, else by the frameworks that files import."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_graph.fact import PropertyGraph
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.profile import Profile, parse_profile

FILES = {
    "fit_new.py": "import argparse\nfrom core.new import Settings\n"
    "p = argparse.ArgumentParser()\np.add_argument('--n', type=int)\na = p.parse_args()\nprint(Settings(a.n))\n",
    "fit_old.py": "import argparse\np = argparse.ArgumentParser()\np.add_argument('--n', type=int)\na = p.parse_args()\nprint(a.n)\n",
    "core/__init__.py": "",
    "core/new.py": "from dataclasses import dataclass\nfrom . import engine\n@dataclass\nclass Settings:\n    n: int = 1\n",
    "core/engine.py": "import torch.nn as nn\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def placed(graph: PropertyGraph) -> dict[str, object]:
    return {n.key.id: n.properties["backend"] for n in graph.nodes if "backend" in n.properties}


def test_a_program_is_of_the_framework_that_the_nearest_files_import(root: Path) -> None:
    assert placed(ingest(root, Profile()).graph) == {"core/engine.py": "pytorch", "fit_new.py": "pytorch", "fit_new.py#--n": "pytorch"}


def test_the_profile_decides_where_there_is_one(root: Path) -> None:
    profile = parse_profile('[[backends]]\nname = "new"\npaths = ["/core/", "/fit_new.py"]\n[canonical]\nbackend = "new"\n')
    graph = ingest(root, profile).graph
    assert placed(graph)["core.new.Settings.n"] == "new"
    assert placed(graph)["fit_new.py#--n"] == "new"
    assert "fit_old.py" not in placed(graph)
    assert {n.key.id: n.properties["canonical"] for n in graph.nodes if "canonical" in n.properties} == {
        "core.new.Settings": True,
        "core.new.Settings.n": True,
    }


def test_excluded_files_are_not_read_and_excluded_entry_points_not_run(root: Path) -> None:
    profile = parse_profile('[exclude]\npaths = ["/core/"]\nentry_points = ["fit_old.py"]\n')
    ids = {n.key.id for n in ingest(root, profile).graph.nodes}
    assert "fit_new.py#--n" in ids
    assert not {"core/new.py", "fit_old.py#--n"} & ids


def test_what_a_function_imports_when_it_runs_does_not_make_a_file_of_that_framework(root: Path) -> None:
    (root / "core" / "engine.py").write_text("def available():\n    import torch\n    return torch\n")
    assert placed(ingest(root, Profile()).graph) == {}


def test_most_of_the_nearest_files_decide_of_a_program(root: Path) -> None:
    for name, text in (("a", "import jax\n"), ("b", "import tensorflow\n"), ("c", "try:\n    import tensorflow\nexcept ImportError:\n    pass\n")):
        (root / "core" / f"{name}.py").write_text(text)
    (root / "fit_old.py").write_text("from core import a, b, c\n" + FILES["fit_old.py"])
    assert placed(ingest(root, Profile()).graph)["fit_old.py"] == "tensorflow"
