"""A docopt command line, read by small functions inside a class method into a dataclass, then into other dataclasses and a list of steps."""

from pathlib import Path
from typing import Any

FLAGS = {
    "--cwd": "-C", "--config": "-c", "--dry-run": "", "--tag-message": "",
    "--only-patch": "", "--no-tag": "", "--no-push": "", "--no-tag-push": "",
}  # fmt: skip
VALUES = ("--cwd", "--config", "--tag-message")


def setup(cwd: str) -> None:
    import subprocess

    folder = Path(cwd)
    (folder / "sub").mkdir()
    text = '[version]\ncurrent = "1.0"\nregex = \'(?P<major>\\d+)\\.(?P<minor>\\d+)\'\n[git]\nmessage_template = "to {new_version}"\ntag_template = "v{new_version}"\n[[file]]\nsrc = "a.txt"\n'
    (folder / "tbump.toml").write_text(text)
    (folder / "other.toml").write_text(text.replace("1.0", "1.1").replace('"v{', '"w{') + "[[before_commit]]\nname = 'x'\ncmd = 'true'\n")
    (folder / "sub" / "tbump.toml").write_text(text.replace("1.0", "1.2"))
    for name in ("a.txt", "sub/a.txt"):
        (folder / name).write_text("1.0 1.1 1.2\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(folder)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True, capture_output=True)


def flag(name: str, short: str) -> dict[str, Any]:
    takes = name in VALUES
    return {
        "flag": name, "opts": sorted({short, name} - {""}), "dest": name, "action": "store" if takes else "store_true", "type": "str" if takes else None, "required": False,
        "default": None if takes else False, "choices": None, "nargs": None if takes else 0, "parser": 0, "prog": "tbump", "kind": "docopt",
    }  # fmt: skip


SPEC = {
    "package": "tbump",
    "requirement": "tbump==6.11.0",
    "style": "docopt -> closures that look a key up -> dataclass -> dataclasses, a list that flags shorten, plain classes",
    "entry": "tbump.cli:main",
    "prog": "tbump",
    "packages": ["tbump"],
    "argv": ["@0", "--non-interactive", "2.0"],
    "track": r"^tbump\.(cli\.\w+|config\.\w+|git_bumper\.GitBumper\w*|hooks\.HooksRunner|file_bumper\.FileBumper|executor\.Executor)$",
    "only_track": True,
    "preload": ["tbump.cli"],
    "stops": ["tbump.executor:Executor.run"],
    "flags": [flag(*one) for one in FLAGS.items()],
    "vary": {
        "--config": [["--config", "other.toml"]],
        "--cwd": [["--cwd", "sub"]],
    },
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^(stopped|ended|exit 1)$",
}
