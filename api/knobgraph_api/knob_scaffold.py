"""The class that a home proposes, as Python source ready to paste."""

from __future__ import annotations

import ast
import keyword
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knobgraph_api.template import render_template

MOST_SITES = 3
NOT_SET = "default"


@dataclass(frozen=True, slots=True)
class ScaffoldField:
    """One field of a proposed class: its name, type and default as source, and what is said above it."""

    name: str
    type: str
    default: str
    comments: tuple[str, ...]


def knob_scaffold(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a module with one dataclass for each home that is a class name, with the knobs that the code sets; valid Python."""
    homes: dict[str, dict[tuple[str, str], list[Mapping[str, Any]]]] = {}
    for row in rows:
        home = str(row["home"])
        if home.isidentifier() and str(row["parameter"]).isidentifier():
            owner = str(row["callee"]).removesuffix(".__init__").rpartition(".")[2]
            homes.setdefault(home, {}).setdefault((owner, str(row["parameter"])), []).append(row)
    classes = {home: _fields(groups) for home, groups in sorted(homes.items())}
    return render_template("knob_scaffold.jinja", classes={home: fields for home, fields in classes.items() if fields})


def _fields(groups: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]) -> list[ScaffoldField]:
    groups = {key: rows for key, rows in groups.items() if any(r["binding"] != NOT_SET for r in rows)}
    shared = Counter(parameter for _, parameter in groups)
    fields: list[ScaffoldField] = []
    taken: set[str] = set()
    for (owner, parameter), rows in sorted(groups.items(), key=lambda item: (str(item[1][0]["category"]), item[0])):
        name = parameter if shared[parameter] == 1 else f"{_snake(owner)}_{parameter}"
        name = name if not keyword.iskeyword(name) else f"{name}_"
        if name not in taken:
            taken.add(name)
            fields.append(_field(name, f"{owner}({parameter}=)", rows))
    return fields


def _field(name: str, what: str, rows: Sequence[Mapping[str, Any]]) -> ScaffoldField:
    written = [v for r in rows if r["binding"] != NOT_SET for v in [_literal(r["constant"], r["value"])] if v is not None]
    library = next((v for r in rows for v in [_literal(r["default"])] if v is not None), None)
    chosen = Counter(ast.unparse(v) for v in written).most_common(1)
    default = chosen[0][0] if chosen else ast.unparse(library) if library is not None else "None"
    types = {type(v.value).__name__ for v in (*written, *([library] if library is not None else [])) if isinstance(v, ast.Constant)} - {"NoneType"}
    open_ended = not types or any(r["binding"] not in ("literal", NOT_SET, "commented out") for r in rows)
    kind = " | ".join(sorted(types)) if types else "object"
    if default == "None" or (open_ended and "None" not in kind):
        kind += " | None"
    purpose = next((str(r["purpose"]) for r in rows if r["purpose"]), "")
    sites = list(dict.fromkeys(f"{r['path']}:{r['line']}" for r in rows if r["binding"] != NOT_SET))
    more = f" and {len(sites) - MOST_SITES} more" if len(sites) > MOST_SITES else ""
    origins = list(dict.fromkeys(o for r in rows for o in r["flows_from"] or ()))[:MOST_SITES]
    comments = [f"{what}: {_line(purpose)}".rstrip(": "), f"{', '.join(sites[:MOST_SITES])}{more}"]
    return ScaffoldField(name, kind, default, (*comments, *([f"today from {_line(', '.join(origins))}"] if origins else [])))


def _literal(*texts: object) -> ast.Constant | ast.UnaryOp | None:
    """Return the first text that is a plain constant: a number, a text, a truth value or None."""
    for text in texts:
        source = {"true": "True", "false": "False", "null": "None"}.get(str(text), str(text))
        try:
            node = ast.parse(source, mode="eval").body if text is not None else None
            value = ast.literal_eval(source) if node is not None else None
        except (SyntaxError, ValueError):
            continue
        if isinstance(node, ast.Constant | ast.UnaryOp) and isinstance(value, str | int | float | bool | None):
            return ast.Constant(value)
    return None


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def _line(text: str) -> str:
    return " ".join(text.split())
