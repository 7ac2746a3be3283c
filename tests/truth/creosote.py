"""argparse whose defaults are a dataclass read from a file; `vars` of the namespace makes that dataclass again."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "src").mkdir()
    (Path(cwd) / "src" / "a.py").write_text("import os\n")
    (Path(cwd) / "pyproject.toml").write_text("[project]\nname='x'\ndependencies = ['click']\n")
    (Path(cwd) / "settings.py").write_text("INSTALLED_APPS = []\n")
    (Path(cwd) / "req.txt").write_text("click\n")


SPEC = {
    "package": "creosote",
    "requirement": "creosote==5.2.0",
    "style": "argparse with defaults of a dataclass, custom append action, choices of get_args -> dataclass(**vars(args)) -> plain classes and dataclasses",
    "entry": "creosote.cli:main",
    "prog": "creosote",
    "packages": ["creosote"],
    "argv": ["--venv", "."],
    "track": r"^creosote\.(config\.Config|parsers\.DependencyReader|resolvers\.DepsResolver)$",
    "only_track": True,
    "preload": ["creosote.cli"],
    "vary": {
        "--django-settings": [["--django-settings", "settings.py"]],
        "--deps-file": [["--deps-file", "req.txt"]],
        "--section": [["--section", "project.other"]],
        "--path": [["--path", "src/a.py"]],
    },
    "skip_fields": r"DepsResolver\.(dependencies|imports|dependency_names)$",
    "ok_status": r"^exit [01]$|returned",
}
