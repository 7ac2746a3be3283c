"""getopt from a table of names and casts: a dict of what was given sets attributes of a plain class by name."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "app.py").write_text("def app(environ, start): pass\n")


NAMES = [
    "host",
    "port",
    "listen",
    "threads",
    "trusted-proxy",
    "trusted-proxy-count",
    "trusted-proxy-headers",
    "url-scheme",
    "url-prefix",
    "backlog",
    "recv-bytes",
    "send-bytes",
    "outbuf-overflow",
    "outbuf-high-watermark",
    "inbuf-overflow",
    "connection-limit",
    "cleanup-interval",
    "channel-timeout",
    "max-request-header-size",
    "max-request-body-size",
    "ident",
    "asyncore-loop-timeout",
    "unix-socket",
    "unix-socket-perms",
    "channel-request-lookahead",
    "server-name",
]
SWITCHES = ["ipv4", "ipv6", "log-untrusted-proxy-headers", "clear-untrusted-proxy-headers", "log-socket-errors", "expose-tracebacks", "asyncore-use-poll"]
INTS = [
    "threads",
    "trusted-proxy-count",
    "backlog",
    "recv-bytes",
    "send-bytes",
    "outbuf-overflow",
    "outbuf-high-watermark",
    "inbuf-overflow",
    "connection-limit",
    "cleanup-interval",
    "channel-timeout",
]


def flag(name: str, action: str, kind: str | None = None) -> dict:
    return {
        "flag": f"--{name}",
        "opts": [f"--{name}"],
        "dest": name.replace("-", "_"),
        "action": action,
        "type": kind,
        "required": False,
        "default": None,
        "choices": None,
        "nargs": None,
        "prog": "waitress",
        "kind": "hand",
    }


SPEC = {
    "package": "waitress",
    "requirement": "waitress==3.0.2",
    "style": "getopt over a table of (name, cast) -> dict -> plain class with class-level defaults, setattr by name",
    "entry": "waitress.runner:run",
    "prog": "waitress-serve",
    "packages": ["waitress"],
    "argv": ["@0", "app:app"],
    "track": r"^waitress\.adjustments\.Adjustments$",
    "only_track": True,
    "preload": ["waitress.adjustments"],
    "stops": ["waitress.adjustments:Adjustments.check_sockets"],
    "flags": [*(flag(n, "store", "int" if n in INTS else None) for n in NAMES), *(flag(p + n, "store_true") for n in SWITCHES for p in ("", "no-"))],
    "vary": {
        "--port": [["--port", "81"]],
        "--listen": [["--listen", "127.0.0.1:81"]],
        "--unix-socket-perms": [["--unix-socket-perms", "777"]],
        "--trusted-proxy-headers": [["--trusted-proxy-headers", "forwarded"]],
        "--max-request-header-size": [["--max-request-header-size", "7"]],
        "--max-request-body-size": [["--max-request-body-size", "7"]],
        "--asyncore-loop-timeout": [["--asyncore-loop-timeout", "7"]],
        "--channel-request-lookahead": [["--channel-request-lookahead", "7"]],
        "--host": [["--host", "127.0.0.1"]],
    },
    "context": {"--trusted-proxy-count": ["--trusted-proxy", "1.2.3.4"], "--trusted-proxy-headers": ["--trusted-proxy", "1.2.3.4"]},
    "skip_fields": r"Adjustments\.(sockets|_param)",
}
