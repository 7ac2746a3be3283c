"""argparse sub-commands found in entry points, each with a parser of its own, `vars` of whose namespace makes a dataclass; that is then changed."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "app.py").write_text("from taskiq import InMemoryBroker\n\nbroker = InMemoryBroker()\n")
    (Path(cwd) / "d").mkdir()


SPEC = {
    "package": "taskiq",
    "requirement": "taskiq==0.13.0",
    "needs": ["aiohttp", "anyio", "pycron", "pydantic", "taskiq-dependencies", "watchdog", "gitignore-parser"],
    "style": "argparse, sub-commands of entry points, classmethod parser -> dataclass(**vars(namespace)) with enumerations -> plain process manager",
    "entry": "taskiq.__main__:main",
    "prog": "taskiq",
    "packages": ["taskiq"],
    "argv": ["@0", "worker", "app:broker", "app", "@1"],
    "track": r"^taskiq\.cli\.(worker\.args\.WorkerArgs|worker\.process_manager\.ProcessManager)$",
    "only_track": True,
    "preload": ["taskiq.__main__", "taskiq.cli.worker.cmd", "taskiq.cli.worker.run", "taskiq.cli.worker.process_manager"],
    "stops": ["taskiq.cli.worker.process_manager:ProcessManager.start"],
    "vary": {
        "--log-format": [["--log-format", "%(message)s"]],
        "--app-dir": [["--app-dir", "d"]],
        "--receiver_arg": [["--receiver_arg", "key=val"]],
    },
    "skip_fields": r"ProcessManager\.(action_queue|workers|_event|events)$",
}
