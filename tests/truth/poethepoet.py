"""argparse inside a class with `__getitem__` over the namespace; options that fill an I/O object through keywords, and a run context made by a class method of a base."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "sub").mkdir()
    (folder / "pyproject.toml").write_text("[tool.poe.tasks]\na = 'echo a'\n")
    (folder / "sub" / "pyproject.toml").write_text("[tool.poe]\nverbosity = 1\nshell_interpreter = 'bash'\n[tool.poe.tasks]\na = 'echo b'\n")


SPEC = {
    "package": "poethepoet",
    "requirement": "poethepoet==0.49.0",
    "style": "argparse in a class with __getitem__ over its namespace -> keywords of configure(), a context object, async -> plain classes and own typed options",
    "entry": "poethepoet:main",
    "prog": "poethepoet",
    "packages": ["poethepoet"],
    "argv": ["@0", "a"],
    "track": r"^poethepoet\.(app\.PoeThePoet|io\.PoeIO|styles\.\w+|context\.\w+|config\.[\w.]*Poe\w+|config\.partition\.\w+|ui\.PoeUi|executor\.\w+\.\w+|task\.cmd\.CmdTask)$",
    "skip_fields": r"\.(args|_loop|_shutdown_manager|parser)$",
    "only_track": True,
    "preload": ["poethepoet", "poethepoet.app", "poethepoet.context", "poethepoet.config", "poethepoet.ui"],
    "stops": ["poethepoet.executor.base:PoeExecutor.execute"],
    "vary": {
        "--directory": [["--directory", "sub"]],
        "--root": [["--root", "sub"]],
        "--executor": [["--executor", "simple"]],
        "--executor-opt": [["--executor-opt", "fresh=1"]],
        "--help": [["--help"]],
    },
    "kinds": {"--directory": {"*": "file"}, "--root": {"*": "file"}},
}
