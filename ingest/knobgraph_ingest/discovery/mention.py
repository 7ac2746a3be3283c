"""Whether a text mentions one of several words, found far faster than by an expression with as many alternatives."""

from __future__ import annotations

from collections.abc import Iterable


def mentions(text: str, words: Iterable[str]) -> bool:
    """Return whether any of the words, each of letters, digits and underscores, stands in a text, not only as a part of a longer one."""
    return any(_stands(text, word) for word in words)


def _stands(text: str, word: str) -> bool:
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _goes_on(text[start - 1 : start]) and not _goes_on(text[end : end + 1]):
            return True
        start = text.find(word, end)
    return False


def _goes_on(character: str) -> bool:
    return character.isalnum() or character == "_"
