"""Which files hold plans, and for which of them the export is made."""

from __future__ import annotations

from knobgraph_ingest.profile.section import Section

Globs = tuple[str, ...]


class PlanFiles(Section, frozen=True):
    """`[plans]`: globs of the files of each role; a role that is left out keeps its default."""

    plan: Globs | None = None
    ledger: Globs | None = None
    findings: Globs | None = None
    decision_record: Globs | None = None
    spec: Globs | None = None
    ignore: Globs | None = None


class Topic(Section, frozen=True):
    """`[[topics]]`: something that plans may share; it is mentioned where one of the words stands or one of the paths is cited."""

    name: str
    words: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    owner: str | None = None


class Export(Section, frozen=True):
    """`[export]`: the initiative and phase that the export is for, the next phase, and the plan and ledger that it updates."""

    initiative: str | None = None
    phase: str | None = None
    next_phase: str | None = None
    plan: str | None = None
    ledger: str | None = None
    folder: str | None = None
