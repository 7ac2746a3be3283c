"""argparse inside the constructor of a plain class, which takes over every option and then settles some by others."""

from typing import Any


def keep_flag(flag: dict[str, Any]) -> bool:
    """The package makes a parser of its own when it is imported; the one of the command counts."""
    return flag["prog"] == "robyn"


SPEC = {
    "package": "robyn",
    "requirement": "robyn==0.88.0",
    "style": "argparse in __init__ of a plain class -> self.x = args.x, then `or` defaults that depend on other options",
    "entry": "robyn.cli:run",
    "prog": "robyn",
    "packages": ["robyn"],
    "argv": ["app.py"],
    "track": r"^robyn\.argument_parser\.Config$",
    "only_track": True,
    "preload": ["robyn.cli"],
    "stops": [
        "robyn.cli:start_app_normally",
        "robyn.cli:start_dev_server",
        "robyn.cli:create_robyn_app",
        "robyn.cli:create_rust_file",
        "robyn.cli:docs",
        "robyn.cli:get_version",
    ],
    "skip_fields": r"Config\.parser$",
}
