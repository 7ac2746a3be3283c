"""An argparse program that sets the attributes of its handler classes themselves, then makes a server of a class that a converter chose."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "shared").mkdir()
    for name in ("a.pem", "b.pem"):
        (Path(cwd) / name).write_text("x\n")


FIELDS = (
    "authorizer", "masquerade_address", "passive_ports", "timeout", "banner", "max_login_attempts", "permit_foreign_addresses", "permit_privileged_ports",
    "encoding", "use_gmt_times", "use_sendfile",
)


SPEC = {
    "package": "pyftpdlib",
    "requirement": "pyftpdlib==2.2.0",
    "style": "argparse with converters -> attributes of classes, a table of users, a server chosen by a converter",
    "entry": "pyftpdlib.__main__:main",
    "prog": "pyftpdlib",
    "packages": ["pyftpdlib"],
    "argv": ["--port", "0"],
    "track": r"^pyftpdlib\.(servers\.\w*FTPServer|authorizers\.DummyAuthorizer|handlers\.\w*(FTP|DTP)Handler)$",
    "only_track": True,
    "globals": [f"pyftpdlib.handlers.ftp.control:FTPHandler.{n}" for n in FIELDS] + ["pyftpdlib.handlers.ftp.data:DTPHandler.timeout"],
    "skip_fields": r"\.(socket|_map|ioloop|_fileno|_wakeup.*|address)$",
    "preload": ["pyftpdlib.__main__", "pyftpdlib.servers"],
    "stops": ["pyftpdlib.servers:FTPServer.serve_forever"],
    "vary": {
        "--directory": [["--directory", "shared"]],
        "--range": [["--range", "8000-8002"]],
        "--concurrency": [["--concurrency", "multi-thread"]],
        "--interface": [["--interface", "127.0.0.1"]],
        "--encoding": [["--encoding", "latin-1"]],
        "--port": [["--port", "21210"]],
    },
    "context": {"--username": ["--password", "p"], "--password": ["--username", "u"]},
}
