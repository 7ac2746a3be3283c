"""A click group with lazily imported sub-commands; a context object builds pydantic and dataclass settings when they are asked for."""

import os
import subprocess
from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "x"\nversion = "0.1.0"\n[tool.semantic_release]\nversion_toml = ["pyproject.toml:project.version"]\n'
    )
    (folder / "other.toml").write_text('[semantic_release]\nmajor_on_zero = false\ncommit_message = "other"\ntag_format = "w{version}"\n')
    identity = {
        f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "a"), ("EMAIL", "a@b.c"), ("DATE", "2026-01-01T00:00:00Z"))
    }
    for command in (
        ["init", "-q", "-b", "main"],
        ["remote", "add", "origin", "https://github.com/a/b.git"],
        ["add", "-A"],
        ["commit", "-q", "-m", "feat: first"],
        ["tag", "v0.1.0"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **identity})
    (folder / "more").write_text("x")
    for command in (["add", "-A"], ["commit", "-q", "-m", "fix: second"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **identity})


def patch() -> None:
    """Keep the titles of option groups, which have no names, out of the harness's list of flags."""
    import click_option_group._core

    click_option_group._core._GroupTitleFakeOption.param_type_name = "title"


SPEC = {
    "package": "python-semantic-release",
    "requirement": "python-semantic-release==10.7.0",
    "style": "click group (lazy sub-commands by an enum and importlib, option groups) -> ctx.obj with lazy properties -> dataclass of global options, pydantic RawConfig, dataclass RuntimeContext",
    "entry": "semantic_release.__main__:main",
    "prog": "semantic-release",
    "packages": ["semantic_release"],
    "argv": ["@0", "version", "@1"],
    "only_track": True,
    "track": r"^semantic_release\.(cli\.config\.(GlobalCommandLineOptions|RawConfig|RuntimeContext|\w+Config)|cli\.cli_context\.CliContextObj|cli\.github_actions_output\.\w+|version\.translator\.VersionTranslator)$",
    "preload": ["semantic_release.cli.commands.version", "semantic_release.cli.commands.main"],
    "stops": ["semantic_release.cli.commands.version:generate_release_notes"],
    "skip_fields": r"CliContextObj\.logger$",
    "vary": {"--config": [["--config", "other.toml"]]},
    "context": {"--commit": ["--no-tag"], "--tag": ["--no-commit"]},
    "kinds": {"--config": {"*": "file"}},
    "notes": [
        "--config was given a file with three keys; every other field of RawConfig may come from such a file too.",
        "--print, --print-tag, --print-last-released and --print-last-released-tag end the program before the run is stopped.",
        "--changelog, --push, --vcs-release and --skip-build are read by branches of the command itself and reach no field.",
        "The versions that the program computes are data: semantic_release.version.version.Version was not watched.",
        "CliContextObj.logger is one logging.Logger, whose level --verbose sets: it was not watched.",
    ],
}
