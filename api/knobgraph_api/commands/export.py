"""`knobgraph export`."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import click

from knobgraph_api.document import ExportContext, load_documents
from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import store_option
from knobgraph_graph.opening import open_store


@click.group("export")
def command() -> None:
    """Write reports."""


@command.command("phase-a")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write into.")
@store_option
def phase_a(out: Path, store: str | None) -> None:
    """Write the inventory of every entry point's flags and the raw listing of their definitions."""
    with store_errors():
        context = ExportContext(open_store(store), None, None, dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ"))
        rendered: dict[str, str] = {}
        for name, document in load_documents().items():
            rendered[name] = document.render(dataclasses.replace(context, rendered=rendered))
            target = out / document.path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(rendered[name], encoding="utf-8")
            except OSError as error:
                fail(f"{target}: {error.strerror}")
            click.echo(str(target))
