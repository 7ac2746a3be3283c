"""`knobgraph export`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.phase_a_export import ExportError, export_phase_a
from knobgraph_api.rendering import store_option
from knobgraph_graph.opening import open_store


@click.group("export")
def command() -> None:
    """Write reports."""


@command.command("phase-a")
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write into; by default the reports of the initiative's plans.")
@click.option("--repository", type=click.Path(path_type=Path), help="The analysed repository; by default where it was ingested.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this document, by its name without extension; may be given more than once.")
@click.option("--format", "output", type=click.Choice(["md", "html"]), default="md", show_default=True, help="Markdown files, or one page by itself.")
@click.option("--timestamp", metavar="UTC", help="The time to write down, as in 2025-10-19T225905Z; now, if not given.")
@click.option("--update-plans", is_flag=True, help="Also set the states of the phase's tasks in its plan and append the attempt to the ledger.")
@click.option("--force", is_flag=True, help="Update plan files even when they hold changes that are not committed.")
@store_option
def phase_a(
    out: Path | None, repository: Path | None, only: tuple[str, ...], output: str, timestamp: str | None, update_plans: bool, force: bool, store: str | None
) -> None:
    """Write the inventories of Phase A: flags, knobs, overlaps, a summary, the raw listing, and the checklist, checked."""
    when = timestamp or dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    with store_errors():
        opened = open_store(store)
        try:
            done = export_phase_a(opened, out, repository, only, when, as_html=output == "html", update_plans=update_plans, force=force)
        except ExportError as error:
            fail(str(error))
        except OSError as error:
            fail(f"{error.filename}: {error.strerror}")
        finally:
            opened.close()
    for written in done.written:
        click.echo(str(written))
    for edited in done.edited:
        click.echo(f"updated {edited}", err=True)
    for failure in done.failed:
        click.echo(f"citation does not hold: {failure}", err=True)
