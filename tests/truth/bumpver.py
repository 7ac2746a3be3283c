"""A click command with stacked shared options, laid one by one over a NamedTuple of a file by `_replace`, and keywords into version parsing."""

import subprocess
from pathlib import Path

TEXT = '[bumpver]\ncurrent_version = "2024.1.2.3"\nversion_pattern = "YYYY.MAJOR.MINOR.PATCH[PYTAGNUM]"\ncommit = true\ntag = false\npush = false\n[bumpver.file_patterns]\n"bumpver.toml" = [\'current_version = "{version}"\']\n"a.txt" = ["{version}"]\n'


def setup(cwd: str) -> None:
    folder = Path(cwd)
    subprocess.run(["git", "init", "-q", "."], cwd=cwd, check=True)
    (folder / "bumpver.toml").write_text(TEXT)
    (folder / "a.txt").write_text("2024.1.2.3\n")
    (folder / "hook2.sh").write_text("#!/bin/sh\n")
    (folder / "hook.sh").write_text("#!/bin/sh\n")


SPEC = {
    "package": "bumpver",
    "requirement": "bumpver==2026.1132",
    "style": "click, option decorators stacked by a helper -> parameters -> cfg._replace(x=...) on a NamedTuple of a TOML file; version NamedTuples",
    "entry": "bumpver.cli:cli",
    "prog": "bumpver",
    "packages": ["bumpver"],
    "argv": [
        "@0",
        "update",
        "--dry",
        "--no-fetch",
        "--patch",
        "--commit",
        "--tag-commit",
        "--no-push",
        "--tag-scope",
        "global",
        "--pre-commit-hook",
        "hook.sh",
        "--post-commit-hook",
        "hook.sh",
        "@1",
    ],
    "track": r"^bumpver\.(config\.(Config|ProjectContext)|version\.\w+|vcs\.VCSAPI|rewrite\.\w+)$",
    "only_track": True,
    "preload": ["bumpver.config", "bumpver.v2version", "bumpver.vcs", "bumpver.v2rewrite"],
    "vary": {
        "--set-version": [["--set-version", "2024.1.2.9"]],
        "--date": [["--date", "2031-01-02"]],
        "--tag": [["--tag", "beta"]],
        "--pre-commit-hook": [["--pre-commit-hook", "hook2.sh"]],
        "--post-commit-hook": [["--post-commit-hook", "hook2.sh"]],
    },
    "context": {"--tag-num": ["--tag", "beta"]},
    "ok_status": r"^(exit 0|ended)$",
}
