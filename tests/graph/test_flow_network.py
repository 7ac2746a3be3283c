"""What the row of a path says of the conditions of its flows."""

from __future__ import annotations

import pytest

from knobgraph_graph.flow_network import joined_conditions


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ([], None),
        ([None, None], None),
        (["a", None, "a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "a and b"], "a and b"),
        (["a and b", "b"], "a and b"),
        (["not x", "x"], "not x and x"),
        (["ab", "b and c"], "ab and b and c"),
    ],
)
def test_what_a_longer_condition_says_is_not_said_twice(conditions: list[str | None], said: str | None) -> None:
    assert joined_conditions(conditions) == said
