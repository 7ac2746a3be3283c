"""The folder of a package as a text: where it lies only a run knows, which of the repository's folders it is we do."""

from __future__ import annotations

from knobgraph_ingest.interpreter.container import ModuleShape
from knobgraph_ingest.interpreter.shape import Unknown

FOLDER = "the folder "


def package_folder(module: ModuleShape) -> Unknown:
    """Return the text that names the folder of a package."""
    return Unknown("str", FOLDER + module.path.removesuffix("/__init__.py"))
