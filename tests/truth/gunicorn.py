"""An argparse parser made of a registry of setting classes, which a metaclass fills; every setting keeps its own value."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "app.py").write_text("def app(environ, start_response): return []\n")
    (folder / "settings.py").write_text("workers = 3\nbacklog = 55\n")
    (folder / "sentinel.txt").write_text("x")
    (folder / "paste.ini").write_text("[app:main]\nuse = egg:none\n")


SPEC = {
    "package": "gunicorn",
    "requirement": "gunicorn==27.0.1",
    "style": "argparse built from a registry of Setting classes (metaclass) -> loop over vars(args) -> registry[name].set(value) with a validator per class -> properties",
    "entry": "gunicorn.app.wsgiapp:run",
    "prog": "gunicorn",
    "packages": ["gunicorn"],
    "argv": ["app:app"],
    "only_track": True,
    "track": r"^gunicorn\.config\.\w+$",
    "skip": r"^gunicorn\.config\.(SettingMeta)$",
    "stops": ["gunicorn.arbiter:Arbiter.__init__"],
    "vary": {
        "--config": [["--config", "settings.py"]],
        "--forwarded-allow-ips": [["--forwarded-allow-ips", "9.9.9.9"]],
        "--proxy-allow-from": [["--proxy-allow-from", "9.9.9.9"]],
        "--uwsgi-allow-from": [["--uwsgi-allow-from", "9.9.9.9"]],
        "--reload-engine": [["--reload-engine", "poll"]],
        "--user": [["--user", "1"]],
        "--group": [["--group", "1"]],
        "--paste": [["--paste", "paste.ini"]],
        "--proxy-protocol": [["--proxy-protocol", "v1"]],
        "--cert-reqs": [["--cert-reqs", "1"]],
        "--http2-cleartext": [["--http2-cleartext", "upgrade"]],
        "--http2-max-frame-size": [["--http2-max-frame-size", "20000"]],
        "--header-map": [["--header-map", "refuse"]],
        "--asgi-loop": [["--asgi-loop", "asyncio"]],
        "--asgi-lifespan": [["--asgi-lifespan", "on"]],
        "--http-parser": [["--http-parser", "python"]],
    },
    "no_run": {"--daemon": "leaves the process that is watched", "--check-config": "loads the application and ends", "--print-config": "prints and ends"},
    "kinds": {"--config": {"*": "file"}},
    "notes": [
        "--config was given a file with workers and backlog only; every other setting may come from such a file too.",
        "--http-protocols takes h2 only where the h2 package is installed; --suppress-ragged-eofs is a store_true whose default is true already.",
        "Every setting is made twice (an instance, then its copy); only the copy, which the program keeps, moved.",
        "Config.worker_class and Config.logger_class import what they name when they are read: they were not evaluated.",
        "Config's own attributes are properties over the settings: what moved there is the setting's value or computed from it.",
    ],
    "skip_fields": r"config\.Config\.(settings|env_orig|worker_class|logger_class|usage|prog)$",
}
