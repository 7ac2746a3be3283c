"""A word counts where it stands for itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from knobgraph_ingest.discovery.mention import mentions

WORDS = st.lists(st.text("ab_", min_size=1, max_size=3), max_size=3)


@given(st.text("ab_ .(é", max_size=12), WORDS)
def test_it_says_what_an_expression_of_whole_words_says(text: str, words: list[str]) -> None:
    assert mentions(text, words) == any(re.search(rf"\b{word}\b", text) for word in words)
