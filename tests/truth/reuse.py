"""A click group that puts a dataclass on `ctx.obj`, whose cached property makes the project; sub-command options go into a report."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "a.py").write_text("# SPDX-FileCopyrightText: 2024 A\n# SPDX-License-Identifier: MIT\n")
    (folder / "LICENSES").mkdir()
    (folder / "LICENSES" / "MIT.txt").write_text("x\n")
    (folder / "sub").mkdir()
    (folder / "sub" / "b.py").write_text("# SPDX-FileCopyrightText: 2024 B\n# SPDX-License-Identifier: MIT\n")


SPEC = {
    "package": "reuse",
    "requirement": "reuse==6.2.0",
    "style": "click group -> ClickObj dataclass on ctx.obj with a cached property -> Project.from_directory (attrs); own option class; report plain classes",
    "entry": "reuse.cli.main:main",
    "prog": "reuse",
    "packages": ["reuse"],
    "argv": ["@0", "spdx", "@1"],
    "track": r"^reuse\.(cli\.common\.ClickObj|project\.Project|report\.(ProjectReport|FileReport|_MultiprocessingContainer)|vcs\.\w+)$",
    "only_track": True,
    "preload": ["reuse.cli", "reuse.project", "reuse.report"],
    "skip_fields": r"(license_map|FileReport\.chk_sum|FileReport\.spdx_id)$",
    "vary": {"--root": [["--root", "sub"]], "--output": [["--output", "x.spdx"]]},
    "context": {"--add-license-concluded": ["--creator-person", "p"]},
    "ok_status": r"^exit \d$",
}
