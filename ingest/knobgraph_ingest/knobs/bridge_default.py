"""Constants in the dicts and constructor calls that carry one configuration into another."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from knobgraph_ingest.interpreter.lineage import ClassFact, Lineage
from knobgraph_ingest.interpreter.origin import FlowKind
from knobgraph_ingest.knobs.docstring_entry import comment_on
from knobgraph_ingest.knobs.found_knob import FoundKnob
from knobgraph_ingest.knobs.record import makes_record
from knobgraph_ingest.knobs.resolved_call import ResolvedCall, ResolvedCode
from knobgraph_ingest.knobs.surface_argument import is_literal
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.syntax_walk import walk

FEWEST_CARRIED = 2  # in a dict; the call of a config class says by itself what it is
CONFIGURATION = ("Flag", "ConfigField", "ConfigKey")
Items = Sequence[tuple[str, ast.expr]]


def bridge_knobs(code: ResolvedCode, lineage: Lineage, tree: SourceTree, paths: frozenset[str]) -> Iterator[FoundKnob]:
    """Yield the constants that stand beside values taken from a configuration, in a call of a config class or a dict that is spread into one."""
    settings = _settings(lineage)
    for call in code.calls:
        cls = lineage.classes.get(code.real_name(call.callee)) if call.path in paths else None
        if cls is not None and cls.qualified in settings and not makes_record(call, code):
            yield from _of(cls, [(k.arg, k.value) for k in call.node.keywords if k.arg], call.path, tree, 1)
            for spread in (k.value for k in call.node.keywords if k.arg is None):
                for node in _dicts(spread, call):
                    yield from _of(cls, _items(node), call.path, tree, FEWEST_CARRIED)


def _settings(lineage: Lineage) -> frozenset[str]:
    """Return the classes that a configuration is carried into: those that take the value of a flag or field unchanged; others record results."""
    carried = (end.id for start, end, kind, _ in lineage.flows if kind is FlowKind.ASSIGNS and start.label in CONFIGURATION and end.label == "ConfigField")
    return frozenset(field.rpartition(".")[0] for field in carried)


def _dicts(spread: ast.expr, call: ResolvedCall) -> Iterator[ast.Dict]:
    """Yield the dict displays that a `**mapping` is bound to in the function around the call."""
    if isinstance(spread, ast.Dict):
        yield spread
    elif isinstance(spread, ast.Name) and call.body is not None:
        bindings = (n for n in walk(call.body) if isinstance(n, (ast.Assign, ast.AnnAssign)) and isinstance(n.value, ast.Dict))
        for binding in bindings:
            targets = binding.targets if isinstance(binding, ast.Assign) else [binding.target]
            if isinstance(binding.value, ast.Dict) and any(isinstance(t, ast.Name) and t.id == spread.id for t in targets):
                yield binding.value


def _items(node: ast.Dict) -> Items:
    pairs = zip(node.keys, node.values, strict=True)
    return [(k.value, v) for k, v in pairs if isinstance(k, ast.Constant) and isinstance(k.value, str)]


def _of(cls: ClassFact, items: Items, path: str, tree: SourceTree, fewest: int) -> Iterator[FoundKnob]:
    fields = {f.name for f in cls.fields}
    literal = [(name, value) for name, value in items if name in fields and is_literal(value)]
    if not literal:
        return
    modules = _modules(tree, path)
    if sum(1 for _, value in items if _carried(value, modules)) >= fewest:
        for name, value in literal:
            yield FoundKnob(
                f"{cls.qualified}({name}=)@{path}:{value.lineno}", "bridge", cls.qualified, name, path, value.lineno, "literal",
                value=tree.written(path, value), category="hard-coded bridge defaults", purpose=comment_on(tree.text_at(path, value.lineno)),
            )  # fmt: skip


def _carried(value: ast.expr, modules: frozenset[str]) -> bool:
    """Whether a value is read from another object: one of its attributes or items, perhaps converted; `math.pi` is not."""
    parts = (n for n in walk(value) if isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, ast.Load))
    return any(not (isinstance(n.value, ast.Name) and n.value.id in modules) for n in parts)


def _modules(tree: SourceTree, path: str) -> frozenset[str]:
    imports = (n for n in tree.nodes(path) if isinstance(n, ast.Import))
    return frozenset(a.asname or a.name.partition(".")[0] for n in imports for a in n.names)
