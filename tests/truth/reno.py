"""argparse sub-commands of a table of keywords; the options of a table of named tuples are set by name where the namespace has them."""

import subprocess
from pathlib import Path


def setup(cwd: str) -> None:
    run = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", cwd]
    dates = {"GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z", "PATH": "/usr/bin:/bin", "HOME": cwd}
    subprocess.run([*run, "init", "-q", "-b", "master"], env=dates, check=True, capture_output=True)
    for folder in ("releasenotes", "other"):
        (Path(cwd) / folder / "notes").mkdir(parents=True)
        (Path(cwd) / folder / "notes" / "a-0123456789abcdef.yaml").write_text("features:\n  - one\n")
    subprocess.run([*run, "add", "."], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "commit", "-q", "-m", "one"], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "tag", "-a", "-m", "x", "1.0.0"], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "branch", "side"], env=dates, check=True, capture_output=True)


def patch() -> None:
    import sys

    import reno.main

    main = reno.main.main
    reno.main.main = lambda: main(sys.argv[1:])  # its own default was taken when it was imported


SPEC = {
    "package": "reno",
    "requirement": "reno==4.1.0",
    "style": "argparse sub-commands (table of options) -> Config.override(**{name: getattr(args, name)}) with setattr -> Loader, Scanner plain classes",
    "entry": "reno.main:main",
    "prog": "reno",
    "packages": ["reno"],
    "argv": ["@0", "report", "@1"],
    "track": r"^reno\.(config\.Config|loader\.Loader|scanner\.Scanner)$",
    "only_track": True,
    "preload": ["reno.main", "reno.scanner"],
    "skip_fields": r"\.(_scanner|_scanner_output|repo|_opts|_OPTS)$",
    "vary": {
        "--branch": [["--branch", "side"]],
        "--earliest-version": [["--earliest-version", "1.0.0"]],
        "--version": [["--version", "1.0.0"]],
        "--rel-notes-dir": [["--rel-notes-dir", "other"]],
    },
    "ok_status": r"^(ended|exit).*$",
}
