"""A test program derived from unittest's, with two readings of one parser around plug-ins whose options are actions that call a method or lengthen a list."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "test_a.py").write_text("import unittest\n\n\nclass A(unittest.TestCase):\n    def test_a(self):\n        pass\n")
    (folder / "sub").mkdir()
    (folder / "sub" / "test_b.py").write_text("")
    (folder / "other.cfg").write_text("[unittest]\nstart-dir = sub\ntest-file-pattern = b*.py\n[test-run]\nverbosity = 3\n")


SPEC = {
    "package": "nose2",
    "requirement": "nose2==0.16.0",
    "style": "argparse of a session, plug-ins found in modules and made with it, own actions with closures -> session and plug-in attributes, ini file",
    "entry": "nose2:discover",
    "prog": "nose2",
    "packages": ["nose2"],
    "argv": ["test_a"],
    "track": r"^nose2\.(session\.Session|main\.PluggableTestProgram|runner\.PluggableTestRunner|plugins\.[\w.]+)$",
    "skip_fields": r"\.(hooks|argparse|pluginargs|config|test|session|testLoader|result)$",
    "only_track": True,
    "preload": ["nose2", "nose2.main"],
    "stops": ["nose2.main:PluggableTestProgram.runTests"],
    "vary": {
        "--config": [["--config", "other.cfg"]],
        "--start-dir": [["--start-dir", "sub"]],
        "--top-level-directory": [["--top-level-directory", "."], ["--top-level-directory", "sub"]],
        "--plugin": [["--plugin", "nose2.plugins.attrib"]],
        "--exclude-plugin": [["--exclude-plugin", "nose2.plugins.buffer"]],
        "--log-level": [["--log-level", "10"], ["--log-level", "INFO"]],
        "--log-capture": [["--log-capture"]],
    },
    "kinds": {"--config": {"*": "file"}},
    "no_run": {"--debugger": "asks"},
}
