"""The page to look around with and the page of the API: nothing in them comes from elsewhere, and nothing else can run in them."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from pathlib import PurePath

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response

# What Swagger UI needs, from the package that ships it.
ASSETS = {"swagger-ui-bundle.js": "text/javascript", "swagger-ui.css": "text/css"}
PAGES = files("knobgraph_api.http").joinpath("pages")
KINDS = {".js": "text/javascript", ".css": "text/css"}


def add_pages(app: FastAPI) -> None:
    """Add the pages."""
    index = _page("index.html", script=" 'self'", style=" 'self'")
    parts = {part.name: (part.read_bytes(), kind) for part in PAGES.iterdir() if (kind := KINDS.get(PurePath(part.name).suffix))}
    docs = _page("docs.html", script=" 'self'", style=" 'self' 'unsafe-inline'")  # Swagger UI writes styles as it runs

    @app.get("/", include_in_schema=False)
    async def home() -> Response:
        return Response(*index)

    @app.get("/page/{name}", include_in_schema=False)
    async def part(name: str) -> Response:
        if name not in parts:
            raise HTTPException(404)
        content, kind = parts[name]
        return Response(content, media_type=kind, headers={"Cache-Control": "no-cache"})

    @app.get("/docs", include_in_schema=False)
    async def api() -> Response:
        return Response(*docs)

    @app.get("/docs/{name}", include_in_schema=False)
    def asset(name: str) -> Response:
        if name not in ASSETS:
            raise HTTPException(404)
        content = files("fastapi_offline").joinpath("static", name).read_bytes()
        return Response(content, media_type=ASSETS[name], headers={"Cache-Control": "max-age=86400"})


def _page(name: str, *, script: str, style: str) -> tuple[bytes, int, dict[str, str]]:
    text = PAGES.joinpath(name).read_text(encoding="utf-8")
    scripts = script + "".join(f" {_digest(s)}" for s in re.findall(r"<script>(.*?)</script>", text, re.DOTALL))
    allowed = f"script-src{scripts}; style-src{style}; connect-src 'self'; img-src 'self' data:"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return text.encode(), 200, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, "Cache-Control": "no-cache"}


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
