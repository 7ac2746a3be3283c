"""Text of others inside our markdown: it shows as it is, in a table cell too, and never becomes markup or HTML."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\|<>*`\[\]~])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_PLAIN_PATH = re.compile(r"[\w./@+-]+")


def escaped(text: str) -> str:
    """Return text in which nothing is markup, on one line."""
    return " ".join(_MARKUP.sub(lambda found: f"\\{found[0]}", text).split())


def code(text: str) -> str:
    """Return text as a code span that may stand in a table cell; empty text stays empty."""
    line = " ".join(text.split())
    if not line:
        return ""
    fence = "`"
    while fence in line:
        fence += "`"
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}".replace("|", "\\|")


def shortened(text: str, limit: int = 160) -> str:
    """Return text on one line, cut at a word with an ellipsis where it is longer than a limit."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def link_target(path: str) -> str:
    """Return a path as the target of a markdown link."""
    if _PLAIN_PATH.fullmatch(path):
        return path
    return path.replace("%", "%25").replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
