"""Code that only a run knows, as that of modules which are imported by name: it may call what the repository offers, and fill what nothing else fills."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter import own_place
from knobgraph_ingest.interpreter.container import DictShape, ListShape
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, weaken
from knobgraph_ingest.interpreter.shape import REST, External, Unknown
from knobgraph_ingest.interpreter.value import Value, join_values, unknown
from knobgraph_ingest.syntax_walk import child_nodes, walk

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.container import ModuleShape
    from knobgraph_ingest.interpreter.machine import Machine

LOADERS = frozenset({"exec_module", "load_module", "load_source", "run_module", "run_path"})
MAKERS = frozenset({"Counter", "OrderedDict", "defaultdict", "deque", "dict", "list", "set"})
LOOKING = frozenset({"any", "all", "bool", "dict", "enumerate", "filter", "frozenset", "id", "iter", "len", "list", "map", "max", "min", "next"}) | frozenset(
    {"isinstance", "print", "repr", "reversed", "set", "sorted", "str", "sum", "tuple", "type", "zip"}
)
FILLING = frozenset({"add", "append", "appendleft", "extend", "insert", "setdefault", "update"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Fillers:
    """Of one module: its names that start as empty containers, and the functions that may fill what a name stands for."""

    __slots__ = ("by_name", "empty", "remembered")

    def __init__(self, tree: ast.Module) -> None:
        self.empty = {n for statement in tree.body for n in _made_empty(statement)}
        self.by_name: dict[str, set[Function]] = {}
        self.remembered: set[str] = set()  # what a function both asks and fills is what it remembers, and nobody else's
        for node in walk(tree):
            if isinstance(node, Function):
                self._read(node)

    def _read(self, function: Function) -> None:
        asked: set[str] = set()
        filled: set[str] = set()
        pending: list[tuple[ast.AST, ast.AST | None, ast.AST | None]] = [(statement, function, None) for statement in function.body]
        while pending:
            node, parent, above = pending.pop()
            if isinstance(node, ast.Name):
                if (fills := _may_fill(node, parent, above)) is not None:
                    (filled if fills else asked).add(node.id)
                continue
            if not isinstance(node, Function):
                pending.extend((child, node, parent) for child in child_nodes(node))
        for name in filled:
            self.by_name.setdefault(name, set()).add(function)
        self.remembered |= asked & filled


def _made_empty(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.Assign):
        targets, value = statement.targets, statement.value
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets, value = [statement.target], statement.value
    else:
        return
    if isinstance(value, ast.Call):
        maker = value.func.attr if isinstance(value.func, ast.Attribute) else value.func.id if isinstance(value.func, ast.Name) else ""
        empty = maker in MAKERS and not value.keywords and len(value.args) <= (maker in ("defaultdict", "deque"))
    else:
        empty = (isinstance(value, ast.List) and not value.elts) or (isinstance(value, ast.Dict) and not value.keys)
    yield from (t.id for t in targets if empty and isinstance(t, ast.Name))


def _may_fill(node: ast.Name, parent: ast.AST | None, above: ast.AST | None) -> bool | None:
    """Return whether what a name stands for may be filled by this mention of it, False where it is only asked for an item, None where neither."""
    if isinstance(parent, ast.Subscript) and parent.value is node:
        if isinstance(parent.ctx, ast.Store):
            return True
        return isinstance(above, ast.Attribute) and above.attr in FILLING
    if isinstance(parent, ast.Attribute):
        return True if parent.attr in FILLING else False if parent.attr == "get" else None
    if isinstance(parent, ast.Compare):
        return False if any(node is c for c in parent.comparators) else None
    if isinstance(parent, ast.Call):
        called = parent.func.id if isinstance(parent.func, ast.Name) else ""
        return True if parent.func is not node and called not in LOOKING else None
    return True if isinstance(parent, (ast.Assign, ast.AugAssign)) and isinstance(node.ctx, ast.Load) else None


_FILLERS: WeakKeyDictionary[ast.Module, Fillers] = WeakKeyDictionary()


def loads(callee: Value, node: ast.Call) -> bool:
    """Whether a call runs a module, which is none of the repository's that is known."""
    return isinstance(node.func, ast.Attribute) and node.func.attr in LOADERS and all(isinstance(s, External | Unknown) for s in callee.shapes)


def own_module(m: Machine, name: str, call: Call) -> ModuleShape | None:
    """Return the module of the repository that an outside function, by its name one that loads a module, is given the file or the package of."""
    last = name.rpartition(".")[2]
    if not any(word in last for word in ("load", "import")) or not any(word in last for word in ("module", "source")):
        return None
    places = [place for v in call.everything() if (place := own_place.place_of(v)) is not None]
    paths = [path for place in places for path in (place, f"{place}/__init__.py") if path in m.importer.files.files]
    return m.importer.module_at(paths[0]) if len(paths) == 1 else None


def run(m: Machine, origins: Origins) -> None:
    """Let containers of modules that nothing has filled so far hold anything, where functions fill them that nothing has called so far.

    `origins` decided which code it is.
    """
    called = {node for node, _ in m.runs}
    held = unknown(weaken(origins, FlowKind.DERIVES))
    modules = [module for module in m.importer.loaded() if module.tree is not None]
    for module in modules:
        for name in _fillers(module.tree).empty:
            value = module.cells.get(name)
            shape = value.only if value is not None else None
            if not isinstance(shape, DictShape | ListShape) or any(k is not REST for k in shape.cells):
                continue
            fillers = _filling(modules, shape)
            if fillers and not fillers & called:
                present = shape.cells.get(REST)
                m.heap.write(shape.cells, REST, held if present is None else join_values((present, held)))


def _filling(modules: list[ModuleShape], shape: DictShape | ListShape) -> set[Function]:
    """Return the functions that may fill a container, none where one of them only remembers there what it found out."""
    found: set[Function] = set()
    for module in modules:
        fillers = _fillers(module.tree)
        for alias in [k for k, v in module.cells.items() if isinstance(k, str) and v.only is shape]:
            if alias in fillers.remembered:
                return set()
            found |= fillers.by_name.get(alias, set())
    return found


def _fillers(tree: ast.Module | None) -> Fillers:
    assert tree is not None
    fillers = _FILLERS.get(tree)
    if fillers is None:
        fillers = _FILLERS[tree] = Fillers(tree)
    return fillers
