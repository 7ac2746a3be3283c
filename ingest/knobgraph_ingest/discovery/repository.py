"""Finds the Python files of a repository and how they are imported."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pathspec

from knobgraph_ingest.discovery.declared_groups import Groups, declared_groups, scripts_of
from knobgraph_ingest.discovery.declared_roots import declared_roots
from knobgraph_ingest.discovery.entry_points import EntryPointSite, console_sites, script_sites
from knobgraph_ingest.discovery.python_script import is_python_script
from knobgraph_ingest.discovery.reading_script import ReadingScripts
from knobgraph_ingest.discovery.source import Problem, SourceModule
from knobgraph_ingest.discovery.source_files import SourceFiles
from knobgraph_ingest.discovery.uncalled import uncalled_sites

EXCLUDED = (
    ".git/", ".hg/", ".venv/", "venv/", "node_modules/", "__pycache__/", ".tox/", ".nox/", ".eggs/", ".mypy_cache/",
    "vendor/", "_vendor/", "vendored/", "third_party/", "site-packages/", ".ipynb_checkpoints/",
)  # fmt: skip
OUTPUT = ("build", "dist")
TESTS = ("tests/", "test/", "conftest.py", "test_*.py")


class NotAPythonRepository(ValueError):
    """There is no Python code where a repository was said to be; the message is one clear line."""


@dataclass(frozen=True)
class Repository:
    """The Python files and entry points below a root, and what had to be passed over."""

    root: Path
    name: str
    modules: tuple[SourceModule, ...]
    entry_points: tuple[EntryPointSite, ...]
    problems: tuple[Problem, ...]
    lines: int
    commit: str | None
    groups: Groups = field(default_factory=dict)
    files: SourceFiles | None = field(default=None, repr=False, compare=False)


def discover(root: Path, *, exclude: Sequence[str] = (), starters: tuple[str, ...] = (), progress: Callable[[str], None] | None = None) -> Repository:
    """Return what the repository at `root` holds.

    A single installed package may be given as root: its parent is then what its imports start from. `starters` are the dotted names of
    functions that read the command line themselves: a module that calls one as it is run is a script.

    Raises:
        NotAPythonRepository: `root` does not exist, is a file, or holds no Python file.
    """
    root = root.resolve()
    if not root.exists():
        raise NotAPythonRepository(f"no such path: {root}")
    if not root.is_dir():
        raise NotAPythonRepository(f"not a folder: {root}")
    name = root.name
    groups = declared_groups(root)
    base, prefix = (root.parent, f"{root.name}/") if (root / "__init__.py").is_file() else (root, "")
    files = SourceFiles(base)
    problems: list[Problem] = []
    paths = [f"{prefix}{p}" for p in _python_files(root, exclude, problems, scripts_of(groups))]
    if not paths:
        raise NotAPythonRepository(f"no Python file below {root}")
    packages = {p.rpartition("/")[0] for p in paths if p.endswith("__init__.py")}
    roots = declared_roots(root) if not prefix else frozenset[str]()
    modules: list[SourceModule] = []
    lines = 0
    for path in paths:
        if progress is not None:
            progress(path)
        try:
            lines += files.text(path).count("\n") + 1
        except (OSError, ValueError) as error:
            problems.append(Problem(path, str(error)))
            continue
        modules.append(_module(path, packages, roots))
    tests = pathspec.GitIgnoreSpec.from_lines(TESTS)
    runnable = [m for m in modules if not tests.match_file(m.path.removeprefix(prefix))]
    sites = [*script_sites(files, runnable), *console_sites(files, scripts_of(groups), modules)]
    sites = ReadingScripts(files, runnable, sites, starters).sites()
    sites += uncalled_sites(files, runnable, sites)
    return Repository(base, name, tuple(modules), tuple(sites), tuple(problems), lines, _commit(root), groups, files)


def _module(path: str, packages: set[str], roots: frozenset[str]) -> SourceModule:
    folder = path.rpartition("/")[0]
    source_root = folder
    while source_root in packages:
        source_root = source_root.rpartition("/")[0]
    known = {"src", "lib", "python", *roots}
    if source_root and source_root not in known and not source_root.endswith(("/src", "/lib")):
        # A folder without __init__.py is a namespace package of the root (PEP 420) as well as a folder of scripts.
        source_root = max((r for r in known - {"python"} if source_root.startswith(f"{r}/")), key=len, default="")
    relative = path.removeprefix(f"{source_root}/" if source_root else "")
    is_package = relative.endswith("__init__.py")
    dotted = relative.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
    return SourceModule(dotted, path, source_root, is_package)


def _python_files(root: Path, exclude: Sequence[str], problems: list[Problem], console_scripts: Collection[str]) -> list[str]:
    """Return the paths of Python's files; what starts a declared console script was made by an installation and is none."""
    ignored = [*EXCLUDED, *exclude]
    own = root / ".gitignore"
    if own.is_file():
        ignored += own.read_text(encoding="utf-8", errors="replace").splitlines()
    spec = pathspec.GitIgnoreSpec.from_lines(ignored)
    found: list[str] = []
    seen: set[tuple[int, int]] = set()

    def failed(error: OSError) -> None:
        problems.append(Problem(str(error.filename), f"not readable: {error.strerror}"))

    for folder, folders, files in os.walk(root, followlinks=True, onerror=failed):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in seen:
            problems.append(Problem(Path(folder).relative_to(root).as_posix(), "a link back into the repository"))
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        relative = Path(folder).relative_to(root).as_posix()
        prefix = "" if relative == "." else f"{relative}/"
        folders[:] = sorted(f for f in folders if not spec.match_file(f"{prefix}{f}/") and not _is_output(Path(folder) / f))
        wanted = [f for f in sorted(files) if not spec.match_file(f"{prefix}{f}")]
        found.extend(f"{prefix}{f}" for f in wanted if f.endswith(".py") or (f not in console_scripts and is_python_script(Path(folder) / f)))
    return found


def _is_output(folder: Path) -> bool:
    """Whether a folder holds what a build made; a package may have the same name."""
    return folder.name in OUTPUT and not (folder / "__init__.py").is_file()


def _commit(root: Path) -> str | None:
    try:
        run = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603, S607 - a fixed command; git is found as the user finds it
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.strip() or None if run.returncode == 0 else None
