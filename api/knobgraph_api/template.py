"""The templates of the reports and the filters they share."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import tomlkit
from jinja2 import Environment, PackageLoader, StrictUndefined

from knobgraph_api.markdown_text import code, shortened
from knobgraph_api.rendering import as_text, markdown_cell

MOST_ON_A_LINE = 3


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = PackageLoader("knobgraph_api")
    environment = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - markdown, not HTML
    environment.filters["cell"] = markdown_cell
    environment.filters["code"] = lambda value: code(as_text(value))
    environment.filters["toml"] = _toml
    environment.filters["short"] = _short
    return environment


def _toml(value: object) -> str:
    if not isinstance(value, list | tuple):
        return str(tomlkit.item(value).as_string())
    array = tomlkit.array()
    array.extend(value)
    return str(array.multiline(len(value) > MOST_ON_A_LINE).as_string())


def _short(value: object, limit: int = 160) -> str:
    return shortened(as_text(value), limit)


def render_template(name: str, /, **values: Any) -> str:
    """Return a template of the package filled with values; a value that a template names but is not given is an error.

    Filters: `cell` shows any text in a table cell, `code` as a code span, `short(limit)` cuts it at a word,
    `toml` writes a value, a long list with one item a line.
    """
    return _environment().get_template(name).render(**values)
