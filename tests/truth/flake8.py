"""argparse by way of an option manager of its own, namespace laid over a file's, kept whole by a checker, style guides and formatters."""

from pathlib import Path


def setup(cwd: str) -> None:
    for name in ("a.py", "b.py"):
        (Path(cwd) / name).write_text("import os\n")
    (Path(cwd) / "c.cfg").write_text("[flake8]\nmax-line-length = 99\nselect = E,F\n")


SPEC = {
    "package": "flake8",
    "requirement": "flake8==7.3.0",
    "style": "option manager over argparse (options normalised, parsed twice, defaults of a file by aggregate) -> plain manager, style guides, decision engine, formatters by name",
    "entry": "flake8.main.cli:main",
    "prog": "flake8",
    "packages": ["flake8"],
    "argv": ["@0", "a.py"],
    "track": r"^flake8\.(checker\.Manager|style_guide\.\w+|formatting\.\w+\.\w+|main\.application\.Application|statistics\.\w+)$",
    "only_track": True,
    "no_props": True,
    "preload": ["flake8.main.application", "flake8.formatting.default", "flake8.formatting._windows_color"],
    "stops": ["flake8.checker:Manager.run"],
    "skip_fields": r"\.(options|plugins|formatter|stats|style_guider?|guide|file_checker_manager|start_time|end_time|argv)$",
    "kinds": {"--config": {"*": "file"}, "--append-config": {"*": "file"}},
    "vary": {
        "--config": [["--config", "c.cfg"]],
        "--append-config": [["--append-config", "c.cfg"]],
        "--jobs": [["--jobs", "7"], ["--jobs", "auto"]],
        "--format": [["--format", "pylint"], ["--format", "quiet-filename"], ["--format", "%(path)s"]],
        "--color": [["--color", "always"], ["--color", "never"]],
        "--select": [["--select", "E,W"]],
        "--ignore": [["--ignore", "E,W"]],
        "--extend-select": [["--extend-select", "E1"]],
        "--extend-ignore": [["--extend-ignore", "E1"]],
        "--per-file-ignores": [["--per-file-ignores", "a.py:E1"]],
        "--output-file": [["--output-file", "o.txt"]],
    },
}
