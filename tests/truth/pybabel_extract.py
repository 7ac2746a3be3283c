"""optparse of the table of options of a command class, whose values are set on the command's object by name and finished by a method."""

from pathlib import Path
from typing import Any


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("_('x')\n")
    (Path(cwd) / "d").mkdir()
    (Path(cwd) / "d" / "b.py").write_text("_('y')\n")
    (Path(cwd) / "m.cfg").write_text("[python: **.py]\n")


def keep_flag(flag: dict[str, Any]) -> bool:
    """The sub-command is the key of a table, which no parser declares: all but the options of the program itself are its own."""
    if flag["dest"] not in ("list_locales", "loglevel"):
        flag["prog"] = "pybabel extract"
    return True


SPEC = {
    "package": "babel",
    "requirement": "Babel==2.19.0",
    "style": "optparse generated from user_options of command classes found by name -> setattr(command, key, value) over vars(options) -> finalize_options -> run",
    "entry": "babel.messages.frontend:main",
    "prog": "pybabel",
    "packages": ["babel"],
    "argv": ["@0", "extract", "-o", "out.pot", "@1", "."],
    "track": r"^babel\.messages\.(frontend\.(ExtractMessages|CommandLineInterface)|catalog\.Catalog)$",
    "only_track": True,
    "preload": ["babel.messages.frontend", "babel.messages.extract"],
    "skip_fields": r"\.(log|_messages|creation_date|mime_headers|usage|version_|commands|command_classes|parser|num_plurals|plural_expr|plural_forms)$",
    "vary": {
        "--mapping-file": [["--mapping-file", "m.cfg"]],
        "--add-location": [["--add-location", "file"]],
        "--keywords": [["--keywords", "foo"]],
        "--no-default-keywords": [["--no-default-keywords", "--keywords", "foo"]],
        "--charset": [["--charset", "latin-1"]],
        "--output-file": [["--output-file", "x.pot"]],
    },
    "rejected": {"--input-dirs": [f"babel.messages.frontend.ExtractMessages.{f}" for f in ("add_comments", "directory_filter", "finalized", "keywords", "width")]},
    "notes": ["--input-dirs is refused beside a path given by position: what has not been set then is no influence."],
    "ok_status": r"^(ended|exit).*$",
}
