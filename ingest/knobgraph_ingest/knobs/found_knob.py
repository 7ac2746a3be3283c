"""One knob as it was found, before it is placed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from knobgraph_graph.fact import PropertyValue

Kind = Literal["argument", "switch", "environment", "constant", "workflow", "bridge", "field"]
Binding = Literal["literal", "flows", "derived", "environment", "decided", "default", "commented out", "unknown"]


@dataclass(frozen=True, slots=True)
class FoundKnob:
    """What is known of a knob from the code: `value` as written, `default` of the library or function, `type` of the parameter, `sites` as `path:line`.

    `reached` says whether an entry point runs the code, None where that has no meaning.
    """

    id: str
    kind: Kind
    callee: str
    parameter: str
    path: str
    line: int
    binding: Binding
    value: str | None = None
    constant: str | None = None
    default: str | None = None
    type: str | None = None
    purpose: str | None = None
    category: str | None = None
    library: str | None = None
    conversion: str | None = None
    quote: str | None = None
    reached: bool | None = None
    sites: tuple[str, ...] = field(default=())

    def properties(self) -> dict[str, PropertyValue]:
        """Return the properties of the knob's node; None leaves one out."""
        return {
            "kind": self.kind, "callee": self.callee, "parameter": self.parameter, "path": self.path, "line": self.line,
            "binding": self.binding, "value": self.value, "constant": self.constant, "default": self.default, "type": self.type,
            "purpose": self.purpose or None, "category": self.category, "library": self.library,
            "conversion": self.conversion, "quote": self.quote, "reached": self.reached,
            "sites": list(self.sites) or [f"{self.path}:{self.line}"],
        }  # fmt: skip
