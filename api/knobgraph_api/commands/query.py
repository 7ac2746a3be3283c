"""`knobgraph query`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store


@click.command("query")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("-c", "--cypher", help="The query itself.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; a value that is JSON is taken as such.")
@format_option
@store_option
def command(file: Path | None, cypher: str | None, parameters: tuple[str, ...], output: str, store: str | None) -> None:
    """Run a read-only Cypher query from FILE or --cypher."""
    if (file is None) == (cypher is None):
        fail("give either a FILE or --cypher")
    values: dict[str, object] = {}
    for parameter in parameters:
        key, equals, text = parameter.partition("=")
        if not equals:
            fail(f"--param {parameter}: expected NAME=VALUE")
        try:
            values[key] = json.loads(text)
        except ValueError:
            values[key] = text
    try:
        text = cypher if cypher is not None else file.read_text(encoding="utf-8") if file is not None else ""
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    with store_errors():
        rows = open_store(store).query(text, values)
    write_rows(rows, output, list(rows[0]) if rows else [])
