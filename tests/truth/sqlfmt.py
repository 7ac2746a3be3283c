"""A click command whose **kwargs, without those left at their defaults, go over a file's table and into a dataclass."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "a.sql").write_text("select 1\n")
    (Path(cwd) / "other.toml").write_text("[tool.sqlfmt]\nline_length = 70\nexclude = ['b.sql']\n")


SPEC = {
    "package": "sqlfmt",
    "requirement": "shandy-sqlfmt==0.32.0",
    "style": "click with **kwargs filtered by the context's parameter sources -> dict read from TOML, updated -> dataclass(**config) with __post_init__ and a property",
    "entry": "sqlfmt.cli:sqlfmt",
    "prog": "sqlfmt",
    "packages": ["sqlfmt"],
    "argv": ["@0", "a.sql"],
    "track": r"^sqlfmt\.(mode\.Mode|report\.Report)$",
    "only_track": True,
    "preload": ["sqlfmt.cli", "sqlfmt.api", "sqlfmt.report"],
    "vary": {
        "--config": [["--config", "other.toml"]],
        "--dialect": [["--dialect", "clickhouse"]],
        "--encoding": [["--encoding", "latin-1"]],
    },
    "kinds": {"--config": {"*": "file"}},
    "ok_status": r"^exit \d+$",
}
