"""A typer command whose parameters are taken from `locals()` by the names of its own signature, written into a file's table, and validated as nested pydantic models."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "cv.yaml").write_text("cv:\n  name: A B\n")
    (folder / "other.yaml").write_text("cv:\n  name: C D\n")
    (folder / "design.yaml").write_text("design:\n  theme: sb2nov\n")
    (folder / "locale.yaml").write_text("locale:\n  language: de\n")
    (folder / "settings.yaml").write_text("rendercv_settings:\n  date: '2020-01-01'\n")


SPEC = {
    "package": "rendercv",
    "requirement": "rendercv==2.3",
    "needs": ["rendercv[full]==2.3", "click<8.2"],
    "style": "typer, copy of locals() filtered by inspect.signature -> nested dict of a YAML file -> nested pydantic models with validators",
    "entry": "rendercv.cli:app",
    "prog": "rendercv",
    "packages": ["rendercv"],
    "argv": ["@0", "render", "cv.yaml", "@1"],
    "track": r"^rendercv\.data\.models\.(rendercv_settings\.\w+|rendercv_data_model\.RenderCVDataModel|curriculum_vitae\.CurriculumVitae|locale\.Locale)$",
    "only_track": True,
    "preload": ["rendercv.data", "rendercv.renderer", "rendercv.cli.commands"],
    "stops": ["rendercv.renderer:create_a_typst_file_and_copy_theme_files"],
    "no_run": {"--watch": "does not end"},
    "vary": {
        "--design": [["--design", "design.yaml"]],
        "--locale-catalog": [["--locale-catalog", "locale.yaml"]],
        "--rendercv-settings": [["--rendercv-settings", "settings.yaml"]],
    },
    "kinds": {"--rendercv-settings": {"*": "file"}, "--design": {"*": "file"}, "--locale-catalog": {"*": "file"}},
    "ok_status": r"^(stopped|exit 0)$",
}
