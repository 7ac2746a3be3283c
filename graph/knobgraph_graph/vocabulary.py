"""Every node label and relationship type of the graph, declared once as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NodeLabel:
    """A node label and the names of the properties its nodes may carry beside `id`."""

    name: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type, the labels it may join and the names of its properties."""

    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    properties: tuple[str, ...] = ()


PLACE = ("path", "line", "end_line", "text")

NODE_LABELS: tuple[NodeLabel, ...] = (
    NodeLabel(
        "Repository",
        (
            "commit", "ingested_at", "tool_version", "files", "lines", "source_roots", "root",
            "export_initiative", "export_phase", "export_next_phase", "export_plan", "export_ledger", "export_folder",
        ),
    ),
    NodeLabel("SourceFile", ("path", "sha256", "backend", "problem")),
    NodeLabel("EntryPoint", ("command", "prog", "framework", "backend", "mode", "kind", "name", "function", "bound", *PLACE)),
    NodeLabel(
        "Flag",
        (
            "entry_point", "command", "names", "dest", "type", "action", "nargs", "const", "choices", "required",
            "default", "help", "metavar", "group", "exclusive_group", "env", "positional", "hidden", "deprecated",
            "status", "evidence", "bound", "pitfalls", "pitfall_fixes", "validations", "mode", "backend", *PLACE,
        ),
    ),
    NodeLabel("ConfigClass", ("name", "module", "kind", "bases", "backend", "canonical", *PLACE)),
    NodeLabel("ConfigField", ("name", "owner", "type", "default", "purpose", "backend", "canonical", "reads", *PLACE)),
    NodeLabel("ConfigKey", ("name", "owner", "default", "purpose", "backend", "canonical", "reads", *PLACE)),
    NodeLabel(
        "Knob",
        (
            "kind", "callee", "parameter", "value", "constant", "conversion", "reached", "binding", "default", "type", "purpose", "category", "home",
            "rationale", "counterpart", "counterpart_by", "parity", "library", "sites", "quote", "findings", "specs", "backend", *PLACE,
        ),
    ),
    NodeLabel("Literal", ("value", *PLACE)),
    NodeLabel("Initiative", ("title", "state", "described", "folder", "checks", "follow_ups", *PLACE)),
    NodeLabel("Phase", ("title", "written", "initiative", "goal", "state", "prerequisites", "exit_criteria", "exit_criteria_places", "follow_ups", *PLACE)),
    NodeLabel("Task", ("title", "written", "initiative", "section", "state", "state_as_written", "guidance", *PLACE)),
    NodeLabel("Artifact", ("exists", "kind", "timestamp", "moved_to", *PLACE)),
    NodeLabel("Finding", ("synopsis", "status", *PLACE)),
    NodeLabel("Owner", ("kind",)),
    NodeLabel("Topic", ("words", "paths", "owner")),
    NodeLabel(
        "Gap",
        (
            "kind", "severity", "mode", "subject", "left_program", "right_program", "left_backend", "right_backend", "left", "right", "left_id",
            "right_id", "left_says", "right_says", "left_place", "right_place", "left_text", "right_text", "destination", "expression",
            "left_lineage", "right_lineage", "recommendation",
        ),
    ),
    NodeLabel("Attempt", ("timestamp", "title", "written", "initiative", "state", "goal", "follow_ups", *PLACE)),
)

FLOW_SOURCES = ("Flag", "ConfigField", "ConfigKey", "Knob", "Literal")
FLOW_TARGETS = ("ConfigField", "ConfigKey", "Knob")
CODE = ("Flag", "ConfigClass", "ConfigField", "ConfigKey", "Knob", "EntryPoint", "SourceFile")
PLAN = ("Initiative", "Phase", "Task", "Finding", "Artifact", "Attempt")
# A mention in a plan: the names its sentence gives the cited lines, whether they stand there, and where they stand instead.
CITATION = (
    *PLACE, "mention", "cited_line", "cited_end_line", "section", "names", "claim", "context", "verdict", "reason", "corrected_line", "corrected_path",
    "corrected_text", "last_true",
)  # fmt: skip

RELATIONSHIP_TYPES: tuple[RelationshipType, ...] = (
    RelationshipType("DECLARES", ("Repository", "SourceFile"), ("SourceFile", "EntryPoint", "ConfigClass", "ConfigKey", "Knob")),
    RelationshipType("HAS_FLAG", ("EntryPoint",), ("Flag",)),
    RelationshipType("HAS_FIELD", ("ConfigClass",), ("ConfigField",)),
    RelationshipType(
        "FLOWS_INTO",
        FLOW_SOURCES,
        FLOW_TARGETS,
        ("kind", "condition", "step_paths", "step_lines", "step_texts", "flags", "entry_points", "ways"),
    ),
    RelationshipType("PART_OF", PLAN, PLAN),
    RelationshipType("PRODUCES", PLAN, ("Artifact",), CITATION),
    RelationshipType("CITES", PLAN, (*PLAN, *CODE), CITATION),
    RelationshipType("DEPENDS_ON", PLAN, PLAN, CITATION),
    RelationshipType("COUNTERPART_OF", ("Flag", "ConfigField"), ("Flag", "ConfigField"), ("by", "fact", "destination", "evidence")),
    RelationshipType("PAIRED_WITH", ("EntryPoint",), ("EntryPoint",), ("left", "right", "mode", "declared")),
    RelationshipType("BETWEEN", ("Gap",), ("Flag", "ConfigField", "ConfigKey"), ("side",)),
    RelationshipType("OWNED_BY", (*PLAN, *CODE), ("Owner",), ("rule", "evidence", "strength", *PLACE)),
)
