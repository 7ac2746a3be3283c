"""What chose an object among several."""

from __future__ import annotations

from knobgraph_ingest.interpreter.origin import FlowKind, Origins, weaken


def choosing(origins: Origins) -> Origins:
    """Return what chose an object, as controls: origins of the reference that carry flags or are flags themselves."""
    if not origins:
        return origins
    return weaken({s: o for s, o in origins.items() if o.roots or s.label not in ("ConfigField", "ConfigKey")}, FlowKind.CONTROLS)


def of_chosen(origins: Origins, kind: FlowKind = FlowKind.DERIVES) -> Origins:
    """Return what an attribute of an object chosen among several is of: the field that holds the object; anything else only chose it."""
    chosen = choosing(origins)
    holding = {s: o.of_kind(kind) for s, o in origins.items() if s in chosen and s.label == "ConfigField" and o.kind is FlowKind.ASSIGNS}
    return {**chosen, **holding} if holding else chosen
