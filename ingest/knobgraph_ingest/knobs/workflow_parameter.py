"""Parameters of the functions that entry points call to do their work, which no flag is wired to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from knobgraph_ingest.knobs.found_knob import FoundKnob
from knobgraph_ingest.knobs.parameter_purpose import parameter_purpose
from knobgraph_ingest.knobs.resolved_call import OwnFunction, ResolvedCode
from knobgraph_ingest.knobs.signature import bound_arguments, called_function, parameters_of
from knobgraph_ingest.knobs.surface_argument import is_literal
from knobgraph_ingest.knobs.wiring import Wiring
from knobgraph_ingest.profile.backend import names
from knobgraph_ingest.source_tree import SourceTree

WORKFLOW = re.compile(r"^(?:run|train|fit|infer|predict|reconstruct|evaluate|main|load_inference)(?:_|$)|_(?:workflow|pipeline|training|inference)$")


def workflow_knobs(code: ResolvedCode, tree: SourceTree, scripts: frozenset[str], declared: Sequence[str], paths: frozenset[str]) -> Iterator[FoundKnob]:
    """Yield the defaulted parameters that no call from a script sets, nor a call on the way from one.

    `declared` names the workflow functions; without names they are the functions of other files that a script calls and that are called like
    work: `run_…`, `train_…`, `…_workflow`. `paths` are the files that count.
    """
    wiring = Wiring(code, paths | scripts)
    calls: dict[str, list[tuple[str, ast.Call]]] = {}
    functions: dict[str, OwnFunction] = {}
    for call in code.calls:
        if call.path not in scripts:
            continue
        function = called_function(code, call.callee)
        if function is None or function.node.name.startswith("_"):
            continue
        calls.setdefault(function.name, []).append((call.path, call.node))
        if any(names(d, function.name) for d in declared) if declared else function.path != call.path and WORKFLOW.search(function.node.name):
            functions[function.name] = function
    for name, function in sorted(functions.items()):
        parameters = parameters_of(code, function)
        bound = [bound_arguments(node, parameters) for _, node in calls[name]]
        if any(b is None for b in bound):
            continue
        for parameter in parameters:
            if parameter.default is None or not is_literal(parameter.default) or any(parameter.name in (b or {}) for b in bound):
                continue
            if wiring.sets(function, parameter.name):
                continue
            line = next(a.lineno for a in ast.walk(function.node.args) if isinstance(a, ast.arg) and a.arg == parameter.name)
            yield FoundKnob(
                f"{name}({parameter.name}=)@{function.path}:{line}", "workflow", name, parameter.name, function.path, line, "default",
                default=tree.written(function.path, parameter.default), purpose=parameter_purpose(code, function, parameter.name, tree),
                sites=(f"{function.path}:{line}", *(f"{p}:{n.lineno}" for p, n in calls[name])),
            )  # fmt: skip
