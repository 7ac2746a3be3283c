"""An application of traitlets: aliases and switches that set traits of the application, of its writers and of its exporters."""

import json
from pathlib import Path
from typing import Any

ALIASES = {
    "to": "NbConvertApp.export_format", "template": "TemplateExporter.template_name", "template-file": "TemplateExporter.template_file", "theme": "HTMLExporter.theme",
    "sanitize_html": "HTMLExporter.sanitize_html", "writer": "NbConvertApp.writer_class", "post": "NbConvertApp.postprocessor_class",
    "output": "NbConvertApp.output_base", "output-dir": "FilesWriter.build_directory", "nbformat": "NotebookExporter.nbformat_version",
}  # fmt: skip
SWITCHES = (
    "execute", "allow-errors", "stdin", "stdout", "inplace", "clear-output", "coalesce-streams", "no-prompt", "no-input", "show-input", "embed-images", "sanitize-html",
)  # fmt: skip


def setup(cwd: str) -> None:
    cell = {"cell_type": "code", "id": "a", "execution_count": None, "metadata": {}, "outputs": [], "source": "1 + 1"}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (Path(cwd) / "a.ipynb").write_text(json.dumps(notebook))


def flag(name: str, *, switch: bool) -> dict[str, Any]:
    return {
        "flag": f"--{name}", "opts": [f"--{name}"], "dest": name, "action": "store_true" if switch else "store", "type": None, "required": False, "default": None,
        "choices": None, "nargs": 0 if switch else None, "parser": 0, "prog": "jupyter-nbconvert", "kind": "traitlets",
    }  # fmt: skip


SPEC = {
    "package": "nbconvert",
    "requirement": "nbconvert==7.17.2",
    "style": "traitlets application: aliases and switches -> traits of the application and of writers, exporters and preprocessors made with parent or config",
    "entry": "nbconvert.nbconvertapp:main",
    "prog": "jupyter-nbconvert",
    "packages": ["nbconvert"],
    "argv": ["a.ipynb", "--to=html", "@0"],
    "track": r"^nbconvert\.(nbconvertapp\.NbConvertApp|writers\.\w+\.\w+Writer|exporters\.\w+\.\w+Exporter|preprocessors\.\w+\.\w+Preprocessor|postprocessors\.\w+\.\w+)$",
    "skip_fields": r"\.(_\w+|log\w*|config\w*|parent|notebooks|\w+_flags|\w+_aliases|flags|aliases|subcommands|classes|generate_config|environment|template_paths|template"
    r"|jupyter_path|\w+_dir|runtime_dir|extra_args|cli_config|argv|examples|description|environment|exporter|writer|postprocessor|observers)$",
    "only_track": True,
    "no_props": True,
    "stops": ["nbconvert.exporters.exporter:Exporter.from_filename"],
    "flags": [*(flag(name, switch=False) for name in ALIASES), *(flag(name, switch=True) for name in SWITCHES)],
    "vary": {
        **{f"--{name}": [[f"--{name}"]] for name in SWITCHES},
        "--to": [["--to=markdown"]],
        "--template": [["--template=basic"]],
        "--template-file": [["--template-file=base.html.j2"]],
        "--theme": [["--theme=dark"]],
        "--sanitize_html": [["--sanitize_html=True"]],
        "--writer": [["--writer=StdoutWriter"]],
        "--post": [["--post=serve"]],
        "--output": [["--output=b"]],
        "--output-dir": [["--output-dir=here"]],
        "--nbformat": [["--nbformat=3"]],
    },
    "context": {"--nbformat": ["--to=notebook"]},
}  # fmt: skip
