"""Rows as a table, JSON, CSV or markdown."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from knobgraph_api.markdown_text import escaped

FORMATS = ("table", "json", "csv", "md")
format_option = click.option("--format", "output", type=click.Choice(FORMATS), default="table", show_default=True, help="How rows are written.")
store_option = click.option("--store", envvar="KNOBGRAPH_STORE", metavar="PATH", help="Where the graph is kept.")


def as_text(value: object) -> str:
    """Return a cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(as_text(v) for v in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def markdown_cell(value: object) -> str:
    """Return a cell that GitHub-flavoured markdown shows as it is, pipes and line breaks included."""
    return escaped(as_text(value))


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a markdown table."""
    lines = [f"| {' | '.join(columns)} |", f"| {' | '.join('---' for _ in columns)} |"]
    lines += [f"| {' | '.join(markdown_cell(c) for c in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def write_rows(rows: Sequence[Mapping[str, Any]], output: str, columns: Sequence[str]) -> None:
    """Write rows to stdout: all their keys as JSON, only `columns` otherwise."""
    if output == "json":
        json.dump([dict(r) for r in rows], sys.stdout, indent=1, ensure_ascii=False)
        sys.stdout.write("\n")
    elif output == "csv":
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([as_text(r.get(c)) for c in columns] for r in rows)
        sys.stdout.write(text.getvalue())
    elif output == "md":
        sys.stdout.write(markdown_table(columns, [[r.get(c) for c in columns] for r in rows]))
    else:
        table = Table(show_lines=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(as_text(row.get(c)).replace("[", "\\[") for c in columns))
        Console(soft_wrap=False).print(table)
