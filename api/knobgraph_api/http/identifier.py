"""Node ids as one segment of a path."""

from __future__ import annotations

from urllib.parse import quote, unquote


def path_key(identifier: str) -> str:
    """Return an id as text that needs no escaping in a URL and never changes: `a/b.py#--x` is `a~2Fb.py~23--x`."""
    return quote(identifier.replace("~", "%7E"), safe="").replace("%257E", "~7E").replace("%", "~")


def node_id(key: str) -> str:
    """Return the id that a path key stands for; what is no key comes back as some text that is no id."""
    return unquote(key.replace("~", "%"))
