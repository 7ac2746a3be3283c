"""Every error is an RFC 9457 problem document that says what was wrong and what would be right."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from knobgraph_api.http.json_text import json_bytes
from knobgraph_graph.store import BadQuery, QueryLimitReached, StoreError, StoreUnavailable

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 2
LOG = logging.getLogger("knobgraph.http")


class Problem(Exception):
    """A request cannot be answered; `detail` is for the one who asked, `more` are further members of the document."""

    def __init__(self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers
        self.more = more


class ProblemDocument(BaseModel):
    """A problem, as RFC 9457 has it."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["there is no flag --epohcs; nearest: --epochs"])


def problem_response(status: int, detail: str, headers: Mapping[str, str] | None = None, more: Mapping[str, Any] | None = None) -> Response:
    """Return the response of a problem."""
    known = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": _encodable(detail)}
    content = json_bytes({**known, **(more or {})})
    return Response(content, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of problems with these status codes."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def handle_problems(app: FastAPI) -> None:
    """Make an application answer everything that goes wrong with a problem."""

    @app.exception_handler(Problem)
    async def of_problem(_: Request, error: Problem) -> Response:
        return problem_response(error.status, error.detail, error.headers, error.more)

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> Response:
        detail = f"there is nothing at {request.url.path}" if error.status_code == HTTPStatus.NOT_FOUND else str(error.detail)
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            detail = f"{request.method} is not possible here; possible: {(error.headers or {}).get('Allow', '')}"
        return problem_response(error.status_code, detail, error.headers)

    @app.exception_handler(RequestValidationError)
    async def of_validation(_: Request, error: RequestValidationError) -> Response:
        errors = [{"at": ".".join(_encodable(str(p)) for p in e["loc"]), "message": _encodable(e["msg"])} for e in error.errors()]
        return problem_response(422, "; ".join(f"{e['at']}: {e['message']}" for e in errors), more={"errors": errors})

    @app.exception_handler(StoreError)
    async def of_store(_: Request, error: StoreError) -> Response:
        if isinstance(error, QueryLimitReached):
            return problem_response(422, str(error))
        if isinstance(error, BadQuery):
            return problem_response(400, str(error), more={"line": getattr(error, "line", 0), "column": getattr(error, "column", 0)})
        LOG.error("the store failed: %r", str(error))
        why = "the store cannot be reached, or holds no graph yet" if isinstance(error, StoreUnavailable) else "the store failed; the server's log says how"
        return problem_response(503, why, {"Retry-After": str(RETRY_SECONDS)})

    @app.exception_handler(Exception)
    async def of_bug(_: Request, error: Exception) -> Response:
        LOG.error("a request failed: %r", error, exc_info=error)
        return problem_response(500, "this is a fault of the server; its log says more")


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
