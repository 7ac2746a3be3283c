"""The rules that give a knob its category, home and rationale: the profile's first, then the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from importlib.resources import files

import msgspec

from knobgraph_graph.fact import Node
from knobgraph_ingest.profile.knob import KnobRule, Knobs

DEFAULT_CLASS = "ExecutionConfig"


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The built-in rules."""

    rules: tuple[KnobRule, ...]


@lru_cache(maxsize=1)
def built_in_rules() -> tuple[KnobRule, ...]:
    """Return the built-in rules, in their order."""
    return msgspec.toml.decode(files("knobgraph_ingest.knobs").joinpath("default_rules.toml").read_bytes(), type=RuleFile).rules


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say of a knob."""

    category: str
    home: str
    rationale: str
    counterpart: str | None


def decide(node: Node, declared: Knobs) -> Decision:
    """Return what the first rule that fits says, of each matter for itself; a surface's own category stands against the built-in rules."""
    own = node.properties.get("category")
    stated = [r for r in declared.rules if _fits(r, node, str(own or ""))]
    category = next((r.category for r in stated if r.category), None) or (str(own) if own else None)
    category = category or next((r.category for r in _fitting(built_in_rules(), node, "") if r.category), "")
    fitting = [*_fitting(declared.rules, node, category), *_fitting(built_in_rules(), node, category)]
    deciding = next(r for r in fitting if r.home)
    rationale = next((r.rationale for r in fitting if r.rationale and (r.home or r in declared.rules)), deciding.rationale) or "a rule of the profile"
    name = declared.proposed_class or DEFAULT_CLASS
    return Decision(category, (deciding.home or "").replace("{class}", name), rationale, next((r.counterpart for r in fitting if r.counterpart), None))


def _fitting(rules: tuple[KnobRule, ...], node: Node, category: str) -> Iterator[KnobRule]:
    return (r for r in rules if _fits(r, node, category))


def _fits(rule: KnobRule, node: Node, category: str) -> bool:
    has = node.properties
    parameter = str(has.get("parameter", ""))
    # Where a knob stands says nothing of what it is: only a rule that names a place sees it.
    identifier = node.key.id if "@" in rule.match else node.key.id.partition("@")[0]
    names = (identifier, parameter, f"{has.get('callee', '')}.{parameter}")
    return (
        any(fnmatchcase(n, rule.match) for n in names)
        and rule.kind in (None, has.get("kind"))
        and rule.binding in (None, has.get("binding"))
        and rule.library in (None, has.get("library"))
        and rule.in_category in (None, category)
    )
