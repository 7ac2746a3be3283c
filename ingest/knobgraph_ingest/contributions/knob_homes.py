"""Where each knob should live: category, canonical counterpart, proposed home with rationale, parity, and what mentions it."""

from __future__ import annotations

import re

from knobgraph_graph.fact import Node, NodeKey, PropertyValue
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.knobs.counterpart import Counterpart, Counterparts
from knobgraph_ingest.knobs.knob_rule import decide
from knobgraph_ingest.knobs.reference import References
from knobgraph_ingest.knobs.told_purpose import ToldPurposes

SETTINGS = re.compile(r"(?:Config|Configuration|Settings|Options|Params|Parameters|Args|Arguments)$")
ALREADY = "canonical field already"


def place_knobs(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add the fields that no canonical class has as knobs, and place every knob."""
    counterparts = Counterparts(graph, reading)
    if counterparts.known:
        _add_fields(graph, counterparts)
    references = References(graph, reading)
    told = ToldPurposes(graph, reading.tree)
    for node in graph.labelled("Knob"):
        if node.properties.get("sites") is None:
            continue  # only where a value went or came from: an argument of any call, a file
        decision = decide(node, reading.profile.knobs, reading.profile.canonical.backend)
        found = Counterpart(decision.counterpart, "profile", derived=False) if decision.counterpart else counterparts.of_knob(node, objects=decision.objects)
        covered = found is not None and found.by == "lineage" and not found.derived
        held = counterparts.in_proposed_class(node)
        rationale = f"it has the value of {found.field}" if found is not None and covered else f"it is there already: {held}" if held else decision.rationale
        names = [str(node.properties.get("parameter", "")), *([found.field.rpartition(".")[2]] if found is not None and covered else [])]
        graph.update(
            node.key, category=decision.category, home=ALREADY if covered else held.split(".")[-2] if held else decision.home,
            rationale=rationale,
            counterpart=found.field if found is not None else None, counterpart_by=found.by if found is not None else None,
            parity="already" if covered or (found is not None and found.by == "itself") else "partly" if found is not None else "not",
            purpose=node.properties.get("purpose") or told.of(node),
            default=node.properties.get("default") or _field_default(graph, node),
            findings=references.findings(names) or None, specs=references.specs(names) or None,
        )  # fmt: skip


def _field_default(graph: GraphUnderConstruction, node: Node) -> PropertyValue:
    """Return the default of the field that a constant is put into."""
    field = graph.nodes.get(NodeKey("ConfigField", f"{node.properties.get('callee')}.{node.properties.get('parameter')}"))
    return field.properties.get("default") if field is not None else None


def _add_fields(graph: GraphUnderConstruction, counterparts: Counterparts) -> None:
    """Add every declared field of a class of settings that is not canonical and that no canonical field stands for.

    A class of settings is one that a flag's own value reaches or that is called like one; other declared classes hold data.
    """
    kinds = {c.key.id: c.properties.get("kind") for c in graph.labelled("ConfigClass")}
    given = (f for f in graph.of_type("FLOWS_INTO") if f.start.label == "Flag" and f.end.label == "ConfigField" and f.properties["kind"] == "assigns")
    steered = {str(graph.nodes[f.end].properties.get("owner")) for f in given}
    for field in list(graph.labelled("ConfigField")):
        owner = str(field.properties.get("owner", ""))
        if kinds.get(owner) in (None, "plain") or not (owner in steered or SETTINGS.search(owner)):
            continue
        if counterparts.is_canonical(field.key) or counterparts.of_field(field) is not None:
            continue
        key = NodeKey("Knob", f"field:{field.key.id}")
        graph.add(Node(key))
        graph.update(
            key, kind="field", callee=owner, parameter=str(field.properties.get("name", "")), binding="default", default=field.properties.get("default"),
            purpose=field.properties.get("purpose"), path=field.properties.get("path"), line=field.properties.get("line"),
            text=field.properties.get("text"), sites=[f"{field.properties.get('path')}:{field.properties.get('line')}"],
        )  # fmt: skip


CONTRIBUTION = Contribution(place_knobs, after=("knobs", "plans"))
