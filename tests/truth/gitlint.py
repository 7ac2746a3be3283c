"""A click group that also runs a sub-command; every flag is an option set by name in a builder, whose parts are objects with options of their own."""

import subprocess
from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "message").write_text("WIP: a title.\n\nA body\n")
    (folder / "gitlint.ini").write_text("[general]\nverbosity=1\nignore=T3\n[title-max-length]\nline-length=20\n")
    (folder / "rules").mkdir()
    (folder / "rules" / "mine.py").write_text("")
    subprocess.run(["git", "init", "-q", "."], cwd=cwd, check=True)
    (folder / ".git" / "config").write_text("[user]\nname = Someone\nemail = someone@example.org\n[core]\nbare = false\n")


SPEC = {
    "package": "gitlint",
    "requirement": "gitlint-core==0.19.1",
    "style": "click group with invoke_without_command -> builder of a dict of dicts, set_option(section, name) -> plain class with option descriptors and properties; ctx.obj",
    "entry": "gitlint.cli:cli",
    "prog": "gitlint",
    "packages": ["gitlint"],
    "argv": ["--msg-filename", "message", "@0", "lint"],
    "track": r"^gitlint\.(config\.(LintConfig|LintConfigGenerator)|cli\.ContextObj|git\.Git\w+|lint\.GitLinter|display\.Display|options\.(Int|Bool|List|Path)Option)$",
    "skip_fields": r"(LintConfig\._\w+|LintConfig\.rules|Option\.(name|description))$",
    "only_track": True,
    "preload": ["gitlint.cli", "gitlint.lint", "gitlint.git", "gitlint.config"],
    "vary": {
        "--target": [["--target", "rules"]],
        "--config": [["--config", "gitlint.ini"]],
        "--extra-path": [["--extra-path", "rules"]],
        "--ignore": [["--ignore", "T5"]],
        "--contrib": [["--contrib", "contrib-body-requires-signed-off-by"]],
        "-c": [["-c", "general.verbosity=1"], ["-c", "general.ignore=T5"], ["-c", "title-max-length.line-length=20"]],
        "--msg-filename": [["--msg-filename", "gitlint.ini"]],
    },
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^exit \d+$",
}
