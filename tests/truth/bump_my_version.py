"""A rich-click group whose given options override a parsed file and defaults in one dictionary that fills a pydantic settings class."""

import os
import subprocess
from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "pyproject.toml").write_text("[tool.bumpversion]\n")
    (folder / "other.toml").write_text('[tool.bumpversion]\ncurrent_version = "2.0.0"\nsearch = "find"\ncommit = true\ntag_name = "t{new_version}"\n')
    identity = {
        f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "a"), ("EMAIL", "a@b.c"), ("DATE", "2026-01-01T00:00:00Z"))
    }
    commands = (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "first"], ["tag", "-a", "-m", "x", "w1.1.0"])
    for command in (*commands, ["commit", "-q", "--allow-empty", "-m", "second"], ["tag", "-a", "-m", "x", "v1.0.0"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **identity})


SPEC = {
    "package": "bump-my-version",
    "requirement": "bump-my-version==1.8.1",
    "style": "rich-click group -> callbacks of option decorators -> get_configuration(file, **overrides) -> one dict (defaults, file, overrides) -> pydantic-settings Config(**dict)",
    "entry": "bumpversion.cli:cli",
    "prog": "bump-my-version",
    "packages": ["bumpversion"],
    "argv": ["@0", "bump", "minor", "@1"],
    "track": r"^bumpversion\.(config\.models\.\w+|scm\.models\.\w+|versioning\.version_config\.VersionConfig)$",
    "preload": ["bumpversion.cli", "bumpversion.bump", "bumpversion.config"],
    "vary": {
        "--config-file": [["--config-file", "other.toml"]],
        "--parse": [["--parse", r"(?P<major>\d+)\.(?P<minor>\d+)\.(?P<patch>\d+)(\.(?P<dev>\d+))?"], ["--parse", r"(?P<major>\d+)\.(?P<minor>\d+)"]],
        "--tag-name": [["--tag-name", "w{new_version}"]],
    },
    "kinds": {"--config-file": {"*": "file", "bumpversion.config.models.Config.pep621_info": "file"}},
    "notes": [
        "--config-file was given a file with four keys; every other field of Config may come from such a file too.",
        "--parse: with another pattern there are more version components; the values of their own fields were the same.",
        "--verbose reaches the logging level only; --new-version, --to and --dry-run are arguments of do_bump, where the run was stopped.",
        "--no-configured-files fills excluded_paths with the configured files, and the run's file configured none.",
    ],
    "stops": ["bumpversion.bump:do_bump"],
}
