"""One writer at a time, without a lock file that could be left behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from knobgraph_graph.store import StoreError

if sys.platform != "win32":
    import fcntl


@contextmanager
def folder_lock(folder: Path) -> Generator[None]:
    """Hold `folder`, made if missing, against other processes that lock it; the system frees it if this one dies.

    Raises:
        StoreError: the folder cannot be made or opened.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":  # folders cannot be opened there; the atomic rename still keeps the file whole
            yield
            return
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
