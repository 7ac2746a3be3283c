"""argparse of a table of option objects of several handlers; file entries and the namespace's dict are merged by name into an own options class."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "src").mkdir()
    (folder / "src" / "a.c").write_text("int main() { return 0; }\n")
    (folder / "other.cfg").write_text("fail-under-line = 3\n")
    (folder / "x.css").write_text("a {}\n")
    (folder / "t.json").write_text("{}")


SPEC = {
    "package": "gcovr",
    "requirement": "gcovr==8.8",
    "style": "argparse of GcovrConfigOption objects without defaults -> dict merged with a file's by option name -> Options(**target), attributes set afterwards",
    "entry": "gcovr.__main__:main",
    "prog": "gcovr",
    "packages": ["gcovr"],
    "argv": ["@0"],
    "track": r"^gcovr\.options\.Options$",
    "only_track": True,
    "preload": ["gcovr.__main__"],
    "stops": ["gcovr.formats:read_reports"],
    "vary": {
        "--config": [["--config", "other.cfg"]],
        "--root": [["--root", "src"]],
        "--html-css": [["--html-css", "x.css"]],
        "--timestamp": [["--timestamp", "2024-01-02 03:04:05"]],
        "--object-directory": [["--object-directory", "src"]],
        "--gcov-object-directory": [["--gcov-object-directory", "src"]],
    },
    "rejected": {"--sonarqube-metric": [f"gcovr.options.Options.{f}" for f in ("gcov_include_filter", "include_filter", "root_dir", "root_filter", "search_paths", "starting_dir")]},
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^(ended|exit|stopped).*$",
    "notes": ["Without --sonarqube --sonarqube-metric is refused: what has not been set then is no influence."],
}
