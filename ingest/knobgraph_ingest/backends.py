"""Which back end a file belongs to: as the profile says, else by the frameworks that are imported."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from knobgraph_ingest.discovery import Repository, SourceModule
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.syntax_walk import child_nodes

FRAMEWORKS = {
    "torch": "pytorch", "lightning": "pytorch", "pytorch_lightning": "pytorch", "torchvision": "pytorch",
    "tensorflow": "tensorflow", "keras": "tensorflow", "tf_keras": "tensorflow", "tensorflow_probability": "tensorflow",
    "jax": "jax", "flax": "jax", "optax": "jax", "haiku": "jax",
    "paddle": "paddle", "mxnet": "mxnet", "mlx": "mlx", "sklearn": "scikit-learn", "xgboost": "xgboost", "lightgbm": "lightgbm",
}  # fmt: skip
"""Packages that are one back end among several, by the name they are imported as."""

MOST_FILES = 400


class Backends:
    """Tells the back end of each file of a repository."""

    def __init__(self, repository: Repository, tree: SourceTree, profile: Profile) -> None:
        self._profile = profile
        self._tree = tree
        self._modules = {m.path: m for m in repository.modules}
        self._by_name: dict[str, SourceModule] = {}
        for module in repository.modules:
            self._by_name.setdefault(module.name, module)
        self._found: dict[str, str | None] = {}
        self._imports: dict[str, list[str]] = {}

    def of(self, path: str) -> str | None:
        """Return the back end of a file; None where the profile claims it for none, or nothing or several speak for one.

        Without declared back ends a file is of the framework that it imports whenever it is imported itself: what a function
        imports only when it runs may be an option.
        """
        if path not in self._found:
            self._found[path] = self._profile.backend_of(path) if self._profile.backends else self._detected(path)
        return self._found[path]

    def of_program(self, path: str) -> str | None:
        """Return the back end of a program that starts in a file: the file's own, else that of most of the nearest files it imports."""
        if self._profile.backends or path not in self._modules:
            return self.of(path)
        own = {FRAMEWORKS[top] for top in (name.partition(".")[0] for name in self._imported(path)) if top in FRAMEWORKS}
        if len(own) == 1:
            return own.pop()
        seen, level = {path}, [path]
        while level and len(seen) < MOST_FILES:
            counts = Counter(b for b in map(self.of, level) if b is not None).most_common(2)
            if len(counts) == 1 or (counts and counts[0][1] > counts[1][1]):
                return counts[0][0]
            level = list(dict.fromkeys(p for source in level for p in self._imported_files(source) if p not in seen))
            seen.update(level)
        return None

    def _detected(self, path: str) -> str | None:
        if path not in self._modules or not any(name in "\n".join(self._tree.lines(path)) for name in FRAMEWORKS):
            return None
        tree = self._tree.parse(path)
        always = _names(_module_level(tree), self._modules[path]) if tree is not None else ()
        found = {FRAMEWORKS[top] for top in (name.partition(".")[0] for name in always) if top in FRAMEWORKS}
        return found.pop() if len(found) == 1 else None

    def _imported(self, path: str) -> list[str]:
        if path not in self._imports:
            self._imports[path] = list(_names(self._tree.nodes(path), self._modules[path]))
        return self._imports[path]

    def _imported_files(self, path: str) -> Iterator[str]:
        for name in self._imported(path):
            module = self._by_name.get(name) or self._by_name.get(name.rpartition(".")[0])
            if module is not None:
                yield module.path


def _module_level(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the statements that run when the module is imported, those of its branches included."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in child_nodes(waiting.pop()):
            yield node
            if isinstance(node, (ast.If, ast.Try, ast.With, ast.ExceptHandler)):
                waiting.append(node)


def _names(nodes: Iterable[ast.AST], module: SourceModule) -> Iterator[str]:
    parts = module.name.split(".")
    package = parts if module.is_package else parts[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1], *([node.module] if node.module else [])] if node.level else [node.module or ""]
            yield from (".".join([*base, a.name]) for a in node.names)
