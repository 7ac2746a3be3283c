"""Random graphs that every store can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.vocabulary import NODE_LABELS, RELATIONSHIP_TYPES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
INTEGER = st.integers(-(2**63), 2**63 - 1)
VALUE = st.one_of(
    st.none(), st.booleans(), INTEGER, st.floats(allow_nan=False), TEXT, st.lists(TEXT, max_size=3).map(tuple), st.lists(INTEGER, max_size=3).map(tuple)
)
PROPERTIES = st.dictionaries(st.sampled_from(["path", "line", "text", "names", "default"]), VALUE, max_size=4)
KEY = st.builds(NodeKey, st.sampled_from([label.name for label in NODE_LABELS]), TEXT)


@st.composite
def graphs(draw: st.DrawFn, repository: str = "repository") -> PropertyGraph:
    """A consistent graph with cycles, loops and parallel relationships."""
    keys = draw(st.lists(KEY, unique=True, max_size=6))
    nodes = tuple(Node(key, draw(PROPERTIES)) for key in keys)
    if not keys:
        return PropertyGraph(repository, (), ())
    ends = st.sampled_from(keys)
    types = st.sampled_from([relationship.name for relationship in RELATIONSHIP_TYPES])
    identities = draw(st.lists(st.tuples(types, ends, ends, TEXT), unique=True, max_size=8))
    return PropertyGraph(repository, nodes, tuple(Relationship(*identity, draw(PROPERTIES)) for identity in identities))


DENSE_VALUE = st.sampled_from([None, True, False, 0, 1, 2, 2.0, -1, "a", "ab", "", "é", ("a",), ("a", "b"), (1, 2), ()])
DENSE_PROPERTIES = st.dictionaries(st.sampled_from(["line", "default", "names", "text"]), DENSE_VALUE, max_size=4)


@st.composite
def dense_graphs(draw: st.DrawFn, repository: str = "repository") -> PropertyGraph:
    """A small graph in which most patterns find something: few labels, types and values, and many relationships."""
    keys = draw(st.lists(st.builds(NodeKey, st.sampled_from(["Flag", "ConfigField", "Knob"]), st.sampled_from("abc")), unique=True, min_size=2, max_size=5))
    nodes = tuple(Node(key, draw(DENSE_PROPERTIES)) for key in keys)
    ends = st.sampled_from(keys)
    types = st.sampled_from(["FLOWS_INTO", "FLOWS_INTO", "COUNTERPART_OF"])
    identities = draw(st.lists(st.tuples(types, ends, ends, st.sampled_from(["", "2"])), unique=True, min_size=3, max_size=7))
    return PropertyGraph(repository, nodes, tuple(Relationship(*identity, draw(DENSE_PROPERTIES)) for identity in identities))
