"""When Python looks for cycles among the objects of an ingest."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

OBJECTS = 1_000_000  # values live as long as the run of an entry point does: looking at them all every 700 new ones costs a third of it


@contextmanager
def rare_collections() -> Generator[None]:
    """Look for cycles of garbage rarely inside the block, even inside a pause of the collector, and as before after it."""
    enabled, before = gc.isenabled(), gc.get_threshold()
    gc.set_threshold(max(OBJECTS, before[0]) if before[0] else 0, *before[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not enabled:
            gc.disable()
