"""Namespace attributes to local names to a frozen dataclass, applied over another by a comprehension over its fields."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.py").write_text("class A: pass\n")
    (Path(cwd) / "s.toml").write_text("[tool.slotscheck]\nstrict-imports = false\nexclude-modules = 'x'\n")


SPEC = {
    "package": "slotscheck",
    "requirement": "slotscheck==0.21.0",
    "style": "argparse -> local names -> frozen dataclass (rebuilt by a decorator with slots) -> Config.apply: dict comprehension over fields with getattr",
    "entry": "slotscheck.cli:root",
    "prog": "slotscheck",
    "packages": ["slotscheck"],
    "argv": ["a.py"],
    "track": r"^slotscheck\.config\.(Config|PartialConfig)$",
    "only_track": True,
    "stops": ["slotscheck.cli:_collect"],
    "vary": {"--settings": [["--settings", "s.toml"]], "--pythonpath": [["--pythonpath", "."]]},
    "kinds": {"--settings": {"*": "file"}},
    "ok_status": r"^exit [01]$",
}
