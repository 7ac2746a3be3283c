"""argparse groups of a registry of classes, whose values go by a dict of keywords into a state object and the settings of servers."""

from pathlib import Path
from typing import Any


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "served.py").write_text("from sanic import Sanic\napp = Sanic('Served')\n")
    (folder / "factory.py").write_text("from sanic import Sanic\ndef create_app(*_):\n    return Sanic('Served')\n")
    (folder / "d").mkdir()


def extract(instance: Any) -> dict[str, Any] | None:
    """The configuration is a dict whose keys are its attributes."""
    return dict(instance) if type(instance).__name__ == "Config" else None


SPEC = {
    "package": "sanic",
    "requirement": "sanic==25.12.1",
    "style": "argparse (groups of a registry filled by __init_subclass__, own BooleanOptional pairs) -> dict of keywords -> app.prepare(**kwargs) -> dataclass state with __setattr__, dict of server settings, dict-subclass config",
    "entry": "sanic.__main__:main",
    "prog": "sanic",
    "packages": ["sanic"],
    "argv": ["served:app"],
    "track": r"^sanic\.(application\.state\.\w+|config\.Config|worker\.loader\.AppLoader|cli\.app\.SanicCLI|app\.Sanic)$",
    "only_track": True,
    "preload": ["sanic.__main__", "sanic.app", "sanic.worker.loader"],
    "stops": ["sanic.app:Sanic.serve", "sanic.app:Sanic.serve_single"],
    "vary": {
        "--http": [["--http", "3"]],
        "--reload-dir": [["--reload-dir", "d"]],
        "--port": [["--port", "81"]],
        "--workers": [["--workers", "3"]],
        "--unix": [["--unix", "sock"]],
        "--host": [["--host", "10.0.0.9"]],
    },
    "no_run": {"--daemon": "leaves the process that is watched", "--repl": "needs a terminal"},
    "skip_fields": r"(SanicCLI\.(parser|groups)|Sanic\.(state|config|router|signal_router|_future\w+|ctx|shared_ctx|loop|m|\w*manager|start_method|inspector|multiplexer|test_client|asgi_client|reload_dirs|stack))$",
}
