"""argparse made and read by the methods of one class, into a plain server class by explicit keywords."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "app.py").write_text("async def app(scope, receive, send): pass\n")


SPEC = {
    "package": "daphne",
    "requirement": "daphne==4.2.3",
    "style": "argparse as attributes of a class, endpoints built from several options -> plain class __init__",
    "entry": "daphne.cli:CommandLineInterface.entrypoint",
    "prog": "daphne",
    "packages": ["daphne"],
    "argv": ["app:app"],
    "track": r"^daphne\.(server\.Server|access\.AccessLogGenerator)$",
    "only_track": True,
    "preload": ["daphne.cli"],
    "stops": ["daphne.server:Server.run"],
}
