"""The row type of a query as the models that OpenAPI shows: of its rows, of a page of them, of the filters on them."""

from __future__ import annotations

import dataclasses
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from knobgraph_api.http.page import MOST

RESERVED = ("q", "sort", "limit", "cursor", "format")
EXAMPLES: dict[str, Any] = {
    "id": "scripts/train.py#--epochs", "key": "scripts~2Ftrain.py~23--epochs", "name": "epochs", "owner": "shop.config.TrainingConfig",
    "path": "scripts/train.py",
    "line": 12, "text": "parser.add_argument('--epochs', type=int)", "names": ["--epochs"], "dest": "epochs", "entry_point": "scripts/train.py",
    "status": "used", "state": "open", "title": "Inventory the flags", "kind": "assigns", "label": "ConfigField", "backend": "torch",
}  # fmt: skip
SAMPLES: dict[Any, Any] = {str: "text", int: 1, bool: True, float: 0.5}


class Open(BaseModel):
    """The base of all models here: what a model does not name is refused."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())


def column_types(row: type[Any]) -> dict[str, Any]:
    """Return the type of each column of a row."""
    hints = get_type_hints(row)
    return {field.name: hints[field.name] for field in dataclasses.fields(row)}


def row_model(name: str, columns: dict[str, Any]) -> type[BaseModel]:
    """Return the model of a row; every column is there, null where there is nothing to say."""
    fields: dict[str, Any] = {column: (kind, Field(examples=[example(column, kind)])) for column, kind in columns.items()}
    return create_model(name, __base__=Open, **fields)


def page_model(name: str, row: type[BaseModel]) -> type[BaseModel]:
    """Return the model of a page of rows."""
    fields: dict[str, Any] = {
        "items": (types.GenericAlias(list, (row,)), Field(description="The rows of this page.")),
        "next": (str | None, Field(description="The `cursor` of the next page, null on the last.", examples=[None])),
        "total": (int, Field(description="How many rows all pages have together.", examples=[1])),
    }
    return create_model(f"{name}Page", __base__=Open, **fields)


def filter_model(name: str, columns: dict[str, Any], *, limit: int, parameters: dict[str, Any], filtered: bool) -> type[BaseModel]:
    """Return the model of the query string of a list: its parameters, a filter a column, and how to page, sort and write it."""
    fields: dict[str, Any] = dict(parameters)
    for column, kind in columns.items():
        plain = _filtered(kind) if filtered else None
        if plain is not None and column not in fields and column not in RESERVED:
            described = f"Only rows whose `{column}` is this; given more than once: one of these."
            fields[column] = optional(types.GenericAlias(list, (plain,)), described, [example(column, plain)])
    sortable = "|".join(columns)
    order = {"pattern": rf"^-?({sortable})(,-?({sortable}))*$", "max_length": 200}
    fields["q"] = optional(str, "Only rows that hold this text in any column, in any case.", "epochs")
    fields["sort"] = optional(str, "Columns to sort by, separated by commas; - for descending.", next(iter(columns)), **order)
    fields["limit"] = (int, Field(default=limit, ge=1, le=MOST, description="How many rows a page has at most.", examples=[limit]))
    fields["cursor"] = optional(str, "The page after the one whose `next` this is.", None, max_length=200)
    fields["format"] = FORMAT_OPTION
    return create_model(f"{name}Filter", __base__=Open, **fields)


def optional(kind: Any, description: str, sample: Any, **limits: Any) -> Any:
    """Return a parameter that may be left out and is None then, though nobody can say so: a URL has no null."""
    examples = None if sample is None else [sample]
    return kind, Field(default=None, description=description, examples=examples, json_schema_extra=without_default, **limits)


def without_default(schema: dict[str, Any]) -> None:
    """Take the null that nobody can say out of the schema of a parameter."""
    schema.pop("default", None)


FORMAT = Literal["json", "csv", "markdown"]
FORMAT_SAYS = "How rows are written; default: what `Accept` asks for."
FORMAT_OPTION: Any = optional(FORMAT, FORMAT_SAYS, "json")


def example(column: str, kind: Any) -> Any:
    """Return a value that the column of a row may have."""
    known = EXAMPLES.get(column)
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    first = next((k for k in _choices(bare) if k is not type(None)), str)
    if get_origin(first) is list:
        inner = get_args(first)[0]
        return known if isinstance(known, list) else [SAMPLES.get(inner, "text")]
    if get_origin(first) is Literal:
        return get_args(first)[0]
    sample = SAMPLES.get(first, "text")
    return known if type(known) is type(sample) else sample


def _choices(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def _filtered(kind: Any) -> Any:
    for choice in _choices(kind):
        if choice in (str, int, bool):
            return choice
        if get_origin(choice) is list and get_args(choice)[0] in (str, int):
            return get_args(choice)[0]
    return None
