"""argparse whose options, but those not given, are set by name on a dataclass that a file was laid over; unknown words go on to a list."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "pyproject.toml").write_text("[tool.pytest-watcher]\nrunner_args = ['-x']\n")


SPEC = {
    "package": "pytest-watcher",
    "requirement": "pytest-watcher==0.6.3",
    "style": "argparse parse_known_args -> dataclass class method: file's table by setattr, then getattr/setattr over a set of names; plain event handler",
    "entry": "pytest_watcher:run",
    "prog": "ptw",
    "packages": ["pytest_watcher"],
    "argv": ["@0", "."],
    "track": r"^pytest_watcher\.(config\.Config|event_handler\.EventHandler|trigger\.Trigger)$",
    "only_track": True,
    "preload": ["pytest_watcher.watcher"],
    "stops": ["pytest_watcher.watcher:_print_intro"],
    "vary": {"--patterns": [["--patterns", "*.a,*.b"]], "--ignore-patterns": [["--ignore-patterns", "*.a,*.b"]]},
}
