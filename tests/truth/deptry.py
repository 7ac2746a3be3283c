"""A click command by explicit keywords into a dataclass, which hands its fields on to builders and reporters."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "src").mkdir()
    (folder / "src" / "a.py").write_text("import os\nimport click\n")
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\nversion = '1'\ndependencies = ['click']\n[project.optional-dependencies]\ndev = ['mypy']\n")
    (folder / "other.toml").write_text("[project]\nname = 'x'\nversion = '1'\n[tool.deptry]\nignore = ['DEP001']\nno_ansi = true\nknown_first_party = ['b']\n")
    (folder / "req.txt").write_text("click\n")


SPEC = {
    "package": "deptry",
    "requirement": "deptry==0.25.1",
    "style": "click (own parameter types, eager callback that sets the default map, deprecated aliases) -> dataclass by explicit keywords -> builders and reporters",
    "entry": "deptry.cli:cli",
    "prog": "deptry",
    "packages": ["deptry"],
    "argv": ["src"],
    "track": r"^deptry\.(core\.Core|dependency_getter\.builder\.\w+|dependency_getter\.\w+\.\w+|dependency_getter\.pep621\.\w+\.\w+|reporters\.\w+\.\w+|module\.ModuleBuilder)$",
    "only_track": True,
    "preload": ["deptry.core", "deptry.reporters"],
    "vary": {
        "--config": [["--config", "other.toml"]],
        "--requirements-files": [["--requirements-files", "req.txt"]],
        "--requirements-files-dev": [["--requirements-files-dev", "req.txt"]],
        "--per-rule-ignores": [["--per-rule-ignores", "DEP001=os"]],
        "--package-module-name-map": [["--package-module-name-map", "click=klick"]],
        "--json-output": [["--json-output", "out.json"]],
    },
    "contexts": [["--github-output"], ["--json-output", "x.json"]],
    "kinds": {"--config": {"*": "file", "deptry.core.Core.config": "copy"}},
    "ok_status": r"^exit [01]$",
    "skip_fields": r"\.violations$|ModuleBuilder\.(dependencies|dev_dependencies)$",
}
