"""What a person wrote between markers in an exported file, and how it survives the next export.

A block begins with `<!-- keep: NAME -->` and ends with `<!-- /keep -->`, each on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGIN = re.compile(r"\s*<!--\s*keep:\s*(?P<name>[^>]*?)\s*-->\s*")
_END = re.compile(r"\s*<!--\s*/keep\s*-->\s*")
_HEADING = re.compile(r"#{1,6}\s")


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """A block as it stands: its name, the heading above it, its lines with both markers."""

    name: str
    heading: str
    lines: tuple[str, ...]


def kept_blocks(text: str) -> Iterator[KeptBlock]:
    """Yield the blocks of a text; one that is never closed reaches to the end."""
    heading, name = "", ""
    block: list[str] | None = None
    for line in text.split("\n"):
        begin = _BEGIN.fullmatch(line) if block is None else None
        if begin is not None:
            block, name = [line], begin["name"]
        elif block is not None:
            block.append(line)
            if _END.fullmatch(line):
                yield KeptBlock(name, heading, tuple(block))
                block = None
        elif _HEADING.match(line):
            heading = line.strip()
    if block is not None:
        yield KeptBlock(name, heading, (*block, "<!-- /keep -->"))


def with_kept(new: str, old: str) -> str:
    """Return a new text with the blocks of the old one: in the place of the same name, else below the same heading, else below the last one."""
    blocks = list(kept_blocks(old))
    lines = new.split("\n")
    headings = [line.strip() for line in lines if _HEADING.match(line)]
    inserted: dict[str, int] = {}
    for block in blocks:
        start = next((n for n, line in enumerate(lines) if (b := _BEGIN.fullmatch(line)) and b["name"] == block.name), None)
        if start is not None:
            end = next((n for n in range(start, len(lines)) if _END.fullmatch(lines[n])), len(lines) - 1)
            lines[start : end + 1] = block.lines
            continue
        # Below the last heading a block stays where it is the next time, which it would not at the end of that section.
        heading = block.heading if block.heading in headings else headings[-1] if headings else None
        at = next((n + 1 for n, line in enumerate(lines) if line.strip() == heading), None)
        if at is None:
            while lines and not lines[-1]:
                lines.pop()
            lines += ["", *block.lines, ""]
        else:
            at += inserted.get(heading or "", 0)
            lines[at:at] = ["", *block.lines]
            inserted[heading or ""] = inserted.get(heading or "", 0) + len(block.lines) + 1
    return "\n".join(lines)
