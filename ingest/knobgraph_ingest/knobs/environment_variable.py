"""Environment variables that the code reads or writes, with default and conversion."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from knobgraph_ingest.contribution import Reading
from knobgraph_ingest.knobs.found_knob import FoundKnob
from knobgraph_ingest.knobs.resolved_call import ResolvedCode
from knobgraph_ingest.knobs.variable_purpose import innermost_function, variable_purpose
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.surface import SurfaceTable
from knobgraph_ingest.syntax_walk import child_nodes, walk

READERS = ("os.getenv", "os.environ.get", "os.environ.pop", "os.environ.setdefault", "os.environ.__getitem__")
SAID = {"setdefault": "given a default", "write": "set"}
USES = ("getenv", "environ.get", "environ.pop", "environ.setdefault", "environ")
CONVERSIONS = ("int", "float", "bool", "str", "Path", "loads", "literal_eval")


def environment_knobs(reading: Reading, code: ResolvedCode, table: SurfaceTable, paths: frozenset[str]) -> Iterator[FoundKnob]:
    """Yield one knob a variable, with every place that reads or writes it; `paths` are the files that count."""
    uses: dict[str, dict[tuple[str, int], str]] = {}
    for (name, path, line), mode in reading.lineage.environment.items():
        if path in paths:
            uses.setdefault(name, {})[(path, line)] = mode
    for fact in reading.lineage.flags.values():
        for name in (fact.env or "").split(", ") if fact.path in paths else ():
            if name in uses:
                # The parser reads it, wherever it is called from: what names the variable is the flag's declaration.
                uses[name] = {place: mode for place, mode in uses[name].items() if "env" in reading.tree.text_at(*place)}
                uses[name][(fact.path, fact.line)] = "read for a flag"
    reached = {(name, *place) for name, places in uses.items() for place in places}
    for name, path, line, mode in _written(code, paths, reading.tree):
        uses.setdefault(name, {}).setdefault((path, line), mode)
    for name, places in sorted(uses.items()):
        yield _knob(name, places, reading.tree, table, any((name, *p) in reached for p in places))


def _knob(name: str, places: dict[tuple[str, int], str], tree: SourceTree, table: SurfaceTable, reached: bool) -> FoundKnob:
    ordered = sorted(places, key=lambda p: (places[p] != "read", p))
    details = [(p, *_details(tree, *p, name)) for p in ordered]
    default = next((d for _, d, _, _ in details if d is not None), None)
    conversion = next((c for _, _, c, _ in details if c is not None), None)
    written = next((w for _, _, _, w in details if w is not None), None)
    path, line = ordered[0]
    known = table.match(name, "environment")
    described = known.describe(name).purpose if known is not None else ""
    return FoundKnob(
        f"env:{name}", "environment", "os.environ", name, path, line, "environment", value=written, default=default, conversion=conversion,
        reached=reached, purpose=described or variable_purpose(name, ordered, tree) or _use(places, tree),
        category=known.category_of(name) if known is not None else None, library=known.library if known is not None else None,
        sites=tuple(f"{p}:{n} ({places[(p, n)]})" for p, n in ordered),
    )  # fmt: skip


def _use(places: dict[tuple[str, int], str], tree: SourceTree) -> str:
    first: dict[str, tuple[str, int]] = {}
    for place in sorted(places):
        first.setdefault(places[place], place)
    functions = {use: innermost_function(tree, *place) for use, place in first.items()}
    uses = [f"{SAID.get(use, use)}{f' in {name}' if name else ''}" for use, name in sorted(functions.items())]
    return f"Environment variable, {', '.join(uses)}."


def _written(code: ResolvedCode, paths: frozenset[str], tree: SourceTree) -> Iterator[tuple[str, str, int, str]]:
    helpers = _helpers(code)
    for call in code.calls:
        if call.path not in paths:
            continue
        callee = code.real_name(call.callee)
        position = 0 if callee in READERS else helpers.get(callee)
        if position is None or position >= len(call.node.args):
            continue
        name = call.node.args[position]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield name.value, call.path, call.node.lineno, "setdefault" if callee.endswith(".setdefault") else "read"
    for path in sorted(paths):
        if any("environ[" in line for line in tree.lines(path)):
            yield from _subscripts(path, tree)


def _helpers(code: ResolvedCode) -> dict[str, int]:
    """Return own functions that read the variable one of their parameters names, with that parameter's position."""
    found: dict[str, int] = {}
    for call in code.calls:
        if code.real_name(call.callee) in READERS and call.body is not None and call.node.args and isinstance(call.node.args[0], ast.Name):
            names = [a.arg for a in call.body.args.args]
            owner = next((f.name for f in code.functions.values() if f.node is call.body), None)
            if owner is not None and call.node.args[0].id in names:
                found[owner] = names.index(call.node.args[0].id)
    return found


def _subscripts(path: str, tree: SourceTree) -> Iterator[tuple[str, str, int, str]]:
    nodes = tree.nodes(path) if any("environ" in line for line in tree.lines(path)) else ()
    imported = any(isinstance(n, ast.ImportFrom) and n.module == "os" and any(a.name == "environ" and a.asname is None for a in n.names) for n in nodes)
    # Web servers call the dict of a request `environ` too.
    owners = ("os.environ", "environ") if imported else ("os.environ",)
    for node in nodes:
        name = node.slice.value if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) else None
        if isinstance(node, ast.Subscript) and isinstance(name, str) and ast.unparse(node.value) in owners:
            yield name, path, node.lineno, "write" if isinstance(node.ctx, ast.Store) else "read"


def _details(tree: SourceTree, path: str, line: int, name: str) -> tuple[str | None, str | None, str | None]:
    """Return default, conversion and written value of a use, each as written; in the conversion `…` stands for what was read."""
    parents: dict[ast.AST, ast.AST] = {}
    module = tree.parse(path) or ast.Module([], [])
    for around in (n for s in module.body if s.lineno <= line <= (s.end_lineno or s.lineno) for n in walk(s)):
        parents.update(dict.fromkeys(child_nodes(around), around))
    for node, parent in parents.items():
        if not isinstance(node, (ast.Call, ast.Subscript)) or node.lineno != line:
            continue
        subject = ast.unparse(node.func if isinstance(node, ast.Call) else node.value)
        first = node.slice if isinstance(node, ast.Subscript) else node.args[0] if node.args else None
        if not subject.endswith(USES) or (isinstance(first, ast.Constant) and first.value != name):
            continue
        if isinstance(node, ast.Subscript):
            return None, _conversion(node, parents), tree.written(path, parent.value) if isinstance(parent, ast.Assign) and node in parent.targets else None
        second = tree.written(path, node.args[1]) if len(node.args) > 1 else None
        return (None, None, second) if subject.endswith("setdefault") else (second, _conversion(node, parents), None)
    return None, None, None


def _conversion(node: ast.expr, parents: dict[ast.AST, ast.AST]) -> str | None:
    whole: ast.AST = node
    while isinstance(parents.get(whole), (ast.Attribute, ast.Compare)) or _converts(parents.get(whole), whole):
        whole = parents[whole]
    return ast.unparse(whole).replace(ast.unparse(node), "…") if whole is not node else None


def _converts(parent: ast.AST | None, inner: ast.AST) -> bool:
    if not isinstance(parent, ast.Call):
        return False
    return parent.func is inner or (parent.args == [inner] and ast.unparse(parent.func).rpartition(".")[2] in CONVERSIONS)
