"""docopt: the table of a usage text read by name, handed on positionally to functions that build a Flask application class."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "README.md").write_text("x\n")
    (Path(cwd) / "other.md").write_text("x\n")


def flag(name: str, takes: bool, *more: str) -> dict:
    return {
        "flag": f"--{name}",
        "opts": [f"--{name}", *more],
        "dest": f"--{name}",
        "action": "store" if takes else "store_true",
        "type": None,
        "required": False,
        "default": None if takes else False,
        "choices": None,
        "nargs": None,
        "prog": "grip",
        "kind": "hand",
    }


SPEC = {
    "package": "grip",
    "requirement": "grip==4.6.2",
    "style": "docopt -> table read by name -> positional arguments through functions -> class derived from Flask, reader and renderer classes",
    "entry": "grip.command:main",
    "prog": "grip",
    "packages": ["grip"],
    "argv": ["--quiet"],
    "track": r"^grip\.(readers\.\w+|renderers\.\w+|app\.Grip|assets\.\w+)$",
    "skip": r"app\.Grip$",
    "only_track": True,
    "preload": ["grip.app", "grip.readers", "grip.renderers"],
    "stops": ["grip.app:Grip.run"],
    "flags": [
        flag("user-content", False),
        flag("context", True),
        flag("user", True),
        flag("pass", True),
        flag("wide", False),
        flag("browser", False, "-b"),
        flag("api-url", True),
        flag("title", True),
        flag("norefresh", False),
        flag("no-inline", False),
    ],
    "vary": {"--user": [["--user", "me", "--pass", "x"]]},
    "context": {"--context": ["--user-content"], "--wide": ["--user-content"]},
}
