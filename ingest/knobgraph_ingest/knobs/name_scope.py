"""What names mean in a file, by its imports, definitions and plain assignments."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from knobgraph_ingest.discovery import SourceModule


class NameScope:
    """The names of one module, class or function body as dotted paths, inside those of the body around it."""

    def __init__(self, parent: NameScope | None = None) -> None:
        self._parent = parent
        self._names: dict[str, str] = {}

    def bind(self, name: str, dotted: str | None) -> None:
        """Let a name mean a dotted path; None makes a name that is known to mean nothing of ours."""
        self._names[name] = dotted or ""

    def own(self) -> Iterable[tuple[str, str]]:
        """Return the names bound in this body itself."""
        return self._names.items()

    def look_up(self, name: str) -> str | None:
        """Return what a name means here, None where that is not known."""
        if name in self._names:
            return self._names[name] or None
        return self._parent.look_up(name) if self._parent is not None else None

    def resolve(self, node: ast.expr) -> str | None:
        """Return the dotted path of an expression: a name, an attribute, or what a call made."""
        if isinstance(node, ast.Name):
            return self.look_up(node.id)
        if isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
                return self.look_up(f"self.{node.attr}")
            base = self.resolve(node.value)
            return f"{base}.{node.attr}" if base else None
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id == "super":
                return self.look_up("super()")
            return self.resolve(node.func)
        if isinstance(node, (ast.Await, ast.Starred)):
            return self.resolve(node.value)
        return None


def imported(node: ast.Import | ast.ImportFrom, module: SourceModule) -> Iterator[tuple[str, str]]:
    """Yield each name that an import binds and the dotted path it means."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0], alias.name.partition(".")[0])
        return
    package = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
    base = [*package[: len(package) - node.level + 1], *([node.module] if node.module else [])] if node.level else [node.module or ""]
    for alias in node.names:
        yield alias.asname or alias.name, ".".join([*base, alias.name])
