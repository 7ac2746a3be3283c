"""A click command that hands its keywords on to a long function: attributes of a config object with defaults as class attributes, and of a state object."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "other.py").write_text("from pyinfra import config\nconfig.SUDO = True\n")
    (Path(cwd) / "sub").mkdir()


SPEC = {
    "package": "pyinfra",
    "requirement": "pyinfra==3.10.0",
    "style": "click with *args, **kwargs -> long function -> config object of constants set one by one, state object, a dict over hosts' data",
    "entry": "pyinfra_cli.main:main",
    "prog": "pyinfra",
    "packages": ["pyinfra", "pyinfra_cli"],
    "argv": ["@0", "@local", "debug-inventory"],
    "track": r"^pyinfra\.api\.(config\.Config|state\.State|inventory\.Inventory|host\.Host)$",
    "skip_fields": r"\.(pool|hosts|inventory|config|state|groups)$",
    "only_track": True,
    "preload": ["pyinfra_cli.cli", "pyinfra_cli.main", "pyinfra.api"],
    "stops": ["pyinfra_cli.prints:print_inventory", "pyinfra_cli.prints:print_inventory_json"],
    "vary": {
        "--config": [["--config", "other.py"]],
        "--chdir": [["--chdir", "sub"]],
        "--data": [["--data", "a=b"]],
        "--limit": [["--limit", "@local"], ["--limit", "x*"]],
        "--exclude": [["--exclude", "@local"]],
        "-v": [["-v"], ["-vv"], ["-vvv"]],
    },
    "context": {"--sudo-user": ["--sudo"], "--dzdo-user": ["--dzdo"]},
    "kinds": {"--config": {"*": "file"}},
    "no_run": {"--ssh-password-prompt": "asks", "--same-sudo-password": "asks"},
}
