"""Pages of a list, linked by cursors that hold only for the list and the graph they were made of."""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from knobgraph_api.http.problem import Problem

DEFAULT_LIMIT = 100
MOST = 10_000
_CURSOR = struct.Struct(">6s6sI")


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, how long the list is, and the cursor of the next part."""

    rows: Sequence[dict[str, Any]]
    total: int
    next: str | None


def page_of(rows: Sequence[dict[str, Any]], *, limit: int, cursor: str | None, question: str, version: str) -> Page:
    """Return the page that `cursor` stands for; `question` is all that decides which rows there are, in which order.

    Raises:
        Problem: the cursor is of another list, or the graph was replaced since the first page.
    """
    start = 0 if cursor is None else _offset(cursor, question, version)
    end = start + limit
    following = _CURSOR.pack(_digest(question), _digest(version), end)
    return Page(rows[start:end], len(rows), base64.urlsafe_b64encode(following).decode() if end < len(rows) else None)


def _offset(cursor: str, question: str, version: str) -> int:
    try:
        asked, of, offset = _CURSOR.unpack(base64.b64decode(cursor.encode(), altchars=b"-_", validate=True))
    except (ValueError, struct.error, UnicodeError) as error:
        raise Problem(404, "there is no page of this cursor") from error
    if asked != _digest(question):
        raise Problem(404, "this cursor is of a list with other filters or another order")
    if of != _digest(version):
        raise Problem(409, "the graph was replaced since the first page: begin again without a cursor")
    return int(offset)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest()
