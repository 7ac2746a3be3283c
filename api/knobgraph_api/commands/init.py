"""`knobgraph init`."""

from __future__ import annotations

from pathlib import Path

import click

from knobgraph_api.failure import fail
from knobgraph_api.template import render_template
from knobgraph_ingest.discovery import NotAPythonRepository
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.profile import PROFILE_NAME, Profile
from knobgraph_ingest.profile_draft import draft_of


@click.command("init")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; default: knobgraph.toml in PATH.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; default: one a core, one for a small repository.")
def command(path: Path, out: Path | None, force: bool, jobs: int | None) -> None:
    """Write a commented profile of what is detected in the repository at PATH: back ends, canonical classes, pairs."""
    target = out if out is not None else path / PROFILE_NAME
    if target.exists() and not force:
        fail(f"{target} is there; --force replaces it")
    try:
        draft = draft_of(ingest(path, Profile(), jobs=jobs).graph)
    except NotAPythonRepository as error:
        fail(str(error))
    try:
        target.write_text(render_template("knobgraph.toml", draft=draft), encoding="utf-8")
    except OSError as error:
        fail(f"{target}: {error.strerror}")
    click.echo(str(target))
    click.echo(f"{len(draft.backends)} back ends, {len(draft.canonical.classes)} canonical classes, {len(draft.pairs)} pairs", err=True)
