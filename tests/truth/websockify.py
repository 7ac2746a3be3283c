"""optparse values that are deleted, replaced and added to as attributes, then spread by their `__dict__` into one of two server classes."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "web").mkdir()
    (folder / "tokens").write_text("a: 127.0.0.1:90\n")
    (folder / "more").write_text("b: 127.0.0.1:91\n")
    (folder / "self.pem").write_text("x")


TOKENS = ["--token-plugin", "ReadOnlyTokenFile", "--token-source"]

SPEC = {
    "package": "websockify",
    "requirement": "websockify==0.13.0",
    "style": "optparse -> attributes of the values deleted, replaced, added -> Server(**opts.__dict__) that pops its own and hands the rest to super",
    "entry": "websockify.websocketproxy:websockify_init",
    "prog": "websockify",
    "packages": ["websockify"],
    "argv": ["8081", "127.0.0.1:90"],
    "track": r"^websockify\.(websocketproxy\.(WebSocketProxy|LibProxyServer)|token_plugins\.\w+|auth_plugins\.\w+)$",
    "only_track": True,
    "preload": ["websockify.websocketproxy", "websockify.token_plugins", "websockify.auth_plugins"],
    "stops": ["websockify.websockifyserver:WebSockifyServer.start_server", "socketserver:BaseServer.serve_forever"],
    "vary": {
        "--ssl-version": [["--ssl-version", "tlsv1_2"], ["--ssl-version", "tlsv1_3"]],
        "--auth-plugin": [["--auth-plugin", "BasicHTTPAuth"]],
        "--auth-source": [["--auth-source", "u:p"]],
        "--web": [["--web", "web"]],
        "--web-auth": [["--web-auth"]],
        "--ssl-only": [["--ssl-only"]],
        "--timeout": [["--timeout", "9"]],
        "--syslog": [["--syslog", "localhost:514"]],
    },
    "context": {
        "--auth-source": ["--auth-plugin", "BasicHTTPAuth"],
        "--web-auth": ["--auth-plugin", "BasicHTTPAuth", "--web", "web"],
        "--ssl-only": ["--cert", "self.pem"],
    },
    "full": {  # with these a positional less is wanted
        "--token-plugin": [(["8081", "127.0.0.1:90"], ["--token-plugin", "ReadOnlyTokenFile", "--token-source", "tokens", "8081"])],
        "--token-source": [([*TOKENS, "tokens", "8081"], [*TOKENS, "more", "8081"])],
        "--host-token": [([*TOKENS, "tokens", "8081"], [*TOKENS, "tokens", "--host-token", "8081"])],
        "--target-config": [(["8081", "127.0.0.1:90"], ["--target-config", "tokens", "8081"])],
        "--unix-target": [(["8081", "127.0.0.1:90"], ["--unix-target", "t", "8081"])],
        "--unix-listen": [(["8081", "127.0.0.1:90"], ["--unix-listen", "s", "127.0.0.1:90"])],
        "--unix-listen-mode": [(["--unix-listen", "s", "127.0.0.1:90"], ["--unix-listen", "s", "--unix-listen-mode", "750", "127.0.0.1:90"])],
    },
    "no_run": {"--inetd": "takes its standard input for a socket"},
    "skip_fields": r"\.(launch_time|logger|socket|rebinder)$",
    "notes": ["--wrap-mode is only looked at with a command behind --, of which the run had none; its value is stored all the same."],
}
