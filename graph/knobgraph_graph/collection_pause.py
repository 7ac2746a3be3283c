"""Making many objects without the cyclic garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collection_pause() -> Generator[None]:
    """Keep the collector from running: what makes hundreds of thousands of objects of which none dies is held up by it; each run would be for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
