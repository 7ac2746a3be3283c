"""argparse with suppressed defaults over a settings dict and files, whose entries go by keywords through functions into a plain class."""

import subprocess
from pathlib import Path


def setup(cwd: str) -> None:
    run = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", cwd]
    dates = {"GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z", "PATH": "/usr/bin:/bin", "HOME": cwd}
    subprocess.run([*run, "init", "-q", "-b", "main"], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "remote", "add", "origin", "https://github.com/a/b"], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "feat: one"], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "tag", "0.1.0"], env=dates, check=True, capture_output=True)
    subprocess.run([*run, "commit", "-q", "--allow-empty", "-m", "fix: two"], env=dates, check=True, capture_output=True)
    (Path(cwd) / "c.toml").write_text("parse-trailers = true\nzerover = false\n")


SPEC = {
    "package": "git_changelog",
    "requirement": "git-changelog==2.10.0",
    "style": "argparse without defaults -> settings dict over TOML files -> build_and_render(**settings) -> plain Changelog",
    "entry": "git_changelog:main",
    "prog": "git-changelog",
    "packages": ["git_changelog"],
    "argv": ["@0"],
    "track": r"^git_changelog\._internal\.build\.Changelog$",
    "only_track": True,
    "preload": ["git_changelog"],
    "skip_fields": r"Changelog\.(commits|tag_commits|versions_list|versions_dict|provider|convention)$",
    "vary": {
        "--config-file": [["--config-file", "c.toml"]],
        "--sections": [["--sections", "fix"], ["--sections", ":all:"]],
        "--bump": [["--bump", "major"]],
        "--versioning": [["--versioning", "pep440"]],
        "--filter-commits": [["--filter-commits", "0.1.0.."]],
        "--jinja-context": [["--jinja-context", "a=b"]],
    },
    "kinds": {"--config-file": {"*": "file"}},
    "ok_status": r"^(ended|exit).*$",
}
