"""argparse of a table whose entries also name entries of files; the class's own defaults are the parser's, the namespace is set attribute by attribute."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "features" / "steps").mkdir(parents=True)
    (Path(cwd) / "features" / "a.feature").write_text("Feature: a\n  Scenario: b\n    Given c\n")
    (Path(cwd) / "features" / "steps" / "s.py").write_text("from behave import given\n\n@given('c')\ndef c(context):\n    pass\n")


SPEC = {
    "package": "behave",
    "requirement": "behave==1.3.3",
    "style": "argparse of a table of keywords, set_defaults(**class-level dict merged with files) -> setattr(self, key, value) over the namespace -> setup_* methods",
    "entry": "behave.__main__:main",
    "prog": "behave",
    "packages": ["behave"],
    "argv": ["@0"],
    "track": r"^behave\.(configuration\.Configuration|model_visitor\..*|userdata\.UserData)$",
    "only_track": True,
    "preload": ["behave.__main__", "behave.runner"],
    "stops": ["behave.__main__:run_behave"],
    "skip_fields": r"Configuration\.(defaults|outputs|reporters|cmdline)$",
    "vary": {
        "--define": [["--define", "a=b"]],
        "--logging-level": [["--logging-level", "DEBUG"]],
        "--tags": [["--tags", "a"], ["--tags", "not b"]],
        "--stage": [["--stage", "x"]],
        "--color": [["--color", "off"]],
        "--format": [["--format", "plain"]],
        "--outfile": [["--outfile", "o.txt"]],
        "--runner": [["--runner", "behave.runner:Runner"]],
        "--jobs": [["--jobs", "3"]],
        "--lang": [["--lang", "de"]],
    },
    "ok_status": r"^(ended|exit|stopped).*$",
}
