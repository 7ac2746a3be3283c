"""A typer command by explicit keywords into a dataclass whose post-init validates, and which a config file may overwrite."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("import os\n")
    (Path(cwd) / "c.toml").write_text("[tool.pycln]\ndiff = true\nall = true\ninclude = 'x'\n")


SPEC = {
    "package": "pycln",
    "requirement": "pycln==2.6.0",
    "style": "typer (default style) -> dataclass by explicit keywords -> __post_init__ -> setattr by the keys of a config file",
    "entry": "pycln.cli:app",
    "prog": "pycln",
    "packages": ["pycln"],
    "argv": ["a.py"],
    "track": r"^pycln\.(utils\.config\.Config|utils\.report\.Report|utils\.refactor\.Refactor)$",
    "only_track": True,
    "preload": ["pycln.cli"],
    "stops": ["pycln.utils.pathu:yield_sources"],
    "vary": {"--config": [["--config", "c.toml"]]},
    "kinds": {"--config": {"*": "file", "pycln.utils.config.Config.config": "copy"}},
}
