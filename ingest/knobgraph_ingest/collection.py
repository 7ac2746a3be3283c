"""How often Python looks for cycles among the objects of an ingest."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

OBJECTS = 1_000_000  # trees and values live as long as the ingest does: looking at them all every 700 new ones costs a third of it


@contextmanager
def rare_collections() -> Generator[None]:
    """Look for cycles of garbage rarely inside the block, and as before after it."""
    before = gc.get_threshold()
    gc.set_threshold(max(OBJECTS, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
