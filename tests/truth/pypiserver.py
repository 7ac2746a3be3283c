"""argparse sub-commands, parsed again with the arguments changed where that fails; the namespace is given key by key to one of two plain config classes."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "packages").mkdir()
    (folder / "more").mkdir()
    (folder / "welcome.html").write_text("<p>hello</p>")


SPEC = {
    "package": "pypiserver",
    "requirement": "pypiserver==2.4.2",
    "style": "argparse (sub-commands, options shared by a function, converting functions) -> dict of super's dict and more -> plain class by keywords",
    "entry": "pypiserver.__main__:main",
    "prog": "pypi-server",
    "packages": ["pypiserver"],
    "argv": ["@0", "run", "@1", "packages"],
    "track": r"^pypiserver\.config\.(RunConfig|UpdateConfig)$",
    "only_track": True,
    "preload": ["pypiserver.__main__", "pypiserver.config"],
    "stops": ["pypiserver:app_from_config"],
    "vary": {
        "--authenticate": [["--authenticate", "list"], ["--authenticate", "download,update"]],
        "--log-frmt": [["--log-frmt", "%(message)s"]],
        "--hash-algo": [["--hash-algo", "sha256"], ["--hash-algo", "off"]],
        "--welcome": [["--welcome", "welcome.html"]],
        "--health-endpoint": [["--health-endpoint", "/alive"]],
        "--log-stream": [["--log-stream", "stdout"], ["--log-stream", "none"]],
        "--backend": [["--backend", "simple-dir"], ["--backend", "cached-dir"]],
    },
    "full": {"--passwords": [(["run", "packages"], ["run", "--passwords", ".", "--authenticate", ".", "packages"])]},
    "ok_status": r"stopped|^exit",
    "rejected": {"--passwords": ["pypiserver.config.RunConfig.authenticate"]},
    "skip_fields": r"\.(auther|_derived_properties)$",
    "notes": [
        "The common options stand before the sub-command too; there the sub-command's defaults replace them, in argparse itself.",
        "The backend is an object without a text of its own: which one is chosen is not watched. --passwords is only tried as '.', with --authenticate.",
    ],
}
