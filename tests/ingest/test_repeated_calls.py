"""A call that repeats an earlier one is not run again."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_ingest.ingestion import ingest

PROGRAM = """\
import argparse

class Report:
    def __init__(self):
        self.title = ""

def shout(text, mark):
    loud = text.upper()
    if mark == "plain":
        return loud
    return loud + mark

parser = argparse.ArgumentParser()
parser.add_argument("--title")

def main():
    args = parser.parse_args()
    report = Report()
    for one in [{numbers}]:
        for two in [{numbers}]:
            for three in [{numbers}]:
                said = shout(args.title, {mark})
    report.title = said

main()
"""


@pytest.mark.parametrize(("mark", "cut"), [('"!"', False), ('str(one) + "-" + str(two) + "-" + str(three)', True)])
def test_only_calls_that_differ_count_as_runs(tmp_path: Path, mark: str, cut: bool) -> None:
    numbers = ", ".join(str(n) for n in range(11))
    (tmp_path / "shout.py").write_text(PROGRAM.format(numbers=numbers, mark=mark), encoding="utf-8")
    result = ingest(tmp_path)
    assert any("run often enough" in b.reason for b in result.report.bounds) is cut
    flows = [(r.start.id, r.end.id) for r in result.graph.relationships if r.type == "FLOWS_INTO" and r.end.label == "ConfigField"]
    assert flows == [("shout.py#--title", "shout.Report.title")]
