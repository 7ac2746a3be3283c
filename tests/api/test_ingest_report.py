"""What `knobgraph ingest` says of its own failures, without being asked."""

from __future__ import annotations

import pytest

from knobgraph_api.commands.ingest import report
from knobgraph_ingest.ingestion import IngestReport
from knobgraph_ingest.interpreter.lineage import Bound


def test_a_failure_is_said_and_a_limit_only_counted(capsys: pytest.CaptureFixture[str]) -> None:
    limit = Bound("tool.py", "tool.py", 3, "the depth bound was reached")
    failure = Bound("tool.py", "helper.py", 7, "the analysis failed here: KeyError: 'x'", failure=True)
    report(IngestReport(2, 40, 1, 3, 0.1, (), (limit, failure)), explain=False)
    said = capsys.readouterr().err
    assert "tool.py: helper.py:7: the analysis failed here: KeyError: 'x'" in said
    assert "the depth bound" not in said
    assert "stopped short at 2 places" in said
