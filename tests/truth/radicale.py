"""argparse generated from a table of sections and options, sorted by its dest into a dict of dicts that updates a configuration class."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "c.ini").write_text("[server]\nmax_connections = 3\n[auth]\ndelay = 2\n")


SPEC = {
    "package": "radicale",
    "requirement": "radicale==3.9.0",
    "style": "argparse generated from a schema of nested dicts -> dest 'c:SECTION:OPTION' split -> dict of dicts -> Configuration.update",
    "entry": "radicale.__main__:run",
    "prog": "radicale",
    "packages": ["radicale"],
    "argv": ["@0"],
    "track": r"^radicale\.config\.Configuration$",
    "only_track": True,
    "preload": ["radicale.__main__"],
    "stops": ["radicale.server:serve"],
    "vary": {"--config": [["--config", "c.ini"]]},
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^exit \d+$",
}
