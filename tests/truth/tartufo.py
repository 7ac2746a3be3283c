"""A click group of commands found in a folder; options by `**kwargs` into a slotted dataclass on `ctx.obj`, read by scanner objects."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "target").mkdir()
    (folder / "target" / "a.txt").write_text("hello\n")
    (folder / "other.toml").write_text("[tool.tartufo]\nbuffer-size = 5\nentropy = false\n")


SPEC = {
    "package": "tartufo",
    "requirement": "tartufo==6.0.1",
    "style": "click MultiCommand over a folder of modules, `**kwargs` -> GlobalOptions(**kwargs) dataclass with slots, ctx.obj, pass_obj; scanners with cached properties",
    "entry": "tartufo.cli:main",
    "prog": "tartufo",
    "packages": ["tartufo"],
    "argv": ["@0", "scan-folder", "target", "@1"],
    "track": r"^tartufo\.(types\.(GlobalOptions|GitOptions)|scanner\.\w*(Scanner|Base))$",
    "only_track": True,
    "preload": ["tartufo.scanner", "tartufo.commands.scan_folder"],
    "vary": {
        "--config": [["--config", "other.toml"]],
        "--color": [["--color"], ["--no-color"]],
        "--git-rules-repo": [["--git-rules-repo", "target"]],
        "target": [["."]],
    },
    "kinds": {"--config": {"*": "file", "tartufo.types.GlobalOptions.config": "copy"}},
    "ok_status": r"^exit [01]$",
}
