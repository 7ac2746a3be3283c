"""Classes that hold one item of a table or a result, told from those that hold settings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from knobgraph_ingest.knobs.resolved_call import FunctionNode, OwnClass, ResolvedCall, ResolvedCode
from knobgraph_ingest.syntax_walk import walk

REPEATED = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def makes_record(call: ResolvedCall, code: ResolvedCode) -> bool:
    """Whether a call makes one record of many: it stands in a loop, and no field of the class may be left out, so none was meant to be set once."""
    return not any(_may_be_left_out(c) for c in _with_bases(code.real_name(call.callee), code)) and _repeats(call)


def _repeats(call: ResolvedCall) -> bool:
    loops = (n for n in walk(call.body) if isinstance(n, REPEATED)) if call.body is not None else ()
    return any(inner is call.node for loop in loops for inner in walk(loop))


def _with_bases(name: str, code: ResolvedCode) -> Iterator[OwnClass]:
    waiting, seen = [name], set[str]()
    while waiting:
        cls = code.classes.get(waiting.pop())
        if cls is not None and cls.name not in seen:
            seen.add(cls.name)
            yield cls
            waiting += [code.real_name(b) for b in cls.bases]


def _may_be_left_out(cls: OwnClass) -> bool:
    """Whether any field has a default, declared in the class or as a parameter of its constructor."""
    inits = (n for n in cls.node.body if isinstance(n, FunctionNode) and n.name == "__init__")
    return any(isinstance(n, (ast.AnnAssign, ast.Assign)) and n.value is not None for n in cls.node.body) or any(
        i.args.defaults or any(d is not None for d in i.args.kw_defaults) for i in inits
    )
