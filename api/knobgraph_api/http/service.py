"""What every resource answers from, and how an answer carries the graph's version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from knobgraph_api.http.metrics import Metrics
from knobgraph_api.http.representation import MEDIA_TYPES
from knobgraph_api.http.settings import ServerSettings
from knobgraph_api.http.snapshot import Snapshot, SnapshotSource
from knobgraph_graph.store import Store


@dataclass(frozen=True, slots=True)
class Content:
    """What an answer says, in which format, and where more of it is."""

    body: bytes
    form: str = "json"
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """The graph and the settings that resources share; `closing` is called when the server ends."""

    store: Store
    source: SnapshotSource
    settings: ServerSettings
    metrics: Metrics
    closing: list[Callable[[], None]] = field(default_factory=list)

    def answer(self, request: Request, form: str, make: Callable[[Snapshot], Content]) -> Response:
        """Return what `make` makes of one version of the graph, or nothing new where the one who asks has that already."""

        def made(snapshot: Snapshot) -> Response:
            tag = f'W/"{snapshot.version()}.{TOOL_VERSION}.{form}"'
            headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Authorization"}
            held = request.headers.get("if-none-match", "").strip()
            if _names(held, tag):
                return Response(None, 304, headers)
            content = make(snapshot)
            if held == "*":
                return Response(None, 304, headers)
            return Response(content.body, 200, {**headers, **(content.headers or {})}, MEDIA_TYPES.get(content.form, content.form))

        return self.source.read(made)


def tool_version() -> str:
    """Return the version of the installed program."""
    try:
        return version("knobgraph")
    except PackageNotFoundError:
        return "unknown"


TOOL_VERSION = tool_version()


def answer_responses(model: Any | None, *, others: Mapping[str, Any] | None = None, links: Mapping[str, str] | None = None) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of an answer: its model as JSON, the other formats, and that nothing may be new.

    `links` are operations that take the key of the first row, by name.
    """
    texts = {MEDIA_TYPES[form]: {"schema": {"type": "string"}} for form in ("csv", "markdown")}
    content = dict(texts if others is None else others)
    tag = {"ETag": {"description": "The version of the graph.", "schema": {"type": "string"}}}
    described: dict[str, Any] = {"description": "The answer.", "headers": tag, "content": content}
    if model is not None:
        described["model"] = model
    if links:
        first = {"identifier": "$response.body#/items/0/key"}
        described["links"] = {name: {"operationId": operation, "parameters": first} for name, operation in links.items()}
    return {200: described, 304: {"description": "The graph is the one that `If-None-Match` names.", "headers": tag}}


def _names(header: str, tag: str) -> bool:
    opaque = tag.removeprefix("W/")
    return any(named.strip().removeprefix("W/") == opaque for named in header.split(","))
