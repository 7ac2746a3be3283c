"""argparse with own actions, whose given values override a dict of settings that a plain class is made of."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "content").mkdir()
    (folder / "theme").mkdir()
    (folder / "other.py").write_text(
        "PATH = 'content'\nOUTPUT_PATH = 'filed'\nIGNORE_FILES = ['x']\nDELETE_OUTPUT_DIRECTORY = True\nOUTPUT_RETENTION = ['.git']\n"
    )


SPEC = {
    "package": "pelican",
    "requirement": "pelican==4.12.0",
    "style": "argparse (actions that parse pairs) -> dict of overrides by `if args.x` -> settings dict of a module merged with it -> plain class by subscripts",
    "entry": "pelican:main",
    "prog": "pelican",
    "packages": ["pelican"],
    "argv": ["content"],
    "track": r"^pelican\.Pelican$",
    "only_track": True,
    "preload": ["pelican"],
    "stops": ["pelican:Pelican.run", "pelican:listen", "pelican:autoreload"],
    "vary": {
        "--settings": [["--settings", "other.py"]],
        "--theme-path": [["--theme-path", "theme"]],
        "--extra-settings": [["--extra-settings", 'OUTPUT_PATH="extra"'], ["--extra-settings", "OUTPUT_RETENTION=[1]"]],
        "--port": [["--port", "81"]],
    },
    "no_run": {"--print-settings": "prints and ends"},
    "kinds": {"--settings": {"*": "file"}},
    "notes": ["Pelican.settings is a dict; what moved in it counts for the field that holds it."],
}
