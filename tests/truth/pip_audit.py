"""argparse with enumerations as types and defaults of the environment, into services, sources and formats chosen by them."""

from pathlib import Path


def setup(cwd: str) -> None:
    folder = Path(cwd)
    (folder / "r.txt").write_text("a==1\n")
    (folder / "s.txt").write_text("b==1\n")
    (folder / "p").mkdir()
    (folder / "p" / "pyproject.toml").write_text("[project]\nname = 'x'\nversion = '1'\ndependencies = []\n")
    (folder / "p" / "pylock.toml").write_text("lock-version = '1.0'\n")
    (folder / "cache").mkdir()


SPEC = {
    "package": "pip-audit",
    "requirement": "pip-audit==2.10.1",
    "style": "argparse (enumerations as types, own actions, exclusive groups, environment defaults) -> one class of several by the enumeration, by keyword",
    "entry": "pip_audit._cli:audit",
    "prog": "pip-audit",
    "packages": ["pip_audit"],
    "argv": [],
    "track": r"^pip_audit\.(_service\.\w+\.\w+Service|_dependency_source\.\w+\.\w+Source|_format\.\w+\.\w+Format|_audit\.\w+|_state\.\w+)$",
    "only_track": True,
    "preload": ["pip_audit._cli"],
    "stops": ["pip_audit._audit:Auditor.audit"],
    "skip_fields": r"\.(session|state)$|_state\.",
    "env": {"PIP_AUDIT_PROGRESS_SPINNER": "off"},
    "contexts": [["-r", "r.txt"], ["p"], ["--vulnerability-service", "osv"], ["--format", "json"], ["--format", "markdown"]],
    "vary": {
        "--requirement": [["--requirement", "r.txt"], ["--requirement", "s.txt"]],
        "--cache-dir": [["--cache-dir", "cache"]],
        "--path": [["--path", "p"]],
        "--timeout": [["--timeout", "7"]],
        "--format": [["--format", "json"], ["--format", "cyclonedx-json"], ["--format", "markdown"]],
        "--vulnerability-service": [["--vulnerability-service", "osv"], ["--vulnerability-service", "esms"]],
        "--desc": [["--desc", "on"], ["--desc", "off"]],
        "--aliases": [["--aliases", "on"], ["--aliases", "off"]],
        "--progress-spinner": [["--progress-spinner", "off"]],
    },
    "context": {"--requirement": [["-r", "r.txt"]], "--locked": ["p"], "--osv-url": ["--vulnerability-service", "osv"]},
}
