"""An argparse namespace, overlaid by an ini file with one call an option, given positionally and by keyword to a plain manager class."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("import os\nos.system('ls ' + x)\nassert x\n")
    (folder / "d").mkdir()
    (folder / "d" / "b.py").write_text("exec(x)  # nosec\n")
    (folder / "c.yaml").write_text("tests: [B101]\nprofiles:\n  p:\n    include: [B102]\n")
    (folder / "other.ini").write_text("[bandit]\ntests = B101\nrecursive = true\n")
    (folder / "base.json").write_text('{"results": []}')


SPEC = {
    "package": "bandit",
    "requirement": "bandit==1.9.4",
    "style": "argparse (counts, dest apart from the names, exclusive groups) -> ini file merged by one call an option -> plain class by position and keyword",
    "entry": "bandit.cli.main:main",
    "prog": "bandit",
    "packages": ["bandit"],
    "argv": ["a.py", "d"],
    "track": r"^bandit\.core\.(manager\.BanditManager|config\.BanditConfig|test_set\.BanditTestSet)$",
    "only_track": True,
    "preload": ["bandit.cli.main", "bandit.core.test_set", "bandit.core.config"],
    "stops": ["bandit.core.manager:BanditManager.run_tests"],
    "skip_fields": r"\.(b_ma|metrics|results|scores)$",
    "vary": {
        "--configfile": [["--configfile", "c.yaml"]],
        "--profile": [["--profile", "p"]],
        "--tests": [["--tests", "B101"], ["--tests", "B102,B103"]],
        "--skip": [["--skip", "B101"], ["--skip", "B102,B103"]],
        "--exclude": [["--exclude", "d"], ["--exclude", "a.py"]],
        "--ini": [["--ini", "other.ini"]],
        "--baseline": [["--baseline", "base.json", "--format", "json"]],
    },
    "context": {"--profile": [["--configfile", "c.yaml"]], "--baseline": ["--format", "json"]},
    "kinds": {"--ini": {"*": "file"}, "--configfile": {"*": "file"}},
    "notes": ["The run ends before the tests are run: what is reported, and how, is not watched.", "--ini was given a file with two keys."],
}
