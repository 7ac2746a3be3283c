"""Options added by one function each; the namespace and a config file are merged by a loop over a dataclass's fields."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("import os\n")
    (Path(cwd) / ".gitignore").write_text("b.py\n")
    (Path(cwd) / "setup.cfg").write_text("[unimport]\n")
    (Path(cwd) / "pyproject.toml").write_text("[tool.unimport]\n")
    (Path(cwd) / "c").mkdir()
    (Path(cwd) / "c" / "pyproject.toml").write_text("[tool.unimport]\ninclude = 'x'\nexclude = 'y'\ndiff = true\nignore_init = true\n")


SPEC = {
    "package": "unimport",
    "requirement": "unimport==1.5.0",
    "style": "argparse, one function an option -> loop over __dataclass_fields__ with getattr and a config dict -> dataclass(**context) -> __post_init__",
    "entry": "unimport.__main__:main",
    "prog": "unimport",
    "packages": ["unimport"],
    "argv": ["a.py"],
    "track": r"^unimport\.config\.(Config|ParseConfig)$",
    "only_track": True,
    "preload": ["unimport.main"],
    "stops": ["unimport.config:Config.get_paths"],
    "vary": {"--config": [["--config", "c/pyproject.toml"]]},
    "kinds": {"--config": {"*": "file", "unimport.config.ParseConfig.config_file": "copy"}},
}
