"""The rules that give a knob its category, home and rationale: the profile's first, then the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from importlib.resources import files

import msgspec

from knobgraph_graph.fact import Node
from knobgraph_ingest.backends import FRAMEWORKS
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
    objects: bool


def decide(node: Node, declared: Knobs, canonical: str | None) -> Decision:
    """Return what the first rule that fits says, of each matter for itself; a surface's own category stands against the built-in rules.

    `canonical` is the name of the canonical back end; where it is called like a framework, that framework's settings are its own.
    """
    own = node.properties.get("category")
    stated = list(_stated(declared.rules, node, str(own or ""), canonical))
    category = next((r.category for r in stated if r.category), None) or (str(own) if own else None)
    category = category or next((r.category for r in _built_in(node, "", canonical) if r.category), "")
    fitting = [*_stated(declared.rules, node, category, canonical), *_built_in(node, category, canonical)]
    deciding = next(r for r in fitting if r.home)
    rationale = next((r.rationale for r in fitting if r.rationale and (r.home or r in declared.rules)), deciding.rationale) or "a rule of the profile"
    name = declared.proposed_class or DEFAULT_CLASS
    home, rationale = (text.replace("{class}", name) for text in (deciding.home or "", rationale))
    return Decision(category, home, rationale, next((r.counterpart for r in fitting if r.counterpart), None), bool(deciding.objects))


def _stated(rules: tuple[KnobRule, ...], node: Node, category: str, canonical: str | None) -> Iterator[KnobRule]:
    names = _names(node)
    # The id holds the place: only a rule that names one sees it.
    return (r for r in rules if _fits(r, node, category, canonical) and _matches(r, [n for n in names if "@" in r.match or "@" not in n]))


def _built_in(node: Node, category: str, canonical: str | None) -> Iterator[KnobRule]:
    names = _plain_names(node)
    # A dot inside the knob's own name, as in an environment variable `app.mode`, names no owner.
    own = (node.key.id, node.properties.get("parameter"))
    fitting = (r for r in built_in_rules() if _fits(r, node, category, canonical))
    return (r for r in fitting if _matches(r, [n for n in names if "." in r.match or "." not in n or n in own]))


def _names(node: Node) -> tuple[str, ...]:
    has = node.properties
    parameter = str(has.get("parameter", ""))
    return (node.key.id, node.key.id.partition("@")[0], parameter, f"{has.get('callee', '')}.{parameter}")


def _plain_names(node: Node) -> tuple[str, ...]:
    """Return what a knob is called without the modules it stands in: where it stands says nothing of what it is."""
    parameter = str(node.properties.get("parameter", ""))
    if node.properties.get("kind") == "environment":
        return (node.key.id, parameter)
    owner, _, callee = str(node.properties.get("callee", "")).removesuffix(".__init__").rpartition(".")
    owner = owner.rpartition(".")[2]
    return (parameter, f"{callee}.{parameter}", *([f"{owner}.{callee}.{parameter}"] if owner[:1].isupper() else []))


def _matches(rule: KnobRule, names: list[str]) -> bool:
    return any(fnmatchcase(n, rule.match) for n in names)


def _fits(rule: KnobRule, node: Node, category: str, canonical: str | None) -> bool:
    """Whether a rule is for knobs of this sort, whatever they are called."""
    has = node.properties
    return (
        rule.kind in (None, has.get("kind"))
        and rule.binding in (None, has.get("binding"))
        and rule.library in (None, has.get("library"))
        and rule.in_category in (None, category)
        and (rule.canonical_library is None or rule.canonical_library is _of_canonical(node, canonical))
    )


def _of_canonical(node: Node, canonical: str | None) -> bool:
    return canonical is not None and FRAMEWORKS.get(str(node.properties.get("callee", "")).partition(".")[0]) == canonical
