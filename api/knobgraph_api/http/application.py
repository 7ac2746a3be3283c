"""The application: a store, what stands around every request, and every resource that there is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from knobgraph_api.http.contract import describe
from knobgraph_api.http.metrics import Metrics
from knobgraph_api.http.middleware import Envelope, Gate
from knobgraph_api.http.problem import handle_problems
from knobgraph_api.http.resource import load_resources
from knobgraph_api.http.service import Service
from knobgraph_api.http.settings import ServerSettings
from knobgraph_api.http.snapshot import SnapshotSource
from knobgraph_api.http.surroundings import add_surroundings
from knobgraph_api.http.web_page import add_pages
from knobgraph_graph.store import Store

PREFIX = "/api/v1"


def create_app(store: Store, settings: ServerSettings | None = None) -> FastAPI:
    """Return the application that answers from a store; who opened the store closes it."""
    chosen = settings or ServerSettings()
    metrics = Metrics()
    service = Service(store, SnapshotSource(store, metrics.replaced.inc), chosen, metrics)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        for close in service.closing:
            await asyncio.to_thread(close)

    app = FastAPI(title="knobgraph", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None, separate_input_output_schemas=False)
    handle_problems(app)
    router = APIRouter(prefix=PREFIX)
    for resource in load_resources():
        resource.add(router, service)
    app.include_router(router)
    add_surroundings(app, service)
    add_pages(app)
    describe(app, chosen)
    # The last one added is the first one met.
    app.add_middleware(GZipMiddleware, minimum_size=1_024, compresslevel=5)
    app.add_middleware(Gate, settings=chosen)
    if chosen.origins:
        exposed = ["ETag", "Link", "Retry-After", "X-Request-ID"]
        asked = ["Authorization", "Content-Type", "If-None-Match"]
        app.add_middleware(CORSMiddleware, allow_origins=chosen.origins, allow_methods=["GET", "POST"], allow_headers=asked, expose_headers=exposed)
    app.add_middleware(Envelope, metrics=metrics)
    return app
