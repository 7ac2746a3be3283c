"""`knobgraph doctor`."""

from __future__ import annotations

import platform
from importlib.metadata import version

import click

from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.graph_file import VERSION
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.opening import open_store, store_location
from knobgraph_graph.store import Store, StoreError
from knobgraph_queries.query import load_query

PROBLEM = "problem"


@click.command("doctor")
@format_option
@store_option
def command(output: str, store: str | None) -> None:
    """Say which store is meant, whether it answers, what it holds, and what to do about each problem; exit 1 if there is one."""
    rows = [found("knobgraph", f"{version('knobgraph')} on Python {platform.python_version()}"), found("store", store_location(store))]
    try:
        opened = open_store(store)
    except StoreError as error:
        rows.append(found("reachable", "no", str(error)))
    else:
        try:
            rows += examined(opened)
        except StoreError as error:
            rows.append(found("readable", "no", str(error)))
        finally:
            opened.close()
    write_rows(rows, output, ("what", "found", PROBLEM))
    if any(row[PROBLEM] for row in rows):
        raise SystemExit(1)


def found(what: str, value: object, problem: str = "") -> dict[str, object]:
    """Return one row of the report; a problem says what to do about it."""
    return {"what": what, "found": value, PROBLEM: problem}


def examined(store: Store) -> list[dict[str, object]]:
    """Return what an open store says of itself."""
    rows = [found("kind", kind(store)), found("graph version", store.version())]
    counts = load_query("counts").run(store)
    rows.append(found("nodes", sum(count.nodes for count in counts), "" if counts else "the store holds no graph: run `knobgraph ingest PATH`"))
    rows += [found(f"  {count.label}", count.nodes) for count in counts]
    return rows


def kind(store: Store) -> str:
    """Return what kind of store it is, with its version."""
    if isinstance(store, OfflineStore):
        return f"graph file, format {VERSION}"
    from knobgraph_graph.neo4j_store import Neo4jStore  # here, so that a graph file does not wait for the driver

    if isinstance(store, Neo4jStore):
        return f"Neo4j {store.server}, driver {version('neo4j')}"
    raise AssertionError(f"an unknown kind of store: {type(store).__name__}")
