"""Build the interpreter and its plug-ins as a C extension, where a wheel is asked for with `HATCH_BUILD_HOOK_ENABLE_CUSTOM=true`.

It is compiled by mypyc (https://mypyc.readthedocs.io), which asks nothing of the source beyond its type hints: the same files run
uncompiled everywhere else.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = tuple(f"ingest/knobgraph_ingest/{part}" for part in ("interpreter/*.py", "models/*.py", "config_kinds/*.py", "syntax_walk.py"))
# Their values go from process to process, and pickle finds no state in a compiled dataclass.
NOT_COMPILED = {"__init__.py", "lineage.py", "budget.py"}


class CompiledInterpreter(BuildHookInterface[Any]):
    """Adds the compiled modules of the interpreter to a wheel, beside their sources."""

    _built: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and name what came out to the wheel."""
        if version == "editable":
            return
        from mypyc.build import mypycify
        from setuptools import Distribution

        root = Path(self.root)
        os.environ["MYPYPATH"] = os.pathsep.join(str(root / folder) for folder in ("ingest", "graph"))
        modules = sorted(str(path) for part in COMPILED for path in root.glob(part) if path.name not in NOT_COMPILED)
        built = self._built = Path(tempfile.mkdtemp(prefix="knobgraph-compiled-"))
        options = ["--config-file", str(root / "pyproject.toml"), "--no-warn-return-any"]
        distribution = Distribution(
            {"name": "knobgraph", "ext_modules": mypycify([*options, *modules], opt_level="2", target_dir=str(built / "c"))}
        )
        command = distribution.get_command_obj("build_ext")
        command.build_lib = str(built / "lib")
        command.build_temp = str(built / "temp")
        distribution.run_command("build_ext")
        for extension in (p for p in (built / "lib").rglob("*") if p.is_file()):
            build_data["force_include"][str(extension)] = str(extension.relative_to(built / "lib"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the signature is hatchling's
        """Remove the temporary folder: the wheel holds what is needed of it."""
        if self._built is not None:
            shutil.rmtree(self._built, ignore_errors=True)
