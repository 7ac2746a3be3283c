"""Functions and commands that read a command line and that nothing in the repository starts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from knobgraph_ingest.discovery.entry_points import EntryPointSite
from knobgraph_ingest.discovery.mention import mentions
from knobgraph_ingest.discovery.source import SourceModule
from knobgraph_ingest.discovery.source_files import SourceFiles
from knobgraph_ingest.discovery.startable import starts, words_of
from knobgraph_ingest.syntax_walk import walk

COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
TOP_LEVEL = re.compile(r"^(?:(?:async[ \t]+)?def[ \t]+(\w+)|(\w+)[ \t]*=[^=\n]*\bTyper\b)", re.MULTILINE)
CALLED = re.compile(r"(?<!def )\b(\w+)\(")


def uncalled_sites(files: SourceFiles, modules: Iterable[SourceModule], known: Iterable[EntryPointSite]) -> Iterator[EntryPointSite]:
    """Yield the module-level functions, commands and typer applications that would start a program, though nothing here does.

    Such a function takes no argument that must be given, reads the command line itself or through functions of its module, and no
    module calls or imports it; a start by something outside (a script that a package makes when it is installed) is all that is left.
    """
    texts = dict(_texts(files, modules))
    wanted = words_of()
    started = {(site.path, site.function) for site in known}
    for module, text in texts.items():
        if not mentions(text, wanted) or not (uncalled := _uncalled(text)) or (tree := files.tree(module.path)) is None:
            continue
        for name, line in starts(tree, uncalled):
            if (module.path, name) not in started and not _named_in(tree, name) and not _named_elsewhere(name, module, texts, files):
                yield EntryPointSite("function", f"{module.path}:{name}", module.path, module.name, name, line)


def _texts(files: SourceFiles, modules: Iterable[SourceModule]) -> Iterator[tuple[SourceModule, str]]:
    for module in modules:
        try:
            yield module, files.text(module.path)
        except (OSError, ValueError):
            continue


def _uncalled(text: str) -> set[str]:
    """Return what stands at the top of a module and is not called in it, as far as text tells: parsing the others would not pay."""
    code = COMMENT.sub("", text)
    return {a or b for a, b in TOP_LEVEL.findall(code)} - set(CALLED.findall(code))


def _named_in(tree: ast.Module, name: str) -> bool:
    """Whether anything of the module but the function itself, or the decoration of others with it, reads the name."""
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            parts: list[ast.AST] = [*statement.body, statement.args] if statement.name != name else []
        else:
            parts = [statement]
        if any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load) for part in parts for n in walk(part)):
            return True
    return False


def _named_elsewhere(name: str, module: SourceModule, texts: dict[SourceModule, str], files: SourceFiles) -> bool:
    """Whether another module names both the module and the name, in code: it may well start it."""
    last = module.name.rpartition(".")[2]
    both = [re.compile(rf"\b{re.escape(word)}\b") for word in (name, last)]
    for other, text in texts.items():
        if other is module or name not in text or last not in text or not all(word.search(text) for word in both):
            continue
        tree = files.tree(other.path)
        if tree is None or _names(tree, name, last, module.is_package or other.is_package):
            return True
    return False


def _names(tree: ast.Module, name: str, last: str, package: bool) -> bool:
    for node in walk(tree):
        if isinstance(node, ast.ImportFrom) and any(a.name in (name, "*") for a in node.names) and (package or (node.module or "").rpartition(".")[2] == last):
            return True
        if (
            isinstance(node, ast.Attribute)
            and node.attr == name
            and last in {n.id for n in walk(node) if isinstance(n, ast.Name)} | {n.attr for n in walk(node.value) if isinstance(n, ast.Attribute)}
        ):
            return True
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(rf"\b{re.escape(last)}[.:]{re.escape(name)}\b", node.value):
            return True
    return False
