"""A click command whose parameters make a dataclass mode, an enumeration member and a report, and whose defaults a file may set."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("x = 1\n")
    (folder / "b.py").write_text("y = 'a'\n")
    (folder / "pyproject.toml").write_text("[tool.other]\n")
    (folder / "other.toml").write_text("[tool.black]\nline-length = 44\npreview = true\nskip-string-normalization = true\nquiet = true\n")
    (folder / "cache").mkdir()


def pre() -> None:
    """Run the sources: of compiled classes nothing can be watched."""
    import importlib.util

    for package in ("black", "blib2to3", "blackd"):
        found = importlib.util.find_spec(package)
        for folder in found.submodule_search_locations if found and found.submodule_search_locations else ():
            for compiled in Path(folder).rglob("*.so"):
                compiled.unlink()


SPEC = {
    "package": "black",
    "requirement": "black==26.10.1",
    "style": "click (option callbacks, eager file callback that sets the default map, enumeration choices) -> explicit keywords -> dataclass Mode, enum by a classmethod, dataclass Report",
    "entry": "black:main",
    "prog": "black",
    "packages": ["black"],
    "argv": ["a.py", "b.py"],
    "track": r"^black\.(mode\.Mode|report\.Report|cache\.Cache)$",
    "only_track": True,
    "preload": ["black", "black.mode", "black.report", "black.cache"],
    "stops": ["black.concurrency:schedule_formatting"],
    "vary": {
        "--config": [["--config", "other.toml"]],
        "--target-version": [["--target-version", "py310"]],
        "--enable-unstable-feature": [["--enable-unstable-feature", "string_processing"]],
        "--required-version": [["--required-version", "26.10.1"]],
        "--cache-dir": [["--cache-dir", "cache"]],
        "--python-cell-magics": [["--python-cell-magics", "custom"]],
        "--line-ranges": [["--line-ranges", "1-2"]],
        "--workers": [["--workers", "2"]],
    },
    "context": {"--enable-unstable-feature": ["--preview"]},
    "kinds": {"--config": {"*": "file"}},
    "skip_fields": r"Cache\.file_data$",
}
