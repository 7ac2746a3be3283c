"""Runs the application under uvicorn until it is told to end."""

from __future__ import annotations

import logging
import sys
from typing import Any

import uvicorn

from knobgraph_api.http.application import create_app
from knobgraph_api.http.settings import ServerSettings
from knobgraph_graph.store import Store

# A query string of a megabyte is answered with a problem, not with a torn connection: the parser must hold it.
MOST_HEADER_BYTES = 2 << 20
END_SECONDS = 10
MOST_CONNECTIONS = 1_000
IDLE_SECONDS = 15


def run_server(store: Store, settings: ServerSettings, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are answered first, for a while."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    uvicorn.Server(server_config(store, settings, host, port)).run()


def server_config(store: Store, settings: ServerSettings, host: str, port: int, **more: Any) -> uvicorn.Config:
    """Return how uvicorn is run: one process, no header that names it, the access log as the application writes it."""
    return uvicorn.Config(
        create_app(store, settings),
        host=host.strip("[]"),
        port=port,
        http="h11",
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=END_SECONDS,
        access_log=False,
        server_header=False,
        log_config=None,
        **more,
    )
