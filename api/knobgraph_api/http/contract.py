"""The OpenAPI document: what the routes say, and what they share."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from knobgraph_api.http.problem import MEDIA_TYPE, ProblemDocument, problem_responses
from knobgraph_api.http.service import TOOL_VERSION
from knobgraph_api.http.settings import ServerSettings

DESCRIPTION = """Where does this flag go? Flags, config fields and knobs of a Python repository as a graph, every row cited to `file:line`.

Ids in paths are the `key` of a row: stable, and in no need of escaping. Lists are filtered by their columns, sorted by `sort`, and
paged by `cursor`; they come as JSON, CSV or markdown. `ETag` is the version of the graph. Every error is a problem document (RFC 9457)."""
ALWAYS = (400, 401, 408, 413, 414, 421)


def describe(app: FastAPI, settings: ServerSettings) -> None:
    """Make an application describe itself."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, settings)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's own way to extend the document


def _document(app: FastAPI, settings: ServerSettings) -> dict[str, Any]:
    found = get_openapi(title="knobgraph", version=TOOL_VERSION, description=DESCRIPTION, routes=app.routes)
    components = found.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["ProblemDocument"] = ProblemDocument.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    shared = {str(status): response for status, response in problem_responses(*ALWAYS).items()}
    if settings.token is not None:
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path, operations in found["paths"].items():
        for operation in operations.values():
            operation["responses"] = {**shared, **operation["responses"]}
            if settings.token is not None and path.startswith(("/api/", "/metrics")):
                operation["security"] = [{"token": []}]
            for response in operation["responses"].values():
                content = response.get("content", {})
                if "HTTPValidationError" in str(content):
                    response["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
    return found
