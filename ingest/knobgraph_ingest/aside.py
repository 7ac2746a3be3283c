"""Work that is done in a copy of this process while it goes on itself."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """The result of work that is begun at once beside what this process does, where that can be done and pays, and else done when it is asked for.

    The work sees everything as it is now; of what it changes only the result comes back, so that must tell all of it and be something that can be pickled.
    """

    def __init__(self, work: Callable[[], Result], *, pays: bool) -> None:
        self._work = work
        self._answer: Connection | None = None
        # A copy of a process that has threads may stall; elsewhere than on Linux there are no cheap copies.
        if pays and sys.platform == "linux" and threading.active_count() == 1:
            context = multiprocessing.get_context("fork")
            self._answer, theirs = context.Pipe(duplex=False)
            self._process = context.Process(target=_tell, args=(work, theirs), daemon=True)
            self._process.start()
            theirs.close()

    def result(self) -> Result:
        """Return the result, when it is there; what the copy could not do is done here, so that its errors are met here. To be asked once."""
        if self._answer is not None:
            with suppress(EOFError):
                answer: Result = self._answer.recv()
                self._process.join()
                return answer
            self._process.join()
        return self._work()


def _tell(work: Callable[[], Result], answer: Connection) -> None:
    answer.send(work())
    answer.close()
