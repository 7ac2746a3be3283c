"""argparse, whose choice names an entry point that loads a generator class, made with the options split at commas."""

import sqlite3
from pathlib import Path


def setup(cwd: str) -> None:
    with sqlite3.connect(Path(cwd) / "t.db") as connection:
        connection.execute("create table one (a integer)")


SPEC = {
    "package": "sqlacodegen",
    "requirement": "sqlacodegen==4.0.4",
    "style": "argparse with the names of entry points as choices -> class loaded from the entry point -> positional arguments to super of super",
    "entry": "sqlacodegen.cli:main",
    "prog": "sqlacodegen",
    "packages": ["sqlacodegen"],
    "argv": ["sqlite:///t.db"],
    "track": r"^sqlacodegen\.generators\.(Tables|Declarative|Dataclass|SQLModel)Generator$",
    "only_track": True,
    "preload": ["sqlacodegen.cli", "sqlacodegen.generators"],
    "stops": ["sqlacodegen.generators:TablesGenerator.generate"],
    "vary": {
        "--options": [["--options", "noindexes"], ["--options", "include_dialect_options,keep_dialect_types"], ["--options", "use_inflect,nojoined"]],
        "--engine-arg": [["--engine-arg", "echo=True"]],
        "--tables": [["--tables", "one"]],
        "--schemas": [["--schemas", "main"]],
        "--outfile": [["--outfile", "out.py"]],
    },
    "extra": {"--generator": [["--generator", "tables"], ["--generator", "dataclasses"]]},
    "notes": ["The metadata and the engine of the run have no text of their own that moves."],
}
