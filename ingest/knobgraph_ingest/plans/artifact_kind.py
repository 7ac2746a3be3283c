"""What kind of thing an artifact is, by where it stands."""

from __future__ import annotations

from knobgraph_ingest.plans.plan_rules import PlanRules
from knobgraph_ingest.plans.timestamp import report_timestamp

CODE = (".py", ".pyi", ".sh", ".ipynb")


def artifact_kind(path: str, rules: PlanRules, *, deliverable: bool) -> str:
    """Return the kind of an artifact: a deliverable by its plan's word, else by its path."""
    if deliverable:
        return "deliverable"
    parts = path.split("/")
    name = parts[-1]
    if path.endswith(".log") or "logs" in parts[:-1]:
        return "log"
    role = rules.role_of(path)
    if role in ("decision record", "spec", "findings", "ledger"):
        return role
    if report_timestamp(path.rpartition("/")[0]) is not None or (role == "plan" and "reports" in parts):
        return "plan" if role == "plan" and "plan" in name else "report"
    if role == "plan":
        return "plan"
    if "fixtures" in parts or ("fixture" in name and not name.endswith(CODE)):
        return "fixture"
    if parts[0] in ("tests", "test") or name.startswith("test_"):
        return "test"
    if path.endswith(CODE):
        return "code"
    if path.endswith((".md", ".rst", ".txt")):
        return "document"
    return "folder" if "." not in name else "file"
