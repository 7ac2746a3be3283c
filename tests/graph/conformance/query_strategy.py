"""Random read-only queries over the vocabulary, of which every row can be compared."""

from __future__ import annotations

from hypothesis import strategies as st

LABEL = st.sampled_from(["", ":Flag", ":ConfigField", ":Knob", ":Flag|Knob", ":!Flag"])
TYPE = st.sampled_from(["", ":FLOWS_INTO", ":COUNTERPART_OF", ":FLOWS_INTO|COUNTERPART_OF"])
LENGTH = st.sampled_from(["", "", "*1..2", "*0..1", "*..3", "*2"])
PROPERTY = st.sampled_from(["line", "default", "names", "text", "id", "missing"])
CONSTANT = st.sampled_from(["null", "true", "0", "1", "-1", "2.0", "''", "'a'", "[]", "['a']", "[1, null]", "{a: 1}", "$number", "$text", "$nothing"])
COMPARISON = st.sampled_from(["=", "<>", "<", "<=", ">", ">=", "IN", "STARTS WITH", "CONTAINS", "ENDS WITH"])
AGGREGATE = st.sampled_from(["count(*)", "count(DISTINCT {0})", "count({0})", "min({0})", "max({0})", "size(collect({0}))", "size(collect(DISTINCT {0}))"])
PARAMETERS = {"number": 1, "text": "a", "nothing": None}


@st.composite
def expressions(draw: st.DrawFn, names: list[str], depth: int = 2) -> str:
    """A value: a property, a constant, or something made of them."""
    name = draw(st.sampled_from(names))
    if depth == 0:
        return draw(st.one_of(PROPERTY.map(f"{name}.{{}}".format), CONSTANT))
    inner = expressions(names, depth - 1)
    form = draw(st.sampled_from(["{0}", "coalesce({0}, {1})", "CASE WHEN {2} THEN {0} ELSE {1} END", "[{0}, {1}]", "[x IN [{0}, {1}] WHERE x IS NOT NULL]",
                                 "size([{0}, {1}])", "labels({n})[0]", "{n}.line IS NULL", "{{k: {0}}}.k", "[{0}, {1}][0]", "head([{0}])", "toString({n}.line)",
                                 "reduce(s = 0, x IN [1, 2] | s + x)", "COUNT {{ ({n})-->() }}", "EXISTS {{ ({n})-[:FLOWS_INTO]->() }}"]))  # fmt: skip
    return form.format(draw(inner), draw(inner), draw(conditions(names, 0)), n=name)


@st.composite
def conditions(draw: st.DrawFn, names: list[str], depth: int = 2) -> str:
    """A predicate."""
    name, other = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    if depth > 0 and draw(st.booleans()):
        form = draw(st.sampled_from(["({0} AND {1})", "({0} OR {1})", "({0} XOR {1})", "NOT ({0})"]))
        return form.format(draw(conditions(names, depth - 1)), draw(conditions(names, depth - 1)))
    simple = expressions(names, 0)
    form = draw(st.sampled_from(["{0} {op} {1}", "{0} IS NULL", "{0} IS NOT NULL", "{n}:Flag", "({n})-[:FLOWS_INTO]->()", "{n} = {m}",
                                 "any(x IN labels({n}) WHERE x = 'Flag')", "size([({n})-->(x) | x.id]) > 1"]))  # fmt: skip
    left, operator = draw(simple), draw(COMPARISON)
    right = "[" + draw(simple) + "]" if operator == "IN" else draw(simple)
    return form.format(left, right, op=operator, n=name, m=other)


@st.composite
def matches(draw: st.DrawFn, first: str, second: str, relationship: str) -> str:
    """A pattern of two nodes and what joins them, of which the first is of the repository."""
    length = draw(LENGTH)
    middle = f"[{relationship}{draw(TYPE)}{length}]"
    arrow = draw(st.sampled_from(["-{}->", "<-{}-", "-{}-"])).format(middle)
    return f"({first}{draw(LABEL)} {{repository: 'shop'}}){arrow}({second}{draw(LABEL)})"


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A query whose answer is the same in any order of its rows."""
    names = ["a", "b"]
    parts = [f"MATCH {draw(matches('a', 'b', 'r'))}"]
    if draw(st.booleans()):
        parts.append(f"WHERE {draw(conditions(names))}")
    if draw(st.booleans()):
        parts.append(f"OPTIONAL MATCH {draw(matches('b', 'c', 's'))}")
        names = ["a", "b", "c"]
        if draw(st.booleans()):
            parts.append(f"WHERE {draw(conditions(names))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"WITH a, b, {draw(expressions(names))} AS kept WHERE {draw(conditions(['a', 'b']))}")
        names = ["a", "b"]
    value = draw(expressions(names))
    form = draw(st.integers(0, 3))
    if form == 0:
        parts.append(f"RETURN {value} AS value, {draw(AGGREGATE).format(draw(expressions(names, 1)))} AS aggregate")
    elif form == 1:
        parts.append(f"RETURN DISTINCT {value} AS value, a.id AS id")
    elif form == 2:
        parts.append(f"RETURN a.id AS id, labels(a) AS labels, {value} AS value ORDER BY value, id, labels LIMIT 1000")
    else:
        parts.append(f"UNWIND [{value}, {draw(expressions(names))}] AS value RETURN value, b.id AS id")
    return " ".join(parts)
