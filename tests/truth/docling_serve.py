"""typer options whose defaults are fields of two pydantic-settings objects of a module, laid over them again."""

from pathlib import Path


def setup(cwd: str) -> None:
    (Path(cwd) / "models").mkdir()


SPEC = {
    "package": "docling-serve",
    "requirement": "docling-serve==1.38.2",
    "needs": ["typer==0.16.0", "click==8.1.8", "uvicorn==0.35.0", "pydantic-settings==2.10.1", "rich", "PyYAML"],
    "style": "typer (Annotated) defaults of settings objects, settings.x = x one by one, shared _run(keywords) -> pydantic-settings of a module",
    "entry": "docling_serve.__main__:main",
    "prog": "docling-serve",
    "packages": ["docling_serve"],
    "argv": ["@0", "run", "@1"],
    "track": r"^docling_serve\.settings\.\w+Settings$",
    "only_track": True,
    "stand_ins": True,
    "preload": ["docling_serve.__main__"],
    "stops": ["uvicorn:run"],
    "vary": {"--artifacts-path": [["--artifacts-path", "models"]]},
}
