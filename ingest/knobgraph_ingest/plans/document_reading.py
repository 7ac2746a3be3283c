"""What one plan file states: its initiative, phases, tasks, attempts, findings, and all it mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knobgraph_ingest.plans.attempt import attempt_title, ledger_initiative
from knobgraph_ingest.plans.citation_context import spoken_of
from knobgraph_ingest.plans.claimed_names import Claim, claim_of
from knobgraph_ingest.plans.entity import Entity, MentionFact, OwnerClaim, PlanReading
from knobgraph_ingest.plans.finding import finding_heading, finding_of_row, findings_columns
from knobgraph_ingest.plans.initiative import heading_title, initiative_of
from knobgraph_ingest.plans.markdown import Block, BlockKind, Markdown, Spans, parse_markdown, plain
from knobgraph_ingest.plans.mention import Mention, mentions_of
from knobgraph_ingest.plans.ownership_table import owner_of_row, ownership_columns
from knobgraph_ingest.plans.phase import phase_heading, phase_of_file
from knobgraph_ingest.plans.relation import relation_of
from knobgraph_ingest.plans.state import state_of
from knobgraph_ingest.plans.statement import Statement, statements_of
from knobgraph_ingest.plans.task import TaskRow, task_columns, task_of_item, task_of_row
from knobgraph_ingest.plans.timestamp import report_timestamp
from knobgraph_ingest.plans.topic import Topic, topic_of, topic_of_heading

SAYS_TASKS = ("plan", "checklist", "implementation", "tasks", "todo")
SAYS_OUTCOME = ("report", "summary", "results", "review", "retrospective", "closeout")
NOTHING = ("none", "n/a", "nothing", "-", "—")
SHELLS = ("", "bash", "sh", "shell", "console", "zsh")


def read_document(path: str, role: str, text: str) -> PlanReading:
    """Return what a file of a role states; any text is read, however it is written."""
    return _DocumentReader(path, role, parse_markdown(text)).read()


def is_report(path: str) -> bool:
    """Return whether a file is the outcome of work: it lies in a timestamped folder or is a report by its name, and is no plan by its name."""
    name = path.rpartition("/")[2].lower()
    words = re.findall(r"[a-z]+", name.rpartition(".")[0])
    says_tasks = any(w in name for w in SAYS_TASKS)
    says_outcome = words[-1:] != [] and (words[-1] in SAYS_OUTCOME or (not says_tasks and any(w in SAYS_OUTCOME for w in words)))
    return says_outcome or (report_timestamp(path.rpartition("/")[0]) is not None and not says_tasks)


class _DocumentReader:
    def __init__(self, path: str, role: str, found: Markdown) -> None:
        self.path = path
        self.markdown = found
        self.plans = role in ("plan", "ledger") and not is_report(path)
        role = "report" if role == "plan" and is_report(path) else role
        initiative, title = initiative_of(path, role, found)
        self.reading = PlanReading(path, role, heading_title(found), initiative, title, front_matter=found.front_matter)
        self.of_section: dict[int, int] = {}
        self.of_block: dict[int, int] = {}
        self.group = ""
        self.governing: tuple[int, Topic] | None = None
        self.folder: str | None = None
        self.introduced = -1
        self.default = -1
        self.spoken: dict[tuple[int, int], dict[str, None]] = {}
        self.cited: list[tuple[int, tuple[int, int]]] = []

    def read(self) -> PlanReading:
        self._headings()
        for index, block in enumerate(self.markdown.blocks):
            if self.reading.role != "plan" and block.kind in (BlockKind.HEADING, BlockKind.ROW):
                self.folder = None  # what a plan says of its outputs holds for all of it, elsewhere for one entry
            if block.kind is not BlockKind.HEADING:
                self.of_block[index] = self._entity(block)
            owner = self.of_section.get(block.section, -1) if block.kind is BlockKind.HEADING else self.of_block[index]
            about = (owner, -1) if owner >= 0 else (-1, block.section)
            self.spoken.setdefault(about, {}).update(dict.fromkeys(spoken_of(block.spans)))
            known = len(self.reading.mentions)
            if block.kind is BlockKind.FENCE:
                self._fence(index, block)
            else:
                self._block(index, block)
            self.cited += [(n, about) for n in range(known, len(self.reading.mentions)) if self.reading.mentions[n].mention.first is not None]
        for number, about in self.cited:
            self.reading.mentions[number] = replace(self.reading.mentions[number], context=tuple(self.spoken[about]))
        return self.reading

    def _add(self, entity: Entity) -> int:
        self.reading.entities.append(entity)
        return len(self.reading.entities) - 1

    def _headings(self) -> None:
        sections = self.markdown.sections
        phases = {i: p for i, s in enumerate(sections) if self.plans and (p := phase_heading(s.title)) is not None}
        if len(phases) > 1:
            phases = {i: p for i, p in phases.items() if sections[i].level > 1}
        for index, section in enumerate(sections):
            end = next((s.line - 1 for s in sections[index + 1 :] if s.level <= section.level), self._last_line())
            self.reading.sections.append((section.line, end))
            inside = self._inside(section.parent)
            entity = self._section_entity(section.title, phases.get(index), section.line, end)
            if entity is not None:
                entity.inside = inside
                self.of_section[index] = self._add(entity)
        identifier = phase_of_file(self.path) if self.plans and not phases else None
        if identifier is not None:
            title = self.reading.title.rpartition(":")[2].strip() or f"Phase {identifier}"
            self.default = self._add(Entity("Phase", identifier, title, 1, self._last_line()))

    def _section_entity(self, title: str, phase: tuple[str, str] | None, line: int, end: int) -> Entity | None:
        if phase is not None:
            return Entity("Phase", phase[0], phase[1], line, end, _stated(title))
        if self.reading.role == "ledger":
            attempt = attempt_title(title)
            if attempt is not None:
                return self._attempt(attempt.title, line, end)
            ledger = ledger_initiative(title)
            if ledger is not None:
                return Entity("Initiative", ledger[0], ledger[1] or ledger[0], line, end)
        if self.reading.role == "findings":
            finding = finding_heading(title)
            if finding is not None:
                return Entity("Finding", finding[0], finding[1], line, end)
        return None

    def _attempt(self, text: str, line: int, end: int) -> Entity | None:
        said = attempt_title(text)
        if said is None:
            return None
        entity = Entity("Attempt", text, said.title, line, end, said.state)
        named = {"timestamp": said.timestamp, "initiative": said.initiative, "task": said.task}
        entity.properties.update({k: v for k, v in named.items() if v is not None})
        return entity

    def _last_line(self) -> int:
        return max((b.end_line for b in self.markdown.blocks), default=1)

    def _inside(self, section: int) -> int:
        return next((self.of_section[s] for s in self.markdown.within(section) if s in self.of_section), self.default)

    def _entity(self, block: Block) -> int:
        """Return the entity a block speaks for, made from the block where it states one."""
        inside = self.of_block[block.parent] if block.parent >= 0 else self._inside(block.section)
        if block.kind is BlockKind.ROW:
            return self._row(block, inside)
        if block.kind is BlockKind.ITEM and self.plans:
            task = task_of_item(block)
            if task is not None:
                return self._check(block, inside, task)
            if self.reading.role == "ledger":
                attempt = self._attempt(plain(block.spans), block.line, block.end_line)
                if attempt is not None:
                    attempt.written = attempt.title = attempt.title[:120]
                    attempt.inside = inside
                    return self._add(attempt)
        return inside

    def _check(self, block: Block, inside: int, task: TaskRow) -> int:
        if Topic.CRITERIA in self._section_topics(block.section) and not task.id:
            self.reading.checks.append(f"{self.path}:{block.line}: {plain(block.spans)}")
            return inside
        return self._task(block, inside, task)

    def _task(self, block: Block, inside: int, task: TaskRow) -> int:
        entity = Entity("Task", task.id, task.title, block.line, block.end_line, task.state, inside)
        entity.properties["guidance"] = task.guidance or None
        entity.properties["state_as_written"] = task.state_as_written
        section = self.group or (self.markdown.sections[block.section].title if block.section >= 0 else "")
        entity.properties["section"] = section or None
        return self._add(entity)

    def _row(self, block: Block, inside: int) -> int:
        findings = findings_columns(block.header)
        if findings is not None and (self.reading.role == "findings" or self.plans):
            found = finding_of_row(block, findings)
            if found is None:
                return inside
            entity = Entity("Finding", found[0], found[1], block.line, block.end_line, inside=inside)
            entity.properties["status"] = found[2]
            return self._add(entity)
        ownership = ownership_columns(block.header)
        if ownership is not None:
            claim = owner_of_row(block, ownership)
            if claim is not None:
                self.reading.owners.append(claim)
        columns = task_columns(block.header) if self.plans else None
        if columns is None:
            return inside
        task = task_of_row(block, columns)
        if isinstance(task, TaskRow):
            return self._task(block, inside, task)
        if isinstance(task, str):
            self.group = task.strip("* ")
        return inside

    def _section_topics(self, section: int) -> list[Topic]:
        # What a phase or an attempt is called says what it is about, not what its items are.
        own = (s for s in self.markdown.within(section) if s not in self.of_section)
        titles = (self.markdown.sections[s].title for s in own if self.markdown.sections[s].level > 1)
        return [t for t in map(topic_of_heading, titles) if t is not None]

    def _topics(self, block: Block, label: str) -> list[Topic]:
        topics = [topic_of(label)] if label else []
        parent = block.parent
        while parent >= 0:
            topics += [topic_of(s.label) for s in statements_of(self.markdown.blocks[parent].spans) if s.label]
            parent = self.markdown.blocks[parent].parent
        if self.governing is not None and block.kind is not BlockKind.TEXT and self.governing[0] == block.section:
            topics.append(self.governing[1])
        introduced = block.kind is BlockKind.ITEM and self.introduced == block.section
        return [*(t for t in topics if t is not None), *([] if introduced else self._section_topics(block.section))]

    def _block(self, index: int, block: Block) -> None:
        if block.kind is BlockKind.HEADING:
            self.governing, self.group, self.introduced = None, "", -1
            owner = self.of_section.get(block.section, self._inside(block.section))
            self._mentions(owner, [], block.spans)
            return
        owner = self.of_block[index]
        if block.kind is BlockKind.ROW:
            for name, cell in zip((*block.header, *[""] * len(block.cells)), block.cells, strict=False):
                for statement in statements_of(cell):
                    self._mentions(owner, self._topics(block, statement.label or name), statement.spans)
            return
        statements = statements_of(block.spans)
        for statement in statements:
            topics = self._topics(block, statement.label)
            self._statement(owner, block, statement, topics)
            self._mentions(owner, topics, statement.spans)
        if block.kind is BlockKind.TEXT:
            last = statements[-1] if statements else None
            opened = topic_of(last.label) if last is not None and not last.text else None
            if opened is None and last is not None and last.text.endswith(":"):
                opened = topic_of(last.text) if len(last.text) < 70 else None
            self.governing = (block.section, opened) if opened is not None else None
            # "This confirms that:" says what its list is, whatever heading it stands under.
            self.introduced = block.section if last is not None and last.text.endswith(":") and opened is None and " " in last.text else -1

    def _statement(self, owner: int, block: Block, statement: Statement, topics: Sequence[Topic]) -> None:
        entity = self.reading.entities[owner] if owner >= 0 else None
        text, place = statement.text, f"{self.path}:{statement.line}: {statement.text}"
        own = topic_of(statement.label) if statement.label else None
        if own is Topic.GOAL and entity is not None and text:
            entity.properties.setdefault("goal", text)
        elif own is Topic.STATUS and text:
            self._status(entity, text)
        elif own is Topic.OWNER and text:
            self.reading.owners.append(OwnerClaim(text, (), statement.line, "metadata"))
        elif own is Topic.DEPENDS and text and entity is not None and entity.label == "Phase":
            if not text.lower().startswith(NOTHING):
                entity.add_line("prerequisites", text)
        elif text and (own is Topic.CRITERIA or (own is None and topics[:1] == [Topic.CRITERIA] and block.kind is BlockKind.ITEM)):
            if entity is None:
                if place not in self.reading.checks and block.parent < 0 and not text.startswith("["):
                    self.reading.checks.append(place)
            elif entity.label == "Phase" and block.parent < 0:
                entity.add_line("exit_criteria", text)
                entity.add_line("exit_criteria_places", f"{self.path}:{statement.line}")
        elif text and (own is Topic.FOLLOW_UP or (topics[:1] == [Topic.FOLLOW_UP] and block.kind is BlockKind.ITEM)):
            self._follow_up(entity, block, text, place)

    def _follow_up(self, entity: Entity | None, block: Block, text: str, place: str) -> None:
        """Add a next action; a nested item belongs to the one before it, which often ends in a colon and says nothing without it."""
        if entity is not None and entity.label == "Task":
            return
        listed = entity.properties.get("follow_ups") if entity is not None else self.reading.follow_ups
        known = [str(k) for k in listed] if isinstance(listed, list) else []
        if block.parent >= 0 and known:
            known[-1] = f"{known[-1]}{' ' if known[-1].endswith(':') else '; '}{text}"
        else:
            known.append(place)
        if entity is not None:
            entity.properties["follow_ups"] = known
        else:
            self.reading.follow_ups = known

    def _status(self, entity: Entity | None, text: str) -> None:
        state = state_of(text)
        if state is None:
            return
        if entity is None:
            self.reading.state = self.reading.state or state
        elif entity.label in ("Finding", "Task"):
            entity.properties.setdefault("status" if entity.label == "Finding" else "state_as_written", text)
        else:
            entity.state = entity.state or state

    def _mentions(self, owner: int, topics: Sequence[Topic], spans: Spans) -> None:
        mentions = mentions_of(spans)
        for index, mention in enumerate(mentions):
            relation, deliverable = relation_of(topics, spans, mention.start, mention.text, acts=self.reading.role in ("plan", "ledger", "report"))
            if self.reading.role == "spec" and relation == "PRODUCES":
                relation, deliverable = "CITES", False
            if mention.kind != "path" and relation == "PRODUCES":
                relation, deliverable = "CITES", False
            if mention.kind == "path" and mention.text.endswith("/") and relation == "PRODUCES":
                self.folder = mention.text if "/" in mention.text.rstrip("/") else self.folder
            if mention.first is not None and relation == "PRODUCES":
                relation, deliverable = "CITES", False  # what is made has no lines yet
            located = mention.kind == "path" and (mention.first is not None or mention.symbol is not None)
            claim = claim_of(mentions, index, spans) if located else Claim()
            self.reading.mentions.append(MentionFact(owner, relation, deliverable, mention, claim, self.folder))

    def _fence(self, index: int, block: Block) -> None:
        for span in block.spans:
            for mention in mentions_of([span]):
                if mention.kind == "path" and mention.first is None:
                    said = Mention("path", mention.text, mention.line, mention.start, symbol=mention.symbol, sure=False)
                    self.reading.mentions.append(MentionFact(self.of_block[index], "CITES", deliverable=False, mention=said))


def _stated(title: str) -> str | None:
    for mark in ("✅", "(complete", "(done", "[x]", "- complete", "— complete", "(in progress", "[p]", "(blocked"):
        if mark in title.lower():
            return state_of(mark.strip("(—- "))
    return None
