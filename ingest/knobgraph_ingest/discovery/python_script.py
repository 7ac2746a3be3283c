"""Python programs without a suffix, such as those of a folder `bin`."""

from __future__ import annotations

import re
from pathlib import Path

FIRST_LINE = re.compile(rb"#!.*\bpython[0-9.]*\b")
MOST_OF_FIRST_LINE = 200


def is_python_script(path: Path) -> bool:
    """Whether a file without a suffix says in its first line that Python runs it; what cannot be read is none."""
    if "." in path.name:
        return False
    try:
        with path.open("rb") as file:
            return FIRST_LINE.match(file.readline(MOST_OF_FIRST_LINE)) is not None
    except OSError:
        return False
