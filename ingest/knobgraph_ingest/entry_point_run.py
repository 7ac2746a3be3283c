"""Runs one entry point symbolically: once, or once for each of its sub-commands."""

from __future__ import annotations

import ast
from collections.abc import Callable

from knobgraph_ingest.class_facts import class_facts
from knobgraph_ingest.discovery import EntryPointSite
from knobgraph_ingest.interpreter import own_place
from knobgraph_ingest.interpreter.budget import BudgetSpent
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_word import CommandsFound, Turn
from knobgraph_ingest.interpreter.computed_properties import read_properties
from knobgraph_ingest.interpreter.container import Scope
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.escape import hand_over, look_around
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.lineage import Bound, Lineage
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.value import Value, const
from knobgraph_ingest.source_tree import SourceTree

MOST_COMMANDS = 80


def entry_point_id(site: EntryPointSite) -> str:
    """Return the id of an entry point's node."""
    return f"{site.path}:{site.function}" if site.function is not None else site.path


def run_entry_point(site: EntryPointSite, tree: SourceTree, new_machine: Callable[[], Machine]) -> Lineage:
    """Return what running an entry point recorded; what cannot be run is a bound, never an error.

    Each of its sub-commands is a program of its own: none sees what another one left behind, in a module that both import say. What a run recorded
    that looked its word up without knowing it counts for nothing: it took one command for the other.
    """
    lineage = Lineage()
    turns = [Turn()]
    position = 0
    used = 0.0
    while position < len(turns):
        turn = turns[position]
        m = new_machine()
        m.lineage = lineage
        m.start(entry_point_id(site), m.budget.share(used, len(turns) - position))
        position += 1
        m.word.turn = turn
        try:
            try:
                _run(m, site, tree)
            except Diverged:
                m.guards.clear()
            look_around(m)
            read_properties(m)
        except CommandsFound as found:
            turns.extend(turn.following(found)[:MOST_COMMANDS])
            if found.word is not None:
                lineage = Lineage()
            if len(found.commands) >= MOST_COMMANDS:
                lineage.bounds[Bound(m.entry_point, site.path, site.line, f"only the first {MOST_COMMANDS} sub-commands were run")] = None
        except BudgetSpent:
            pass
        except RecursionError:
            lineage.bounds[Bound(m.entry_point, site.path, site.line, "the expression nesting bound was reached")] = None
        except Exception as error:  # noqa: BLE001 - a defect met in one entry point must not cost the others; it is said, never hidden
            path, line = m.position(site.path, site.line)
            reason = f"the analysis failed here: {type(error).__name__}: {error}"
            lineage.bounds[Bound(m.entry_point, path, line, reason, failure=True)] = None
        used += m.spent()
        for name, fact in class_facts(m.importer).items():
            lineage.classes.setdefault(name, fact)
    return lineage


def _run(m: Machine, site: EntryPointSite, tree: SourceTree) -> None:
    if site.function is None:
        parsed = tree.parse(site.path)
        if parsed is None:
            return
        m.importer.start(site.path.rpartition("/")[0] if site.kind == "script" else None)
        module = m.importer.fresh(site.path)
        module.tree = parsed
        module.cells["__file__"] = Value((own_place.shape_at(module.path),))
        module.cells["__doc__"] = const(ast.get_docstring(parsed))
        frame = Frame(Scope(module, None, module.cells), module, last=True)
        m.stack.append(frame)
        m.run_block(parsed.body, frame)
        return
    m.importer.start(None)
    module = m.importer.module_at(site.path)
    m.importer.run_with_parents(m, module, module.name)
    frame = Frame(Scope(module, None, module.cells), module, last=True)
    m.stack.append(frame)
    place = ast.Pass(lineno=site.line, col_offset=0)
    value = Value((module,))
    for name in site.function.split("."):
        value = m.get_attribute(value, name, frame, place)
    hand_over(m, Call(frame, place, (m.call(value, Call(frame, place)),)))
