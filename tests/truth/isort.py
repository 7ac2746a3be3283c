"""An argparse namespace without its empty values, changed key by key, into a frozen dataclass whose subclass merges it with files."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("import os\n")
    (folder / "d").mkdir()
    (folder / "d" / "pyproject.toml").write_text("[tool.isort]\nline_length = 99\n")
    (folder / "pyproject.toml").write_text("[tool.isort]\nforce_sort_within_sections = true\n")


SPEC = {
    "package": "isort",
    "requirement": "isort==9.0.2",
    "style": "argparse (suppressed and None defaults, deprecated aliases, appends) -> {k: v for vars(args) if v} changed key by key -> Config(**dict) of a frozen dataclass",
    "entry": "isort.main:main",
    "prog": "isort",
    "packages": ["isort"],
    "argv": ["a.py"],
    "track": r"^isort\.settings\.(_Config|Config)$",
    "only_track": True,
    "no_props": True,
    "preload": ["isort.main", "isort.settings"],
    "stops": ["isort.main:sort_imports"],
    "words": ["sentinel", "7", "key=val", "black", "d"],
    "vary": {"--settings-path": [["--settings-path", "d"], ["--settings-path", "d/pyproject.toml"]]},
    "kinds": {"--settings-path": {"line_length": "file"}},
    "skip_fields": r"\.(sources|_known_patterns|_section_comments\w*|_skips|_skip_globs|_sorting_function)$",
    "notes": ["Config.sources lists what was given, whichever option it was: not watched."],
}
