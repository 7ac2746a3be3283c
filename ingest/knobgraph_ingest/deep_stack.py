"""A stack that holds the nested calls of an analysed program."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from knobgraph_ingest.collection import rare_collections

STACK_BYTES = 768 * 1024 * 1024
RECURSION = 150_000
ROOM = (1 << 20) + 1  # places: just over a power of two, so that the block CPython takes for it is twice as large and half of it stays free
Outcome = TypeVar("Outcome")


def _with_room(work: Callable[[], Outcome]) -> Outcome:
    return work()


# CPython (3.11 on) keeps the frames of Python code in blocks of 16 KiB that it maps and unmaps as the depth of calls passes their ends; an
# interpreter goes up and down all the time, and spent a seventh of its time there. A frame that asks for much room brings one large block,
# in which all the frames of its calls stand (Python/pystate.c, push_chunk).
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=ROOM)


def with_deep_stack(work: Callable[[], Outcome]) -> Outcome:
    """Return what `work` returns, run in a thread whose stack holds the nested calls of an analysed program."""
    outcome: list[Outcome] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            with rare_collections():
                outcome.append(_with_room(work))
        except BaseException as error:  # noqa: BLE001 - carried over to the calling thread, which raises it
            failure.append(error)

    previous = threading.stack_size(STACK_BYTES)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION)
    try:
        thread = threading.Thread(target=run, name="interpreter", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(0.2)
    finally:
        threading.stack_size(previous)
        sys.setrecursionlimit(limit)
    if failure:
        raise failure[0]
    return outcome[0]
