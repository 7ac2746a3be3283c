"""Signals that a path of the analysed program ends here."""

from __future__ import annotations


class Diverged(Exception):
    """The analysed program raises or exits on this path."""
