"""`POST /cypher`: any read-only query."""

from __future__ import annotations

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Body, Query, Request
from pydantic import Field, JsonValue, model_validator
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from knobgraph_api.http.json_text import json_bytes
from knobgraph_api.http.problem import problem_responses
from knobgraph_api.http.representation import MEDIA_TYPES, wanted_format, written
from knobgraph_api.http.row_model import FORMAT, FORMAT_SAYS, Open, without_default
from knobgraph_api.http.service import Service, answer_responses

EXAMPLE = {"query": "MATCH (f:Flag) WHERE f.status = $status RETURN f.id AS id, f.path AS path, f.line AS line LIMIT 10", "parameters": {"status": "used"}}


class CypherRequest(Open):
    """A read-only query and its parameters."""

    query: str = Field(min_length=1, max_length=100_000)
    parameters: dict[str, JsonValue] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _storable(self) -> CypherRequest:
        try:
            orjson.dumps([self.query, self.parameters])
        except TypeError as error:
            raise ValueError("half of a surrogate pair, or an integer of more than 64 bits, is no value of a graph") from error
        return self


class CypherRows(Open):
    """The rows of a query, one object a row, and its columns in order."""

    columns: list[str] = Field(examples=[["id", "path", "line"]])
    items: list[dict[str, Any]] = Field(examples=[[{"id": "scripts/train.py#--epochs", "path": "scripts/train.py", "line": 12}]])


class CypherOptions(Open):
    """How rows are written."""

    format: FORMAT | SkipJsonSchema[None] = Field(default=None, description=FORMAT_SAYS, examples=["json"], json_schema_extra=without_default)


class Cypher:
    """Answers queries within the limits of the server."""

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the route."""

        @router.post(
            "/cypher",
            operation_id="cypher",
            summary="Run a read-only Cypher query, with limits on its time and rows.",
            response_class=Response,
            responses={200: answer_responses(CypherRows)[200], **problem_responses(400, 406, 413, 415, 422, 503)},
        )
        def run(request: Request, asked: Annotated[CypherRequest, Body(examples=[EXAMPLE])], options: Annotated[CypherOptions, Query()]) -> Response:
            form = wanted_format(request, options.format)
            rows = service.store.query(asked.query, asked.parameters, limits=service.settings.cypher)
            columns = list(rows[0]) if rows else []
            body = json_bytes({"columns": columns, "items": rows}) if form == "json" else written(form, rows, columns, {})
            return Response(body, 200, None, MEDIA_TYPES[form])


RESOURCE = Cypher()
