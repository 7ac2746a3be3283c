"""A flag whose default is not that of the field it assigns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.origin import FlowKind
from knobgraph_ingest.pitfalls.pitfall import ARGPARSE_LIKE, SUPPRESSED, Declarations, Pitfall, default_of, label


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the flags that always replace a field's default with another one."""
    seen: set[tuple[str, str]] = set()
    for flow in declared.lineage.flows.values():
        fact = declared.lineage.flags.get(flow.source)
        written = declared.defaults.get(flow.target)
        if fact is None or written is None or flow.kind is not FlowKind.ASSIGNS or flow.condition is not None:
            continue
        known, default = default_of(fact)
        try:
            field = ast.literal_eval(written.text)
        except (ValueError, SyntaxError):
            continue
        differs = known and default not in (None, SUPPRESSED) and field is not None and isinstance(field, (str, int, float, bool)) and default != field
        if differs and not fact.required and not _is_outrun(fact, declared) and (fact.key.id, flow.target.id) not in seen:
            seen.add((fact.key.id, flow.target.id))
            store = f" at {flow.trace.path}:{flow.trace.line}" if flow.trace is not None else ""
            where = f" ({written.path}:{written.line})" if written.path else ""
            what = f"{label(fact)} defaults to {default!r}, but the field {flow.target.id} that it assigns{store} defaults to {field!r}{where}"
            yield Pitfall(fact.key, what, "take the flag's default from the field, so that the two cannot part")


def _is_outrun(fact: FlagFact, declared: Declarations) -> bool:
    """Whether argparse takes the default of a flag that was declared before under the same dest."""
    if fact.framework not in ARGPARSE_LIKE:
        return False
    together = declared.parsers[fact.entry_point, fact.command]
    same = [f for f in together if f.dest == fact.dest and default_of(f)[1] != SUPPRESSED and not f.excludes(fact)]
    return bool(same) and same[0].key != fact.key
