"""The branch of a program in which a flag is declared."""

from __future__ import annotations

from pathlib import Path

from knobgraph_ingest.ingestion import ingest

TEXT = """
import argparse, sys

def new():
    p = argparse.ArgumentParser()
    for name in ("--a", "--b"):
        if name != "--c":
            p.add_argument(name)
    print(p.parse_args())

if __name__ == "__main__":
    if "--a" in sys.argv:
        new()
    else:
        p = argparse.ArgumentParser()
        p.add_argument("--old")
        print(p.parse_args())
"""


def modes(folder: Path, text: str) -> dict[str, object]:
    (folder / "run.py").write_text(text)
    return {n.key.id: n.properties.get("mode") for n in ingest(folder).graph.nodes if n.key.label == "Flag"}


def test_flags_of_different_branches_say_which(tmp_path: Path) -> None:
    assert modes(tmp_path, TEXT) == {"run.py#--a": "new", "run.py#--b": "new", "run.py#--old": "if not ('--a' in sys.argv)"}


def test_flags_of_one_branch_say_nothing(tmp_path: Path) -> None:
    assert modes(tmp_path, TEXT.replace('p.add_argument("--old")', "pass")) == {"run.py#--a": None, "run.py#--b": None}
