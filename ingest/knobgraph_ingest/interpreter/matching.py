"""`match` statements (PEP 634)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import asked_words, comparison, subscript
from knobgraph_ingest.interpreter.assignment import write_name
from knobgraph_ingest.interpreter.condition import source_text, truth
from knobgraph_ingest.interpreter.frame import End, Frame, Guard, ends_normally
from knobgraph_ingest.interpreter.instance_check import is_instance
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def run_match(m: Machine, node: ast.Match, frame: Frame) -> End:
    """Run a `match`: the first case that surely fits, and every one before it that may."""
    subject = m.evaluate(node.subject, frame)
    controls = m.guard_controls(m.deep_origins(subject), frame, node)
    serial = m.heap.next_serial()
    runs: list[tuple[Guard | None, Callable[[], End]]] = []
    decided_only = True
    complete = False
    for case in node.cases:
        outcome = matches(m, case.pattern, subject, frame)
        if outcome is True and case.guard is not None:
            outcome = None
        if outcome is False:
            continue
        if outcome is None:
            decided_only = False
            for constant in (p.value for p in ast.walk(case.pattern) if isinstance(p, ast.MatchValue) and isinstance(p.value, ast.Constant)):
                asked_words.note_comparison(m, subject, m.evaluate(constant, frame), frame, constant)
        text = f"{source_text(node.subject)} matches {source_text(case.pattern)}"
        guard = None if outcome is True and decided_only else Guard(text, frame.path, case.pattern.lineno, controls, serial)
        runs.append((guard, partial(_case, m, case, subject, frame)))
        if outcome is True:
            complete = True
            break
    if not complete:
        runs.append((None, ends_normally))
    return m.alternatives(frame, runs, controls)


def _case(m: Machine, case: ast.match_case, subject: Value, frame: Frame) -> End:
    bind_pattern(m, case.pattern, subject, frame)
    if case.guard is not None and truth(m.evaluate(case.guard, frame)) is False:
        return End.RAISE
    return m.run_block(case.body, frame)


def matches(m: Machine, pattern: ast.pattern, subject: Value, frame: Frame) -> bool | None:
    """Return whether a pattern fits, None where it may."""
    if isinstance(pattern, ast.MatchAs):
        return True if pattern.pattern is None else matches(m, pattern.pattern, subject, frame)
    if isinstance(pattern, ast.MatchOr):
        outcomes = [matches(m, p, subject, frame) for p in pattern.patterns]
        return True if True in outcomes else None if None in outcomes else False
    if isinstance(pattern, (ast.MatchValue, ast.MatchSingleton)):
        wanted = m.evaluate(pattern.value, frame) if isinstance(pattern, ast.MatchValue) else m.evaluate(ast.Constant(pattern.value), frame)
        only = wanted.only
        decide = comparison.equal if isinstance(pattern, ast.MatchValue) else comparison.same
        results = {decide(s, only) if only is not None else None for s in subject.shapes}
        return results.pop() if len(results) == 1 else None
    if isinstance(pattern, ast.MatchClass):
        classes = m.evaluate(pattern.cls, frame)
        results = {is_instance(m, s, classes) for s in subject.shapes}
        outcome = results.pop() if len(results) == 1 else None
        return None if outcome is True and (pattern.patterns or pattern.kwd_patterns) else outcome
    return None


def bind_pattern(m: Machine, pattern: ast.pattern, subject: Value, frame: Frame) -> None:
    """Bind the names a pattern captures."""
    if isinstance(pattern, ast.MatchAs):
        if pattern.pattern is not None:
            bind_pattern(m, pattern.pattern, subject, frame)
        if pattern.name is not None:
            write_name(m, pattern.name, subject, frame)
    elif isinstance(pattern, ast.MatchStar):
        if pattern.name is not None:
            write_name(m, pattern.name, subject, frame)
    elif isinstance(pattern, ast.MatchSequence):
        items, more = subscript.items_of(m, subject, frame, pattern)
        for position, inner in enumerate(pattern.patterns):
            item = items[position] if position < len(items) else more
            if item is not None:
                bind_pattern(m, inner, item, frame)
    elif isinstance(pattern, ast.MatchMapping):
        for key, inner in zip(pattern.keys, pattern.patterns, strict=True):
            place = (frame.path, pattern.lineno)
            bind_pattern(m, inner, subscript.load_key(m, subject, m.evaluate(key, frame), frame, pattern, place), frame)
    elif isinstance(pattern, ast.MatchClass):
        for name, inner in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
            bind_pattern(m, inner, m.get_attribute(subject, name, frame, pattern), frame)
    elif isinstance(pattern, ast.MatchOr):
        for inner in pattern.patterns:
            bind_pattern(m, inner, subject, frame)
