"""The line where a constant is written that ends in an argument."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_ingest.parity.keyword_places import KeywordPlaces, is_written
from knobgraph_ingest.source_tree import SourceTree

TEXT = """def bridge(model):
    kwargs = {
        'rate': 0.5,
        'steps': 3,
    }
    kwargs['steps'] = 4
    first = Fit(
        rate=1e-3,
    )
    return Fit(**kwargs)
"""


@pytest.mark.parametrize(("line", "name", "found"), [(7, "rate", 8), (10, "rate", 3), (10, "steps", 6), (10, "other", 10), (2, "rate", 2)])
def test_the_argument_is_found_where_it_is_written(tmp_path: Path, line: int, name: str, found: int) -> None:
    (tmp_path / "a.py").write_text(TEXT)
    assert KeywordPlaces(SourceTree(tmp_path)).line_of("a.py", line, name) == found


@pytest.mark.parametrize(
    ("value", "text", "written"),
    [
        ("1000000000.0", "photons=1e9,", True), ("'x'", 'name="x"', True), ("True", "'pad': True,  # missing here", True), ("None", "x=None", True),
        ("1.0", "'weight': weight,", False), ("1", "flag=True", False), ("False", "Fit(**defaults)", False), ("-1", "n=-1", True),
    ],
)  # fmt: skip
def test_a_constant_counts_as_written_in_any_spelling_but_only_there(value: str, text: str, written: bool) -> None:
    assert is_written(value, text) is written
