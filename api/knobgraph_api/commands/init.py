"""`knobgraph init`."""

from __future__ import annotations

from pathlib import Path

import click

from knobgraph_api.failure import fail
from knobgraph_api.template import render_template
from knobgraph_ingest.discovery import NotAPythonRepository
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.packages_apart import packages_apart
from knobgraph_ingest.profile import PROFILE_NAME, Profile
from knobgraph_ingest.profile_draft import ProfileDraft, draft_of


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
        draft = _draft(path, jobs)
    except NotAPythonRepository as error:
        fail(str(error))
    try:
        target.write_text(render_template("knobgraph.toml", draft=draft), encoding="utf-8")
    except OSError as error:
        fail(f"{target}: {error.strerror}")
    click.echo(str(target))
    counts = {"back end": len(draft.backends), "canonical class": len(draft.canonical.classes), "pair": len(draft.pairs)}
    click.echo(", ".join(f"{n} {word if n == 1 else word + ('es' if word.endswith('s') else 's')}" for word, n in counts.items()), err=True)


def _draft(path: Path, jobs: int | None) -> ProfileDraft:
    """Return what is detected by imported frameworks; where none tells back ends apart, what is detected by packages."""
    graph = ingest(path, Profile(), jobs=jobs).graph
    draft = draft_of(graph)
    apart = packages_apart(graph) if not draft.backends else None
    # Only a second reading knows what the flags of the pairs are to each other.
    return draft_of(ingest(path, apart, jobs=jobs).graph) if apart is not None else draft
