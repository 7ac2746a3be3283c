"""click `**config` without what was not given, by `**` into a plain class, whose object goes into tasks."""

from pathlib import Path

APP = "from aiohttp import web\n\ndef create_app():\n    return web.Application()\n\ndef other():\n    return web.Application()\n"


def setup(cwd: str) -> None:
    folder = Path(cwd)
    for name in ("app.py", "sub/app.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(APP)
    (folder / "static").mkdir()
    (folder / "sub" / "static").mkdir()


SPEC = {
    "package": "aiohttp-devtools",
    "requirement": "aiohttp-devtools==1.1.2",
    "style": "click **config filtered by a comprehension, pop -> runserver(**kwargs) -> Config(**kwargs) plain class -> tasks that hold it",
    "entry": "aiohttp_devtools.cli:cli",
    "prog": "adev",
    "packages": ["aiohttp_devtools"],
    "argv": ["@0", "runserver", "@1", "app.py"],
    "track": r"^aiohttp_devtools\.runserver\.(config\.Config|watch\.\w+Task)$",
    "only_track": True,
    "preload": ["aiohttp_devtools.cli", "aiohttp_devtools.runserver.watch"],
    "stops": ["aiohttp_devtools.cli:run_app"],
    "skip_fields": r"(_config|_app|_session|_task|_awatch|stopper|_loop|_process)$",
    "vary": {
        "--static": [["--static", "static"]],
        "--root": [["--root", "sub"]],
        "--app-factory": [["--app-factory", "other"]],
        "--port": [["--port", "8123"]],
    },
}
