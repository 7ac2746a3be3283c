"""Which files are plans, ledgers, findings tables, specs and decision records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pathspec

from knobgraph_ingest.profile.planning import PlanFiles

ROLES = ("ledger", "findings", "decision record", "spec", "plan")


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Globs, in the form of .gitignore, of the files that hold plans; a file has the first role that matches."""

    ledger: tuple[str, ...] = ("fix_plan*.md", "*ledger*.md", "ATTEMPTS.md")
    findings: tuple[str, ...] = ("findings.md", "*_findings.md", "KNOWN_ISSUES.md")
    decision_record: tuple[str, ...] = ("adr/**/*.md", "adrs/**/*.md", "decisions/**/*.md", "ADR-[0-9]*.md", "rfcs/**/*.md")
    spec: tuple[str, ...] = ("**/specs/**/*.md", "*spec.md", "*_spec_*.md")
    plan: tuple[str, ...] = ("**/plans/**/*.md", "initiatives/**/*.md", "*plan*.md", "*checklist*.md", "/ROADMAP.md", "/TODO.md", "implementation.md")
    ignore: tuple[str, ...] = ("templates/", "node_modules/", "/tests/", "/test/")

    @classmethod
    def of(cls, declared: PlanFiles) -> PlanRules:
        """Return the rules of a profile; a role that it leaves out keeps its default."""
        stated = {name: getattr(declared, name) for name in declared.__struct_fields__}
        return cls(**{name: globs for name, globs in stated.items() if globs is not None})

    def role_of(self, path: str) -> str | None:
        """Return the role of a file, None where it is none of them."""
        if not path.endswith((".md", ".markdown")) or _spec(self.ignore).match_file(path):
            return None
        globs = (self.ledger, self.findings, self.decision_record, self.spec, self.plan)
        return next((role for role, own in zip(ROLES, globs, strict=True) if _spec(own).match_file(path)), None)


@lru_cache(maxsize=32)
def _spec(lines: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(lines)
