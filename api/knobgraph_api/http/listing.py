"""A list of rows as a route: filtered, sorted, paged, in each format; its models are made from the columns."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from knobgraph_api.http.json_text import json_bytes
from knobgraph_api.http.page import DEFAULT_LIMIT, page_of
from knobgraph_api.http.problem import problem_responses
from knobgraph_api.http.representation import wanted_format, written
from knobgraph_api.http.row_model import RESERVED, filter_model, page_model, row_model
from knobgraph_api.http.selection import ordered, select
from knobgraph_api.http.service import Content, Service, answer_responses
from knobgraph_api.http.snapshot import Snapshot

Rows = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Question:
    """What a request asks a list for: the id in its path, if there is one, and the parameters that the list itself has."""

    snapshot: Snapshot
    id: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """A route that gives rows.

    `columns` are the columns of a row and their types, `shown` those of CSV and markdown, `parameters` what may be asked beside the
    filters, as `create_model` takes them. `links` are operations on one row, as OpenAPI shows them. `name` is the operation's name and
    that of its models, `example` an id for the path.
    """

    name: str
    path: str
    summary: str
    columns: Mapping[str, Any]
    rows: Callable[[Question], Rows]
    shown: Sequence[str] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    limit: int = DEFAULT_LIMIT
    example: str = ""
    filtered: bool = True
    links: Mapping[str, str] = field(default_factory=dict)

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the route."""
        title = self.name.title().replace("_", "")
        columns = dict(self.columns)
        filters = filter_model(title, columns, limit=self.limit, parameters=dict(self.parameters), filtered=self.filtered)
        page = page_model(title, row_model(f"{title}Row", columns))

        def respond(request: Request, asked: BaseModel, identifier: str = "") -> Response:
            return self._respond(service, request, asked, identifier)

        parameters = [_parameter("request", Request), _parameter("asked", Annotated[filters, Query()])]
        if "{id}" in self.path:
            described = Path(description="The `key` of a row, or a name that only one has.", examples=[self.example])
            parameters.append(_parameter("identifier", Annotated[str, described]))
        respond.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        respond.__annotations__ = {}
        router.add_api_route(
            self.path.replace("{id}", "{identifier}"),
            respond,
            operation_id=self.name,
            summary=self.summary,
            response_class=Response,
            responses={**answer_responses(page, links=self.links), **problem_responses(404, 406, 409, 422, 503)},
        )

    def _respond(self, service: Service, request: Request, asked: BaseModel, identifier: str) -> Response:
        given = {name: getattr(asked, name) for name in type(asked).model_fields}
        form = wanted_format(request, given["format"])
        parameters = {name: given[name] for name in self.parameters}
        filters = {c: given[c] for c in self.columns if c in given and c not in RESERVED and c not in self.parameters and given[c]}
        order, text = given["sort"], given["q"]
        question = json_bytes([self.name, identifier, parameters, filters, text, order]).decode()

        def make(snapshot: Snapshot) -> Content:
            rows = self.rows(Question(snapshot, identifier, parameters))
            # Pages of one list follow each other; without filters there is nothing to remember.
            chosen = snapshot.lately(question, lambda: ordered(select(rows, filters, text), order)) if filters or text or order else rows
            page = page_of(chosen, limit=given["limit"], cursor=given["cursor"], question=question, version=snapshot.version())
            headers = {"Link": f'<{request.url.include_query_params(cursor=page.next)}>; rel="next"'} if page.next else {}
            body = written(form, page.rows, self.shown or list(self.columns), {"next": page.next, "total": page.total})
            return Content(body, form, headers)

        return service.answer(request, form, make)


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation)
