"""`POST /ingest` and what became of it, where the server was started to allow it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Header, Request
from fastapi import Path as PathParameter
from pydantic import Field
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.responses import Response

from knobgraph_api.http.ingest_run import IngestRun, IngestRuns
from knobgraph_api.http.json_text import json_bytes
from knobgraph_api.http.problem import problem_responses
from knobgraph_api.http.row_model import Open
from knobgraph_api.http.service import Service

LOOK_SECONDS = 0.1
EXAMPLE = {"path": "/srv/repositories/shop"}


class IngestRequest(Open):
    """Which repository to read."""

    path: str = Field(min_length=1, max_length=4_096, description="A folder below one of the roots that the server may read.", examples=[EXAMPLE["path"]])


class IngestState(Open):
    """An ingest and how far it is."""

    id: str
    path: str
    state: Literal["running", "done", "failed"]
    last: dict[str, Any]


class Ingest:
    """Reads a repository when asked to."""

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the routes, where the server allows to ingest."""
        allowed = service.settings.ingest
        if allowed is None:
            return
        runs = IngestRuns(allowed, service.metrics)
        service.closing.append(runs.close)
        location = {"Location": {"description": "Where to ask how far it is.", "schema": {"type": "string"}}}
        one = {"identifier": "$response.body#/id"}
        links = {name: {"operationId": name, "parameters": one} for name in ("ingest_state", "ingest_events")}
        accepted: dict[int | str, dict[str, Any]] = {202: {"description": "It runs.", "model": IngestState, "headers": location, "links": links}}

        @router.post(
            "/ingest",
            operation_id="ingest",
            summary="Read a repository and replace its graph; readers see the old one until the new one is whole.",
            status_code=202,
            response_class=Response,
            responses={**accepted, **problem_responses(403, 409, 413, 415, 422)},
        )
        def start(request: Request, asked: Annotated[IngestRequest, Body(examples=[EXAMPLE])]) -> Response:
            run = runs.start(asked.path)
            return Response(json_bytes(run.document()), 202, {"Location": f"{request.url.path}/{run.id}"}, "application/json")

        identifier = Annotated[str, PathParameter(description="The id of the ingest.", examples=["0f8fad5bd9cb469fa16570867728950e"])]

        def state(identifier: str) -> Response:
            return Response(json_bytes(runs.find(identifier).document()), media_type="application/json")

        def events(identifier: str, last_event_id: str | None = None) -> Response:
            run = runs.find(identifier)
            seen = int(last_event_id) + 1 if last_event_id is not None and last_event_id.isascii() and last_event_id.isdigit() else 0
            return EventSourceResponse(_told(run, seen), headers={"Cache-Control": "no-store"}, ping=15)

        state.__annotations__ = {"identifier": identifier, "return": Response}
        events.__annotations__ = {"identifier": identifier, "last_event_id": Annotated[str | None, Header()], "return": Response}
        router.add_api_route(
            "/ingest/{identifier}",
            state,
            operation_id="ingest_state",
            summary="How far an ingest is.",
            response_class=Response,
            responses={200: {"model": IngestState}, **problem_responses(404, 422)},
        )
        content = {"text/event-stream": {"schema": {"type": "string"}}}
        stream: dict[int | str, dict[str, Any]] = {200: {"description": "Events `progress`, then `done` or `failed`.", "content": content}}
        router.add_api_route(
            "/ingest/{identifier}/events",
            events,
            operation_id="ingest_events",
            summary="What an ingest does, as server-sent events.",
            response_class=EventSourceResponse,
            responses={**stream, **problem_responses(404, 422)},
        )


async def _told(run: IngestRun, seen: int) -> AsyncIterator[ServerSentEvent]:
    while True:
        running = run.state == "running"  # read before the events: none is added after a run has ended
        while seen < len(run.events):
            kind, event = run.events[seen]
            yield ServerSentEvent(json.dumps(event), event=kind, id=str(seen))
            seen += 1
        if not running:
            return
        await asyncio.sleep(LOOK_SECONDS)


RESOURCE = Ingest()
