"""A plumbum application: switches are class attributes, sub-commands are classes; keywords into a pydantic dataclass."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "t").mkdir()
    (Path(cwd) / "t" / "copier.yml").write_text("a: b\n")
    (Path(cwd) / "data.yml").write_text("k: v\n")


SPEC = {
    "package": "copier",
    "requirement": "copier==9.19.1",
    "style": "plumbum cli (switches as class attributes and decorated methods, inherited; sub-commands as classes) -> run_copy(**kwargs) -> pydantic dataclass",
    "entry": "copier.__main__:CopierApp.run",
    "prog": "copier",
    "packages": ["copier"],
    "argv": ["copy", "t", "dst"],
    "track": r"^copier\._main\.Worker$",
    "only_track": True,
    "no_props": True,
    "preload": ["copier._main"],
    "stops": ["copier._main:Worker.run_copy"],
    "flags": [
        {
            "flag": f,
            "opts": o,
            "dest": d,
            "action": a,
            "type": None,
            "required": False,
            "default": None,
            "choices": None,
            "nargs": None,
            "prog": "copier copy",
            "kind": "hand",
        }
        for f, o, d, a in (
            ("--answers-file", ["-a", "--answers-file"], "answers_file", "store"),
            ("--exclude", ["-x", "--exclude"], "exclude", "store"),
            ("--vcs-ref", ["-r", "--vcs-ref"], "vcs_ref", "store"),
            ("--pretend", ["-n", "--pretend"], "pretend", "store_true"),
            ("--skip", ["-s", "--skip"], "skip", "store"),
            ("--quiet", ["-q", "--quiet"], "quiet", "store_true"),
            ("--prereleases", ["-g", "--prereleases"], "prereleases", "store_true"),
            ("--trust", ["--UNSAFE", "--trust"], "unsafe", "store_true"),
            ("--skip-tasks", ["-T", "--skip-tasks"], "skip_tasks", "store_true"),
            ("--data", ["-d", "--data"], "data_switch", "store"),
            ("--data-file", ["--data-file"], "data_file_switch", "store"),
            ("--no-cleanup", ["-C", "--no-cleanup"], "cleanup_on_error", "store_false"),
            ("--defaults", ["-l", "--defaults"], "defaults", "store_true"),
            ("--force", ["-f", "--force"], "force", "store_true"),
            ("--overwrite", ["-w", "--overwrite"], "overwrite", "store_true"),
            ("--ask", ["--ask"], "ask", "store"),
        )
    ],
    "vary": {"--data": [["--data", "x=y"]], "--data-file": [["--data-file", "data.yml"]]},
}
