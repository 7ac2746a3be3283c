"""A click command built by own option classes and decorators into a plain server class that stores every argument."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "app.py").write_text("app = None\n")
    for name in ("cert.pem", "key.pem", "a.env"):
        (Path(cwd) / name).write_text("")
    (Path(cwd) / "log.json").write_text("{}")
    (Path(cwd) / "d").mkdir()


SPEC = {
    "package": "granian",
    "requirement": "granian==2.8.7",
    "style": "click (own option factory, enumeration choices, envvar prefix, callbacks) -> explicit keywords -> plain class __init__ and attrs-like settings dataclasses",
    "entry": "granian.cli:entrypoint",
    "prog": "granian",
    "packages": ["granian"],
    "argv": ["app:app"],
    "track": r"^granian\.(server\.\w+\.\w*Server|http\.\w+Settings|net\.\w+)$",
    "only_track": True,
    "preload": ["granian.cli", "granian.server", "granian.server.mp"],
    "stops": ["granian.server.mp:MPServer.serve", "granian.server.common:AbstractServer.serve"],
    "vary": {
        "--ssl-certificate": [["--ssl-certificate", "cert.pem", "--ssl-keyfile", "key.pem"]],
        "--ssl-keyfile": [["--ssl-keyfile", "key.pem", "--ssl-certificate", "cert.pem"]],
        "--log-config": [["--log-config", "log.json"]],
        "--env-files": [["--env-files", "a.env"]],
        "--working-dir": [["--working-dir", "d"]],
        "--static-path-mount": [["--static-path-mount", "d"]],
    },
}
