"""`knobgraph serve`."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path

import click

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import store_option
from knobgraph_graph.opening import open_store, store_location

TOKEN_VARIABLE = "KNOBGRAPH_TOKEN"  # noqa: S105 - the name of a variable
LEAST_TOKEN = 16
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; any but loopback needs KNOBGRAPH_TOKEN.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on.")
@click.option("--allow-ingest", "roots", multiple=True, type=click.Path(path_type=Path), metavar="ROOT", help="Let requests ingest folders below ROOT.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A name that requests may call this server by, beside its address.")
@click.option("--cors-origin", "origins", multiple=True, metavar="ORIGIN", help="A web site whose scripts may read the answers.")
@click.option("--insecure", is_flag=True, help="Listen on another address than loopback without a token.")
@store_option
def command(host: str, port: int, roots: tuple[Path, ...], hosts: tuple[str, ...], origins: tuple[str, ...], insecure: bool, store: str | None) -> None:
    """Answer over HTTP until interrupted: lineage, inventories, read-only Cypher, and a page to look at."""
    token = os.environ.get(TOKEN_VARIABLE) or None
    if token is not None and (len(token) < LEAST_TOKEN or not token.isascii() or not token.isprintable() or " " in token):
        fail(f"{TOKEN_VARIABLE}: expected at least {LEAST_TOKEN} letters, digits and signs without a space")
    if token is None and not insecure and not is_loopback(host):
        fail(f"--host {host}: anyone who reaches that address could read the graph; set {TOKEN_VARIABLE}, or give --insecure")
    if missing := next((root for root in roots if not root.is_dir()), None):
        fail(f"--allow-ingest {missing}: no such folder")
    from knobgraph_api.http.server import run_server
    from knobgraph_api.http.settings import IngestSettings, ServerSettings

    with store_errors():
        opened = open_store(store)
        try:
            names = (*LOOPBACK_NAMES, host.strip("[]").lower(), *(name.lower() for name in hosts))
            settings = ServerSettings(
                token=token,
                hosts=names if is_loopback(host) or hosts else (),
                origins=origins,
                ingest=IngestSettings(tuple(root.resolve() for root in roots), store_location(store)) if roots else None,
            )
            run_server(opened, settings, host, port)
        finally:
            opened.close()


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
