"""Entry points that may run most code are begun first."""

from __future__ import annotations

from pathlib import Path

from knobgraph_ingest.discovery import discover
from knobgraph_ingest.entry_point_order import longest_first
from knobgraph_ingest.interpreter.module_files import ModuleFiles
from knobgraph_ingest.source_tree import SourceTree

READS = "import argparse\n{}\nif __name__ == '__main__':\n    argparse.ArgumentParser().parse_args()\n"


def test_what_a_program_imports_counts_however_it_is_written(tmp_path: Path) -> None:
    files = {
        "alone.py": READS.format("\n" * 50),
        "beside.py": READS.format("import os, short"),
        "through.py": READS.format("from parts import (\n    near,\n)\nfrom parts.near import x"),
        "late.py": READS.format("def f():\n    from parts import far\n"),
        "short.py": "x = 1\n" * 60,
        "parts/__init__.py": "",
        "parts/near.py": "from . import far\nx = 1\n",
        "parts/far.py": "from .near import x\nfrom ..nothing import y\n" + "x = 1\n" * 200,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    repository = discover(tmp_path)
    order = longest_first(repository, ModuleFiles(repository.modules), SourceTree(tmp_path))
    assert [repository.entry_points[n].path for n in order] == ["through.py", "late.py", "alone.py", "beside.py"]
