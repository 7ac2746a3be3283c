"""One Python file: where it stands, under which name it is imported, and its text."""

from __future__ import annotations

import io
import tokenize
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceModule:
    """A readable Python file; paths are relative to the repository's root with forward slashes."""

    name: str
    path: str
    source_root: str
    is_package: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was passed over, and why in one line."""

    path: str
    reason: str


def read_source(root: Path, path: str) -> str:
    """Return the text of a file, decoded as PEP 263 says, without a byte order mark.

    Raises:
        ValueError: the file is too large or not in the encoding it declares.
        OSError: the file cannot be read.
    """
    file = root / path
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"larger than {MOST_BYTES // (1024 * 1024)} MiB")
    data = file.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        raise ValueError(f"not readable as the encoding it declares: {error}") from error
    if "\0" in text:
        raise ValueError("holds a NUL character")
    return text.replace("\r\n", "\n").replace("\r", "\n")
