"""`knobgraph ingest`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import store_option
from knobgraph_graph.opening import open_store
from knobgraph_ingest.discovery import NotAPythonRepository
from knobgraph_ingest.ingestion import IngestReport, ingest
from knobgraph_ingest.profile import ProfileError, read_profile


@click.command("ingest")
@click.argument("path", type=click.Path(path_type=Path))
@store_option
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; default: one a core, one for a small repository.")
@click.option("--profile", type=click.Path(path_type=Path), help="What is declared about the repository; default: its own knobgraph.toml, if it has one.")
@click.option("--explain", is_flag=True, help="Also list every place where the analysis stopped short.")
def command(path: Path, store: str | None, jobs: int | None, profile: Path | None, explain: bool) -> None:
    """Read the repository at PATH, without running it, and replace its graph."""
    with store_errors():
        target = open_store(store)
        try:
            # Drawn when there is news: a thread that drew it would keep the ingest from copying its process.
            with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True, auto_refresh=False) as bar:
                task = bar.add_task("reading", total=None)

                def show(name: str, done: int, total: int) -> None:
                    bar.update(task, description=name, completed=done, total=total, refresh=True)

                result = ingest(path, read_profile(profile) if profile is not None else None, jobs=jobs, progress=show)
                target.replace(result.graph, lambda done, total: show("storing", done, total))
        except (NotAPythonRepository, ProfileError) as error:
            fail(str(error))
        finally:
            target.close()
    report(result.report, explain=explain)


def report(found: IngestReport, *, explain: bool) -> None:
    """Write what an ingest found to stderr."""
    click.echo(f"{found.files} files, {found.lines} lines, {found.entry_points} entry points, {found.flags} flags in {found.seconds:.1f} s", err=True)
    for problem in found.problems:
        click.echo(f"passed over {problem.path}: {problem.reason}", err=True)
    for failure in (b for b in found.bounds if b.failure):
        click.echo(f"{failure.entry_point}: {failure.path}:{failure.line}: {failure.reason}", err=True)
    if found.bounds:
        click.echo(f"the analysis stopped short at {len(found.bounds)} places" + ("" if explain else "; --explain lists them"), err=True)
    for bound in found.bounds if explain else ():
        click.echo(f"{bound.entry_point}: {bound.path}:{bound.line}: {bound.reason}", err=True)
