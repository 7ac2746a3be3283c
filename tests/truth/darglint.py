"""argparse; what was given overwrites the fields of one configuration object that a module keeps, by enumerations and split texts."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text('def f(x):\n    """Do."""\n    return x\n')


SPEC = {
    "package": "darglint",
    "requirement": "darglint==1.8.1",
    "style": "argparse -> fields of a configuration object kept by its module, chosen among the members of enumerations; a report object",
    "entry": "darglint.driver:main",
    "prog": "darglint",
    "packages": ["darglint"],
    "argv": ["a.py"],
    "track": r"^darglint\.(config\.Configuration|error_report\.ErrorReport)$",
    "only_track": True,
    "preload": ["darglint.driver"],
    "vary": {
        "--docstring-style": [["--docstring-style", "sphinx"], ["--docstring-style", "numpy"]],
        "--strictness": [["--strictness", "short"], ["--strictness", "long"]],
        "--log-level": [["--log-level", "INFO"], ["--log-level", "ERROR"]],
        "--indentation": [["--indentation", "7"]],
        "--verbosity": [["--verbosity", "2"]],
    },
    "skip_fields": r"\.(errors|_sort)$",
    "ok_status": r"^exit [01]$|returned",
}
