"""argparse, options checked and changed by functions, overrides of a configuration by words, a plain application by position and keyword."""

from pathlib import Path


def setup(cwd: str) -> None:
    for name in ("src", "conf"):
        (Path(cwd) / name).mkdir()
        (Path(cwd) / name / "conf.py").write_text(f"project = '{name}'\n")
        (Path(cwd) / name / "index.rst").write_text("A\n=\n")


SPEC = {
    "package": "sphinx",
    "requirement": "sphinx==8.2.3",
    "style": "argparse -> locals of functions -> Sphinx(...) plain class, Config with overrides, Project",
    "entry": "sphinx.cmd.build:main",
    "prog": "sphinx-build",
    "packages": ["sphinx"],
    "argv": ["@0", "src", "out"],
    "track": r"^sphinx\.(application\.Sphinx|project\.Project|config\.Config|util\.tags\.Tags)$",
    "only_track": True,
    "alias_of": {f"sphinx.application.Sphinx.{n}": f"sphinx.application.Sphinx._{n}" for n in ("srcdir", "confdir", "outdir", "doctreedir")},
    "no_props": True,
    "preload": ["sphinx.cmd.build", "sphinx.application"],
    "stops": ["sphinx.application:Sphinx.build"],
    "skip_fields": r"\.(config|registry|events|builder|env|project|tags|translator|messagelog|_status|_warning|extensions|_sphinx_version)$",
    "vary": {
        "--builder": [["--builder", "text"], ["--builder", "dummy"]],
        "--conf-dir": [["--conf-dir", "conf"]],
        "--doctree-dir": [["--doctree-dir", "trees"]],
        "--define": [["--define", "project=x"], ["--define", "a.b=c"]],
        "--html-define": [["--html-define", "x=y"]],
        "--jobs": [["--jobs", "3"], ["--jobs", "auto"]],
        "--warning-file": [["--warning-file", "w.txt"]],
        "--color": [["--color"]],
    },
}
