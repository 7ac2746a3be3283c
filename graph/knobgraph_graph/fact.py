"""Frozen facts: what ingest states and a store keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
PropertyValue: TypeAlias = Scalar | Sequence[str] | Sequence[int]
Properties: TypeAlias = Mapping[str, PropertyValue]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a file and the text that stands there.

    `path` is relative to the repository's root with forward slashes, `line` counts from 1, `text` is the stripped line.
    """

    path: str
    line: int
    text: str


class NodeKey(NamedTuple):
    """The identity of a node inside one repository: its label and its id."""

    # A tuple, for keys are looked up far more often than they are made.
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its identity and its properties, scalars or lists of strings or integers only."""

    key: NodeKey
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One directed relationship; `key` tells parallel ones of one type between the same two nodes apart, stably."""

    type: str
    start: NodeKey
    end: NodeKey
    key: str = ""
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """All facts of one repository, in a deterministic order; `repository` is the root's name."""

    repository: str
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
