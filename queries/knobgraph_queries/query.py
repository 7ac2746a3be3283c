"""Named queries: one Cypher file and one row type each, found by folder."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, get_type_hints

from knobgraph_graph.cypher.lexer import tokenize
from knobgraph_graph.store import Store

FOLDER = "knobgraph_queries.named"


class QueryError(Exception):
    """A query file is malformed or has no partner; the message names it."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its name, its title, its Cypher text, the type of its rows, and the types of the parameters that it must be given."""

    name: str
    title: str
    cypher: str
    row: type[Any]
    parameters: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def run(self, store: Store, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        """Return the typed rows of the query; properties that a node lacks are None."""
        names = [f.name for f in dataclasses.fields(self.row)]
        return [self.row(**{name: found.get(name) for name in names}) for found in store.query(self.cypher, parameters or {})]


def load_query(name: str) -> Query:
    """Return the query of a name.

    Raises:
        QueryError: one of its two files is missing or says too little.
    """
    source = files(FOLDER).joinpath(f"{name}.cypher")
    if not source.is_file():
        raise QueryError(f"{name}.cypher is missing")
    cypher = source.read_text(encoding="utf-8")
    first = cypher.partition("\n")[0]
    if not first.startswith("// "):
        raise QueryError(f"{name}.cypher does not begin with a comment that says what it answers")
    try:
        partner = importlib.import_module(f"{FOLDER}.{name}")
        row = partner.Row
    except (ImportError, AttributeError) as error:
        raise QueryError(f"{name}.py with a class Row is missing: {error}") from error
    return Query(name, first.removeprefix("// "), cypher, row, _parameters(name, cypher, getattr(partner, "Parameters", None)))


def _parameters(name: str, cypher: str, declared: type[Any] | None) -> dict[str, Any]:
    used = list(dict.fromkeys(token.text for token in tokenize(cypher) if token.kind == "parameter"))
    types = get_type_hints(declared, include_extras=True) if declared is not None else {}
    if missing := [parameter for parameter in used if parameter not in types]:
        raise QueryError(f"{name}.py with a dataclass Parameters that has {', '.join(missing)} is missing")
    return {parameter: types[parameter] for parameter in used}


def query_names() -> list[str]:
    """Return the names of all queries; a file without its partner is an error.

    Raises:
        QueryError: a file has no partner.
    """
    entries = [e.name for e in files(FOLDER).iterdir()]
    cypher = {n.removesuffix(".cypher") for n in entries if n.endswith(".cypher")}
    rows = {n.removesuffix(".py") for n in entries if n.endswith(".py") and not n.startswith("_")}
    if cypher != rows:
        raise QueryError(f"without a partner: {', '.join(sorted(cypher ^ rows))}")
    return sorted(cypher)
