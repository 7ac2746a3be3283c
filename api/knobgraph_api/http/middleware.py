"""What stands around every request: who may ask, how much, under which id, and what every answer says to a browser."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
import time
import uuid
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from knobgraph_api.http.metrics import Metrics
from knobgraph_api.http.problem import problem_response
from knobgraph_api.http.settings import ServerSettings

LOG = logging.getLogger("knobgraph.http.access")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
OPEN_PATHS = frozenset({"/", "/healthz", "/readyz", "/openapi.json", "/docs"})
OPEN_FOLDERS = ("/docs/", "/page/")
# As the OWASP REST security cheat sheet has it. A page sets its own Content-Security-Policy.
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Envelope:
    """Gives each request an id, a line in the log, a place in the metrics, and each answer its safe headers."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        named = Headers(scope=scope).get("x-request-id", "")
        request_id = named if REQUEST_ID.fullmatch(named) else uuid.uuid4().hex
        started = time.perf_counter()
        status = 500

        async def finish(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        self._metrics.in_flight.inc()
        try:
            await self._app(scope, receive, finish)
        finally:
            self._metrics.in_flight.dec()
            seconds = time.perf_counter() - started
            self._metrics.count(scope, status, seconds)
            LOG.info("%s", _line(scope, request_id, status, seconds))


class Gate:
    """Lets in only requests for this server, of those who may ask, of bounded size."""

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with what is wrong."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        await self._limited(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        settings = self._settings
        if len(scope["query_string"]) > settings.query_string_bytes:
            return problem_response(414, f"the query string is longer than {settings.query_string_bytes} bytes")
        if settings.hosts and _host(headers.get("host", "")) not in settings.hosts:
            return problem_response(421, "this server does not go by that name; --allow-host NAME makes it")
        if settings.token is not None and not _is_open(scope["path"]) and not _knows(settings.token, headers.get("authorization", "")):
            return problem_response(401, "give the token of this server: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"})
        stated = headers.get("content-length", "0")
        if not stated.isascii() or not stated.isdigit() or int(stated[:20]) > settings.body_bytes:
            return problem_response(413, f"the body is larger than {settings.body_bytes} bytes", {"Connection": "close"})
        return None

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0
        deadline = time.monotonic() + self._settings.body_seconds
        whole = False

        async def counted() -> Message:
            nonlocal received, whole
            if whole:  # what comes now is that the client went away, which may come at any time
                return await receive()
            try:
                async with asyncio.timeout(max(deadline - time.monotonic(), 0.0)):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, "the body came too slowly", {"Connection": "close"}) from error
            received += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if received > self._settings.body_bytes:
                raise HTTPException(413, f"the body is larger than {self._settings.body_bytes} bytes", {"Connection": "close"})
            return message

        await self._app(scope, counted, send)


def _knows(token: str, authorization: str) -> bool:
    scheme, _, given = authorization.partition(" ")
    return hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode()) and scheme.lower() == "bearer"


def _is_open(path: str) -> bool:
    return path in OPEN_PATHS or path.startswith(OPEN_FOLDERS)


def _host(header: str) -> str:
    name = header.rpartition(":")[0] if re.search(r":\d*$", header) else header
    return name.strip("[]").lower()


def _line(scope: MutableMapping[str, Any], request_id: str, status: int, seconds: float) -> str:
    # JSON escapes whatever would end a line or move a cursor.
    client = scope.get("client")
    return json.dumps(
        {
            "request_id": request_id,
            "client": client[0] if client else None,
            "method": scope["method"],
            "path": scope["path"],
            "query": scope["query_string"].decode("latin-1"),
            "status": status,
            "ms": round(seconds * 1e3, 2),
        }
    )
