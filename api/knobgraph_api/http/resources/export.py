"""`/export/phase-a`: the documents of the export, as one archive or one by one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from knobgraph_api.document import ExportContext, load_documents
from knobgraph_api.http.problem import Problem, problem_responses
from knobgraph_api.http.row_model import Open, without_default
from knobgraph_api.http.service import Content, Service, answer_responses
from knobgraph_api.http.snapshot import Snapshot

ZIP = "application/zip"
EPOCH = (1980, 1, 1, 0, 0, 0)  # an archive of equal documents is equal
TEXTS = {"md": "markdown", "txt": "text/plain; charset=utf-8", "json": "json", "csv": "csv"}


class ExportFilter(Open):
    """Which document."""

    file: str | SkipJsonSchema[None] = Field(
        default=None,
        description="Only this document of the export; default: all, as a zip.",
        examples=["cli_inventory.md"],
        json_schema_extra=without_default,
    )


class Export:
    """Answers with the documents of the export, made once a version of the graph."""

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the route."""
        texts = {form: {"schema": {"type": "string"}} for form in ("text/markdown", "text/plain")}
        others = {ZIP: {"schema": {"type": "string", "contentMediaType": ZIP}}, **texts}

        @router.get(
            "/export/phase-a",
            operation_id="export_phase_a",
            summary="The Phase A documents: a zip of all, or one.",
            response_class=Response,
            responses={**answer_responses(None, others=others), **problem_responses(404, 422, 503)},
        )
        def export(request: Request, asked: Annotated[ExportFilter, Query()]) -> Response:
            return service.answer(request, "zip", lambda snapshot: _content(snapshot.once("export", _documents), asked.file))


def _content(documents: dict[str, str], name: str | None) -> Content:
    if name is None:
        return Content(_archive(documents), ZIP, {"Content-Disposition": 'attachment; filename="phase_a_inventory.zip"'})
    if name not in documents:
        raise Problem(404, f"the export has no {name}; it has {', '.join(documents)}")
    return Content(documents[name].encode("utf-8", "replace"), TEXTS.get(name.rpartition(".")[2], TEXTS["txt"]))


def _documents(snapshot: Snapshot) -> dict[str, str]:
    # A server may stand far from the repository: only what is in the graph is told, and links are as if the report stood at its root.
    context = ExportContext(snapshot, None, None, dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ"))
    rendered: dict[str, str] = {}
    paths: dict[str, str] = {}
    for name, document in load_documents().items():
        rendered[name] = document.render(dataclasses.replace(context, rendered=dict(rendered)))
        paths[document.path] = rendered[name]
    return paths


def _archive(documents: dict[str, str]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path, text in documents.items():
            file.writestr(zipfile.ZipInfo(path, EPOCH), text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


RESOURCE = Export()
