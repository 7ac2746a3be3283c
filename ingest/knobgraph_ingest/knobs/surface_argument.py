"""The arguments of surfaces as knobs: what the interpreter reached, what the source writes, and what a sibling sets."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator

from knobgraph_ingest.contribution import Reading
from knobgraph_ingest.interpreter.lineage import KnobFact
from knobgraph_ingest.knobs.found_knob import Binding, FoundKnob
from knobgraph_ingest.knobs.resolved_call import ResolvedCode
from knobgraph_ingest.knobs.surface_site import SurfaceSite
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.surface import Surface, SurfaceTable

MOST_TEXT = 400


def reached_knobs(reading: Reading, table: SurfaceTable) -> Iterator[FoundKnob]:
    """Yield the knobs of code that an entry point runs."""
    for key, fact in reading.lineage.knobs.items():
        form = "call" if "(" in key.id.partition("@")[0] else "attribute"
        surface = table.match(fact.callee if form == "call" else f"{fact.callee}.{fact.parameter}", form)
        if surface is not None:
            yield _knob(key.id, fact, surface, form, reading.tree)


def _knob(identifier: str, fact: KnobFact, surface: Surface, form: str, tree: SourceTree) -> FoundKnob:
    known = surface.describe(fact.parameter)
    place = f"{fact.path}:{fact.call_line}"
    written = tree.written_at(fact.path, fact.line, fact.columns, fact.value)
    value = written or _assigned(tree, fact) if form == "attribute" else written or as_python(fact.constant)
    constant = fact.constant is not None or _reads_literal(value, fact.callee)
    binding: Binding = "unknown" if not constant else "decided" if _is_asked(value) else "literal"
    return FoundKnob(
        identifier, "argument" if form == "call" else "switch", fact.callee, fact.parameter, fact.path, fact.line, binding,
        value=value or None, constant=fact.constant, default=known.default, type=known.type,
        purpose=known.purpose or surface.purpose, category=surface.category_of(fact.parameter), library=surface.library, reached=True, sites=(place,),
    )  # fmt: skip


def _reads_literal(text: str | None, callee: str) -> bool:
    try:
        return text is not None and _is_setting(ast.parse(text, mode="eval").body, callee)
    except SyntaxError:
        return False


def _is_asked(text: str | None) -> bool:
    """Whether a value that is always the same is the answer of a function that is asked about attributes: these decide it."""
    try:
        calls = [n for n in ast.walk(ast.parse(text or "None", mode="eval")) if isinstance(n, ast.Call)]
    except SyntaxError:
        return False
    asked = (a for c in calls for a in (*c.args, *(k.value for k in c.keywords)))
    return any(isinstance(n, ast.Attribute) for a in asked for n in ast.walk(a))


def _is_setting(value: ast.expr, callee: str) -> bool:
    """Whether a value is a constant, or a named one of the library itself (`logging.INFO`)."""
    named = isinstance(value, ast.Attribute) and value.attr.isupper() and ast.unparse(value.value) == callee.partition(".")[0]
    return named or is_literal(value)


def as_python(constant: str | None) -> str | None:
    """Return a constant that is kept as JSON as Python writes it."""
    return repr(json.loads(constant)) if constant is not None else None


def _assigned(tree: SourceTree, fact: KnobFact) -> str:
    return tree.text_at(fact.path, fact.line).partition("=")[2].partition("#")[0].strip()


def written_knobs(sites: Iterable[SurfaceSite], tree: SourceTree) -> Iterator[FoundKnob]:
    """Yield the knobs that names and imports tell, reached or not."""
    for site in sites:
        for parameter, value in site.arguments.items():
            text = tree.written(site.call.path, value)
            known = site.surface.describe(parameter)
            binding: Binding = "literal" if _is_setting(value, site.callee) else "unknown"
            yield FoundKnob(
                site.id_of(parameter), "argument", site.callee, parameter, site.call.path, value.lineno, binding,
                value=text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]} …", default=known.default, type=known.type,
                purpose=known.purpose or site.surface.purpose, category=site.surface.category_of(parameter), library=site.surface.library, reached=False,
                sites=(f"{site.call.path}:{site.call.node.lineno}",),
            )  # fmt: skip


def written_switches(code: ResolvedCode, table: SurfaceTable, tree: SourceTree) -> Iterator[FoundKnob]:
    """Yield the assigned switches that names and imports tell."""
    for switch in code.switches:
        name = code.real_name(switch.target)
        surface = table.match(name, "attribute")
        if surface is not None:
            owner, _, attribute = name.rpartition(".")
            yield FoundKnob(
                f"{name}@{switch.path}:{switch.node.lineno}", "switch", owner, attribute, switch.path, switch.node.lineno,
                "literal" if is_literal(switch.node.value) else "unknown", value=tree.written(switch.path, switch.node.value),
                default=surface.describe(attribute).default, type=surface.describe(attribute).type,
                purpose=surface.describe(attribute).purpose or surface.purpose, category=surface.category_of(attribute), library=surface.library, reached=False,
            )  # fmt: skip


def unset_knobs(sites: Iterable[SurfaceSite], found: Iterable[FoundKnob]) -> Iterator[FoundKnob]:
    """Yield the arguments that a call leaves at the library's default while another call of the same surface sets them; `found` are the set ones."""
    setters: dict[tuple[str | None, str, str], str] = {}
    for knob in found:
        if knob.kind == "argument" and knob.binding not in ("default", "commented out"):
            setters.setdefault((knob.library, _short(knob.callee), knob.parameter), f"{knob.path}:{knob.line}")
    for site in sites:
        for parameter, known in site.surface.parameters.items() if not site.open else ():
            place = setters.get((site.surface.library, _short(site.callee), parameter))
            if place is not None and parameter not in site.arguments and known.default is not None:
                yield FoundKnob(
                    site.id_of(parameter), "argument", site.callee, parameter, site.call.path, site.call.node.lineno, "default",
                    default=known.default, type=known.type, purpose=known.purpose, category=site.surface.category_of(parameter), library=site.surface.library,
                    quote=f"set at {place}", sites=(f"{site.call.path}:{site.call.node.lineno}",),
                )  # fmt: skip


def _short(callee: str) -> str:
    return callee.removesuffix(".__init__").rpartition(".")[2]


def is_literal(node: ast.expr) -> bool:
    """Whether an expression is made of constants only."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.UnaryOp):
        return is_literal(node.operand)
    if isinstance(node, ast.BinOp):
        return is_literal(node.left) and is_literal(node.right)
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return all(is_literal(e) for e in node.elts)
    if isinstance(node, ast.Dict):
        return all(k is not None and is_literal(k) for k in node.keys) and all(is_literal(v) for v in node.values)
    return False
