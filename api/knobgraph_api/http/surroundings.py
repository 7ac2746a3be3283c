"""What stands beside the resources: is it alive, is it ready, how does it do, what can it be asked."""

from __future__ import annotations

from fastapi import FastAPI, Request
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import Field
from starlette.responses import JSONResponse, Response

from knobgraph_api.http.problem import problem_responses
from knobgraph_api.http.row_model import Open
from knobgraph_api.http.service import Service


class State(Open):
    """That a server is there, and of which version its graph is."""

    status: str = Field(examples=["ready"])
    version: str | None = Field(default=None, examples=["5238d2d8b6e0b01f6653b163a990c7bf"])


def add_surroundings(app: FastAPI, service: Service) -> None:
    """Add the routes outside the version prefix."""

    @app.get("/healthz", operation_id="healthz", summary="Whether the process answers.", responses={200: {"model": State}}, response_class=Response)
    async def healthz() -> Response:
        return Response(b'{"status":"alive","version":null}', media_type="application/json")

    @app.get("/readyz", operation_id="readyz", summary="Whether there is a graph to answer from.", responses={200: {"model": State}, **problem_responses(503)})
    def readyz() -> State:
        return State(status="ready", version=service.source.current().version())

    text = {"text/plain": {"schema": {"type": "string"}}}

    @app.get("/metrics", operation_id="metrics", summary="Numbers for Prometheus.", responses={200: {"content": text}}, response_class=Response)
    async def metrics() -> Response:
        return Response(service.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi(request: Request) -> Response:
        return JSONResponse(request.app.openapi())
