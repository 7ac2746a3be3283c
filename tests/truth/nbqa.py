"""argparse read into a plain class whose attributes then replace the entries of a table, a dict subclass, by its keys."""

from pathlib import Path
from typing import Any


def setup(cwd: str) -> None:
    (Path(cwd) / "a.ipynb").write_text("{}")
    (Path(cwd) / "pyproject.toml").write_text("[tool.nbqa.exclude]\nother = 'x'\n")


def extract(made: Any) -> dict[str, Any] | None:
    """The entries of the table are its fields."""
    return {str(k): v for k, v in made.items()} if isinstance(made, dict) else None


SPEC = {
    "package": "nbqa",
    "requirement": "nbqa==1.9.1",
    "style": "argparse parse_known_args -> plain class -> loop over the keys of a typed dict, a file's section, then getattr by key",
    "entry": "nbqa.__main__:main",
    "prog": "nbqa",
    "packages": ["nbqa"],
    "argv": ["json", "a.ipynb", "@0"],
    "track": r"^nbqa\.(cmdline\.CLIArgs|config\.config\.Configs)$",
    "only_track": True,
    "preload": ["nbqa.__main__"],
    "stops": ["nbqa.__main__:_main"],
    "vary": {"--nbqa-process-cells": [["--nbqa-process-cells", "a,b"]], "--nbqa-skip-celltags": [["--nbqa-skip-celltags", "a,b"]]},
    "ok_status": r"^CommandNotFoundError",
}
