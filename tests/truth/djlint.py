"""A click command with sixty options into a plain class that merges each with a config file."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.html").write_text("<p></p>\n")
    (Path(cwd) / "other.toml").write_text("[tool.djlint]\nindent = 7\nprofile = 'django'\n")
    (Path(cwd) / "rules.yaml").write_text("[]\n")
    (Path(cwd) / ".djlint_rules.yaml").write_text("[]\n")


SPEC = {
    "package": "djlint",
    "requirement": "djlint==1.49.10",
    "style": "click -> partial/explicit keywords -> plain class __init__: `given or file.get(name, default)`",
    "entry": "djlint._cli:main",
    "prog": "djlint",
    "packages": ["djlint"],
    "argv": ["a.html", "--check"],
    "track": r"^djlint\.settings\.Config$",
    "only_track": True,
    "preload": ["djlint._cli", "djlint.settings"],
    "vary": {"--configuration": [["--configuration", "other.toml"]], "--rules": [["--rules", "rules.yaml"]]},
    "kinds": {"--configuration": {"*": "file"}},
    "ok_status": r"^exit [01]$",
}
