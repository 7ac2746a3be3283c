"""A docopt command line, read by key from its dict, into a dataclass context, plain classes and module variables."""

from pathlib import Path
from typing import Any

FLAGS = {"-f": "--force", "--force-no": "--force-no", "-r": "--root", "-n": "--dry-run", "-v": "--verbose", "-c": "--config-file"}


def setup(cwd: str) -> None:
    import os

    home = Path(cwd) / "home"
    os.environ["HOME"] = str(home)
    for folder in ("store", "store/Mackup", "other", "other/Kept"):
        (home / folder).mkdir(parents=True)
    (home / ".mackup.cfg").write_text("[storage]\nengine = file_system\npath = store\n")
    (home / "other.cfg").write_text(
        "[storage]\nengine = file_system\npath = other\ndirectory = Kept\n[applications_to_sync]\nvim\n[applications_to_ignore]\ngit\n"
    )


def patch() -> None:
    """Run as somebody who need not be told that a superuser is dangerous."""
    import os

    os.geteuid = lambda: 1000


def flag(short: str, name: str) -> dict[str, Any]:
    takes = name == "--config-file"
    return {
        "flag": name, "opts": sorted({short, name}), "dest": name, "action": "store" if takes else "store_true", "type": "str" if takes else None, "required": False,
        "default": None if takes else False, "choices": None, "nargs": None if takes else 0, "parser": 0, "prog": "mackup", "kind": "docopt",
    }  # fmt: skip


SPEC = {
    "package": "mackup",
    "requirement": "mackup==0.11.2",
    "style": "docopt -> dict read by key -> dataclass context, plain classes with an ini file, module variables; commands by if/elif",
    "entry": "mackup.main:main",
    "prog": "mackup",
    "packages": ["mackup"],
    "argv": ["@0", "backup", "vim"],
    "track": r"^mackup\.(main\._Context|config\.Config|mackup\.Mackup|application\.ApplicationProfile|appsdb\.ApplicationsDatabase)$",
    "skip_fields": r"(Config\._parser|\.apps)$",
    "only_track": True,
    "preload": ["mackup.main"],
    "flags": [flag(*one) for one in FLAGS.items()],
    "vary": {"--config-file": [["--config-file", "other.cfg"]]},
    "kinds": {"--config-file": {"*": "file"}},
    "ok_status": r"^(exit .*|ended)$",
}  # fmt: skip
