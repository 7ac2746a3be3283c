"""argparse with suppressed defaults and a custom union action; the given part of the namespace makes pydantic settings."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("import os\n")
    (folder / "requirements.txt").write_text("click\n")
    (folder / "map.toml").write_text("x = ['y']\n")
    (folder / "other.toml").write_text("[tool.fawltydeps]\nignore_unused = ['b']\nactions = ['list_imports']\nverbosity = 2\n")


SPEC = {
    "package": "fawltydeps",
    "requirement": "fawltydeps==0.20.0",
    "style": "argparse (argument_default SUPPRESS, registered custom action, shared dest) -> __dict__ filtered by __fields__ -> pydantic v1 BaseSettings with a custom source",
    "entry": "fawltydeps.main:main",
    "prog": "fawltydeps",
    "packages": ["fawltydeps"],
    "argv": [],
    "track": r"^fawltydeps\.(settings\.Settings|main\.Analysis)$",
    "only_track": True,
    "stops": ["fawltydeps.main:Analysis.create"],
    "vary": {
        "--config-file": [["--config-file", "other.toml"]],
        "--custom-mapping-file": [["--custom-mapping-file", "map.toml"]],
        "--deps-parser-choice": [["--deps-parser-choice", "requirements.txt"]],
    },
    "kinds": {"--config-file": {"*": "file"}},
}
