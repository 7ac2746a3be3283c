"""A click group with a default command; every option is a parameter that is read again from `ctx.params` into a dataclass by `**`."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "tests").mkdir()
    (folder / "tests" / "test_a.py").write_text(
        "from ward import test\n\n@test('one', tags=['x'])\ndef _():\n    assert 1 == 1\n\n@test('two')\ndef _():\n    assert 2 == 2\n"
    )
    (folder / "pyproject.toml").write_text("[tool.ward]\n")
    (folder / "other.toml").write_text("[tool.ward]\norder = 'random'\nshow-slowest = 3\n[tool.ward.plugins.p]\na = 1\n")


SPEC = {
    "package": "ward",
    "requirement": "ward==0.68.0b0",
    "needs": ["click<8.2", "rich", "tomli", "click-completion", "click-default-group", "cucumber-tag-expressions<5", "pluggy", "pprintpp"],
    "style": "click group with a default command, eager callback that sets the default map and ctx.params -> Config(**ctx.params) dataclass, TestResultWriter plain class",
    "entry": "ward._run:run",
    "prog": "ward",
    "packages": ["ward"],
    "argv": ["@0", "test", "--path", "tests", "@1"],
    "track": r"^ward\.(config\.Config|_suite\.Suite|_terminal\.(TestResultWriter|SessionPrelude|TestTimingStatsPanel|TestPerLine|Dots\w+|LiveTestBar|SuiteProgressBar|Terminal\w+))$",
    "only_track": True,
    "preload": ["ward._run", "ward._terminal"],
    "vary": {
        "--config": [["--config", "other.toml"]],
        "--path": [["--path", "tests/test_a.py"]],
        "--tags": [["--tags", "x"], ["--tags", "not x"]],
        "--hook-module": [["--hook-module", "json"]],
    },
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^exit \d$",
}
