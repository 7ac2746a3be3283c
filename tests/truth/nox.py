"""An argparse parser generated from the metadata of attrs fields; given values are set on the attrs object, with their provenance."""

import os
import sys
from pathlib import Path

NOXFILE = "import nox\n\n@nox.session(tags=['sentinel'], venv_backend='none')\ndef lint(session):\n    pass\n"


def setup(cwd: str) -> None:
    folder = Path(cwd)
    for name in ("noxfile.py", "other.py"):
        (folder / name).write_text(NOXFILE)


def pre() -> None:
    """The harness asks for no colours, which two of the flags are about."""
    os.environ.pop("NO_COLOR", None)


def patch() -> None:
    """Let the output look like a terminal: colours depend on that, too."""
    sys.stdout.isatty = lambda: True


SPEC = {
    "package": "nox",
    "requirement": "nox==2026.10.20",
    "style": "argparse generated from attrs fields' metadata -> sparse namespace -> setattr by name on the attrs class (converters, validators, on_setattr) -> finalize hooks",
    "entry": "nox.__main__:main",
    "prog": "nox",
    "packages": ["nox"],
    "argv": [],
    "only_track": True,
    "track": r"^nox\._options\.(NoxConfig|NoxfileOptions)$",
    "stops": ["nox.tasks:run_manifest"],
    "skip_fields": r"_provenance$",
    "vary": {
        "--noxfile": [["--noxfile", "other.py"]],
        "--pythons": [["--pythons", "3.1"]],
        "--sessions": [["--sessions", "lint"]],
        "--usage": [["--usage", "lint"]],
    },
    "ok_status": r"^exit [03]$",
    "context": {"--json": ["--list-sessions"]},
    "notes": [
        "--no-reuse-existing-virtualenvs sets reuse_venv to no, which it is already unless --reuse-venv says otherwise, and that wins.",
        "The base run ends where the sessions would run; --help and --version end before that.",
        "nox.manifest.Manifest holds the sessions of the user's file, which is no part of the program: it was not watched.",
        "NoxConfig._provenance, which records who set each option, was left out: it moves with every flag.",
    ],
}
