"""Random programs to compare: few names and fields, so that they often meet."""

from __future__ import annotations

from hypothesis import strategies as st

from knobgraph_ingest.parity.plain_value import NONE, PlainValue, of_source
from knobgraph_ingest.parity.program import ComparedField, ComparedFlag, Place, Program, Reach, StoredLiteral, Supply

NAMES = ("--steps", "--max-steps", "--max_steps", "--rate", "--learning-rate", "--learn-rate", "--plot", "--no-plot", "--config")
FIELDS = ("conf.Fit.steps", "conf.Fit.rate", "conf.Run.plot", "new.Fit.epochs", "new.Fit.rate")
HERE = Place("a.py", 1, "text")

places = st.builds(Place, st.just("a.py"), st.integers(1, 9), st.just("text"))
values = st.sampled_from([NONE, PlainValue("1"), PlainValue("1.0"), PlainValue("true"), PlainValue('"x"'), of_source("Path('x')")])
reaches = st.builds(
    Reach, st.sampled_from(["assigns", "derives", "controls"]), st.none() | st.just("x is not None"), st.tuples(places), st.none() | st.just("code")
)


@st.composite
def flags(draw: st.DrawFn, program: str) -> tuple[ComparedFlag, ...]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    return tuple(
        ComparedFlag(
            f"{program}#{n}", (n,), n.strip("-"), draw(st.sampled_from(["int", "str", "switch"])), draw(st.none() | st.just('["a", "b"]')),
            draw(st.booleans()), draw(values), draw(st.sampled_from(["", "number of steps to take in all"])),
            draw(st.sampled_from(["used", "unread", "unknown"])), draw(places), negates=n == "--no-plot", env=draw(st.none() | st.just("STEPS")),
            reads_file=n == "--config", reaches=draw(st.dictionaries(st.sampled_from(FIELDS), reaches, max_size=4)),
        )
        for n in names
    )  # fmt: skip


@st.composite
def programs(draw: st.DrawFn, name: str) -> Program:
    own = draw(flags(name))
    known = {f: ComparedField(f, f.rpartition(".")[2], f.rpartition(".")[0], "int", PlainValue("1"), HERE, f.startswith("conf")) for f in FIELDS}
    literals = draw(st.dictionaries(st.sampled_from(FIELDS), st.builds(StoredLiteral, st.just("1"), places), max_size=2))
    return Program(
        name, draw(st.sampled_from(["one", "other"])), HERE, own, {f: known[f] for f in draw(st.sets(st.sampled_from(FIELDS)))},
        {d: known[d] for f in own for d in f.reaches}, literals, draw(st.dictionaries(st.sampled_from(FIELDS), st.just(("VARIABLE",)), max_size=2)),
        draw(st.dictionaries(st.sampled_from(FIELDS), st.dictionaries(st.sampled_from(FIELDS), reaches, max_size=2), max_size=2)),
        {f: Supply("assigns", "x") for f in draw(st.sets(st.sampled_from(FIELDS)))},
    )  # fmt: skip
