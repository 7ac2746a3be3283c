"""The class that a home proposes, as Python source ready to paste."""

from __future__ import annotations

import ast
import keyword
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knobgraph_api.template import render_template

MOST_SITES = 3
MOST_OTHERS = 5
NOT_SET = "default"
SCALARS = ("bool", "float", "int", "str")
SETTERS = ("set", "get")
Group = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ScaffoldField:
    """One field of a proposed class: its name, type and default as source, and what is said above it."""

    name: str
    type: str
    default: str
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScaffoldClass:
    """One proposed class: its fields, and the arguments that hold objects, which no field stands for, each with a place."""

    fields: tuple[ScaffoldField, ...]
    objects: tuple[str, ...]


def knob_scaffold(rows: Iterable[Mapping[str, Any]], types: Mapping[str, str | None]) -> str:
    """Return a module with one dataclass for each home that is a class name, with the knobs that the code sets; valid Python.

    `types` are the declared types of flags and fields by their ids: what is set from one is of its type.
    """
    homes: dict[str, dict[tuple[str, str], list[Mapping[str, Any]]]] = {}
    for row in rows:
        home = str(row["home"])
        if home.isidentifier() and str(row["parameter"]).isidentifier():
            owner = str(row["callee"]).removesuffix(".__init__").rpartition(".")[2]
            homes.setdefault(home, {}).setdefault((owner, str(row["parameter"])), []).append(row)
    classes = {home: _class(groups, types) for home, groups in sorted(homes.items())}
    return render_template("knob_scaffold.jinja", classes={home: c for home, c in classes.items() if c.fields or c.objects})


def _class(groups: Mapping[tuple[str, str], Group], types: Mapping[str, str | None]) -> ScaffoldClass:
    groups = {key: rows for key, rows in groups.items() if any(r["binding"] != NOT_SET for r in rows)}
    kinds = {key: _types(rows, types) for key, rows in groups.items()}
    names = _names([key for key in groups if kinds[key]])
    order = sorted(groups, key=lambda key: (str(groups[key][0]["category"]), key))
    fields = tuple(_field(names[key], _what(key), kinds[key], groups[key]) for key in order if key in names)
    objects = tuple(f"{_what(key)} at {_sites(groups[key])[0]}" for key in order if key not in names)
    return ScaffoldClass(fields, objects)


def _names(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return a name for each argument: its own where it is of a class and no other has it, else one that says of what it is."""
    shared = Counter(parameter for _, parameter in keys)
    short = {(o, p): p if o[:1].isupper() and shared[p] == 1 else _joined(o, p) for o, p in keys}
    taken = Counter(short.values())
    found = {(o, p): name if taken[name] == 1 else f"{_snake(o)}_{p}" for (o, p), name in short.items()}
    return {key: f"{name}_" if keyword.iskeyword(name) else name for key, name in found.items()}


def _joined(owner: str, parameter: str) -> str:
    """Return owner and parameter as one name, without saying the same twice: `set_tracking_uri(uri=)` gives `tracking_uri`."""
    before, after = _snake(owner).split("_"), parameter.split("_")
    before = before[1:] if before[0] in SETTERS and len(before) > 1 else before
    overlap = next((n for n in range(min(len(before), len(after)), 0, -1) if before[-n:] == after[:n]), 0)
    return "_".join([*before, *after[overlap:]])


def _field(name: str, what: str, kinds: frozenset[str], rows: Group) -> ScaffoldField:
    written = Counter(ast.unparse(v) for r in rows if r["binding"] != NOT_SET for v in [_literal(r["constant"], r["value"])] if v is not None)
    library = next((ast.unparse(v) for r in rows for v in [_literal(r["default"])] if v is not None), None)
    chosen = [text for text, _ in written.most_common()]
    default = chosen[0] if chosen else library or "None"
    absent = "None" in (default, library, *chosen)
    kind = " | ".join((*sorted(kinds), *(["None"] if absent else [])))
    purpose = next((str(r["purpose"]) for r in rows if r["purpose"]), "")
    others = [f"elsewhere {', '.join(chosen[1 : MOST_OTHERS + 1])}"] if len(chosen) > 1 else []
    sites = _sites(rows)
    more = f" and {len(sites) - MOST_SITES} more" if len(sites) > MOST_SITES else ""
    origins = list(dict.fromkeys(o for r in rows for o in r["flows_from"] or ()))[:MOST_SITES]
    comments = [f"{what}: {_line(purpose)}".rstrip(": "), f"{', '.join(sites[:MOST_SITES])}{more}", *others]
    return ScaffoldField(name, kind, default, (*comments, *([f"today from {_line(', '.join(origins))}"] if origins else [])))


def _types(rows: Group, types: Mapping[str, str | None]) -> frozenset[str]:
    """Return the plain types that the values of an argument have; none where nothing tells one, as of an object."""
    texts = [t for r in rows for t in (*_written_types(r), *_words(r["type"]), *_words(_origin_type(r, types)))]
    found = {t for t in texts if t in SCALARS}
    return frozenset(found - {"int"} if "float" in found else found)


def _written_types(row: Mapping[str, Any]) -> Iterator[str]:
    for texts in ((row["constant"], row["value"]) if row["binding"] != NOT_SET else (), (row["default"],)):
        literal = _literal(*texts)
        value = literal.operand if isinstance(literal, ast.UnaryOp) else literal
        if isinstance(value, ast.Constant):
            yield type(value.value).__name__
    if row["binding"] != NOT_SET:
        yield _form(row["value"])


def _form(text: str | None) -> str:
    """Return the type that an expression has by its form: a comparison, a formatted text, a conversion."""
    try:
        node = ast.parse(text or "None", mode="eval").body
    except SyntaxError:
        return ""
    if isinstance(node, ast.JoinedStr):
        return "str"
    if isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return "bool"
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _origin_type(row: Mapping[str, Any], types: Mapping[str, str | None]) -> str | None:
    """Return the type of the flag or field that an argument has the value of."""
    origins = row["flows_from"] or () if row["binding"] == "flows" else ()
    return next((kind for o in origins if (kind := types.get(o))), None)


def _words(annotation: str | None) -> list[str]:
    """Return the names that an annotation is made of; none where it is of a container."""
    if re.match(r"(?:\w+\.)?Literal\[\s*['\"]", annotation or ""):
        return ["str"]
    outer = re.sub(r"\b(?:typing\.)?(?:Optional|Union)\b", "", annotation or "")
    return re.findall(r"\w+", outer) if re.fullmatch(r"[\w\s|,\[\]]*", outer) and not re.search(r"\w\s*\[", outer) else []


def _sites(rows: Group) -> list[str]:
    return list(dict.fromkeys(f"{r['path']}:{r['line']}" for r in rows if r["binding"] != NOT_SET))


def _what(key: tuple[str, str]) -> str:
    return f"{key[0]}({key[1]}=)"


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
