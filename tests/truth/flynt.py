"""An argparse namespace read by explicit keywords into a dataclass; a config file sets the parser's defaults and everything is parsed again."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("x = 'a' + str(1)\n")


SPEC = {
    "package": "flynt",
    "requirement": "flynt==1.0.6",
    "style": "argparse (short options of two letters, exclusive groups) -> dataclass by explicit keywords, twice, around set_defaults",
    "entry": "flynt:main",
    "prog": "flynt",
    "packages": ["flynt"],
    "argv": ["a.py"],
    "track": r"^flynt\.state\.State$",
    "only_track": True,
    "preload": ["flynt.cli"],
    "stops": ["flynt.cli:fstringify"],
}
