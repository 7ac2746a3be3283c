"""argparse of a table of keyword dicts, the namespace's dict popped and filled, then a NamedTuple of it."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.toml").write_text("[project]\nname = 'a'\nversion = '1'\n")
    (Path(cwd) / "store.json").write_text('{"properties": {"tool": {"properties": {}}}}')


SPEC = {
    "package": "validate_pyproject",
    "requirement": "validate-pyproject==0.27",
    "style": "argparse of a dict of keyword dicts -> vars(parse_args()) with pop and renamed keys -> NamedTuple(**params)",
    "entry": "validate_pyproject.cli:main",
    "prog": "validate-pyproject",
    "packages": ["validate_pyproject"],
    "argv": ["a.toml", "@0"],
    "track": r"^validate_pyproject\.(cli\.CliParams|api\.Validator)$",
    "only_track": True,
    "preload": ["validate_pyproject.cli", "validate_pyproject.api"],
    "skip_fields": r"\.input_file$",
    "vary": {
        "--enable-plugins": [["-E", "setuptools"]],
        "--disable-plugins": [["-D", "setuptools"]],
        "--tool": [["-t", "x=http://127.0.0.1:9/x"]],
        "--store": [["--store", "http://127.0.0.1:9/s"]],
    },
    "ok_status": r".*",
}
