"""A click group that puts a dataclass of its options on `ctx.obj`; a config dataclass is built of files with the options laid over."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("import os\nx = 'a'.format(1)\n")
    (folder / "pyproject.toml").write_text("[tool.fixit]\nroot = true\n")
    (folder / "other.toml").write_text("[tool.fixit]\nroot = true\npython-version = '3.9'\nformatter = 'black'\n")


SPEC = {
    "package": "fixit",
    "requirement": "fixit==2.2.1",
    "style": "click group -> Options dataclass on ctx.obj -> Config dataclass built of files, `if options.x: config.x = ...`",
    "entry": "fixit.cli:main",
    "prog": "fixit",
    "packages": ["fixit"],
    "argv": ["@0", "lint", "a.py", "@1"],
    "track": r"^fixit\.(ftypes\.(Options|Config|Tags|LSPOptions|RawConfig)|engine\.LintRunner)$",
    "only_track": True,
    "preload": ["fixit.api", "fixit.config", "fixit.engine", "fixit.rules"],
    "vary": {
        "--config-file": [["--config-file", "other.toml"]],
        "--rules": [["--rules", "fixit.rules:UseFstring"]],
        "--output-format": [["--output-format", "vscode"], ["--output-format", "custom"]],
        "--output-template": [["--output-template", "{message}"]],
    },
    "kinds": {"--config-file": {"*": "file", "fixit.ftypes.Options.config_file": "copy"}},
    "ok_status": r"^exit \d$",
}
