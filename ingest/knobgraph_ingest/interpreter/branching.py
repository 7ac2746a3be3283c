"""Alternatives: running each from the same state, joining what they leave, and what the condition between them controls."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.chosen_object import NOTHING, control_chosen
from knobgraph_ingest.interpreter.condition import conditions_of
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import Departure, End, Frame, Guard
from knobgraph_ingest.interpreter.heap import Delta, Difference
from knobgraph_ingest.interpreter.origin import (
    NO_ORIGINS,
    FlowKind,
    Origin,
    Origins,
    controls_at,
    roots_of,
)
from knobgraph_ingest.interpreter.recording import record
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


Alternative = Callable[[], End]


def guarded(m: Machine, guard: Guard | None, run: Alternative) -> End:
    """Run an alternative, under a guard where there is one; what early exits inside it guard ends with it."""
    depth = len(m.guards)
    if guard is not None:
        m.guards.append(guard)
    try:
        return run()
    finally:
        del m.guards[depth:]


def alternatives(m: Machine, frame: Frame, runs: Sequence[tuple[Guard | None, Alternative]], controls: Origins) -> End:
    """Run alternatives from the same state and join what they leave behind; returns how the joined path ends."""
    ended: list[tuple[End, Delta]] = []
    silent: list[bool] = []  # a path on which the program does nothing but end
    serial = m.heap.serial
    for guard, run in runs:
        mark, calls = m.heap.mark(), m.calls
        waiting = frame.waiting()
        try:
            end = guarded(m, guard, run)
        except Diverged:
            end = End.RAISE
        rebase(m, frame, waiting, mark)
        ended.append((end, m.heap.take_back(mark, serial)))
        silent.append(frame.last and end is End.RETURN and m.calls == calls)
    ends = {end for end, _ in ended}
    if controls and End.RAISE in ends and len(ends) > 1:
        _refusals(m, runs, ended)
    chosen = next((end for end in (End.NORMAL, End.RETURN, End.CONTINUE, End.BREAK) if end in ends), End.RAISE)
    if chosen is End.RAISE:
        if ended:
            m.heap.apply(ended[0][1])
        return End.RAISE
    staying = [delta for end, delta in ended if end is chosen]
    for (end, delta), ends_only in zip(ended, silent, strict=True):
        if end not in (chosen, End.RAISE):
            frame.pending.setdefault(end, []).append(Departure(delta, NO_ORIGINS if ends_only else controls, serial, m.heap.mark()))
    if len(staying) == 1:
        m.heap.apply(staying[0])
    else:
        control_fields(m, m.heap.join(staying, controls, serial, len(m.stack)), controls, serial)
    if chosen is End.NORMAL and controls and ends - {End.NORMAL, End.RAISE}:
        _leave_guard(m, runs, ended, silent)
    return chosen


def _refusals(m: Machine, runs: Sequence[tuple[Guard | None, Alternative]], ended: Sequence[tuple[End, Delta]]) -> None:
    """Record which flags decide that the program does not go on."""
    for (guard, _), (end, _) in zip(runs, ended, strict=True):
        if end is End.RAISE and guard is not None:
            for root in roots_of(guard.origins):
                m.lineage.refusals.setdefault(root, {})[guard.path, guard.line] = guard.text


def rebase(m: Machine, frame: Frame, waiting: Mapping[End, int], mark: int) -> None:
    """Let every path that left the body since `waiting` have left it at `mark`, because what was written since is about to be taken back."""
    for end, departures in frame.pending.items():
        for position in range(waiting.get(end, 0), len(departures)):
            departure = departures[position]
            delta = {**m.heap.between(mark, departure.mark), **departure.delta}
            departures[position] = Departure(delta, departure.controls, departure.serial, mark)


def depart(m: Machine, departures: Sequence[Departure]) -> None:
    """Join what paths had changed that left a body early; what others changed since is for them as it was."""
    for departure in departures:
        missed = m.heap.held_at(departure.mark, departure.serial)
        m.heap.weak({place: held for place, held in missed.items() if place not in departure.delta}, departure.serial)
        control_fields(m, m.heap.weak(departure.delta, departure.serial, departure.controls, len(m.stack)), departure.controls, departure.serial)


def control_fields(m: Machine, differing: Sequence[Difference], controls: Origins, serial: int) -> None:
    """Record that a condition decided which value fields hold that alternatives left different.

    An object made inside an alternative has no other value that the condition could have chosen.
    """
    if not controls:
        return
    conditions = conditions_of(m.guards)
    for cells, key, held_by, before in differing:
        if cells.out_of_reach(key, len(m.stack)):
            continue
        control_chosen(m, held_by, controls, serial, of_new=NOTHING in before.shapes)
        store = cells.stores.get(key) if cells.stores is not None else None
        if store is None or store[2] > serial:
            continue
        target, place, _, _ = store
        value = cells.get(key)
        held = value.origins if value is not None else NO_ORIGINS
        m.lineage.fields.setdefault(target, place)
        for origin in controls.values():
            if origin.source != target:
                record(m, origin, target, FlowKind.CONTROLS, place[0], place[1], conditions)
        roots = roots_of(controls)
        own = held.get(target)
        if value is not None and (own is None or not roots <= own.roots):
            merged = Origin(target, FlowKind.ASSIGNS, None, roots | (own.roots if own is not None else frozenset()))
            m.heap.write(cells, key, Value(value.shapes, {**held, target: merged}))


def _leave_guard(m: Machine, runs: Sequence[tuple[Guard | None, Alternative]], ended: Sequence[tuple[End, Delta]], silent: Sequence[bool]) -> None:
    """After one side left the body, the rest of the body runs under the guard of the side that stayed."""
    stayed = [guard for (guard, _), (end, _) in zip(runs, ended, strict=True) if end is End.NORMAL and guard is not None]
    if len(stayed) == 1:
        unheard = all(ends_only or end in (End.NORMAL, End.RAISE) for (end, _), ends_only in zip(ended, silent, strict=True))
        origins = NO_ORIGINS if unheard else stayed[0].origins
        m.guards.append(stayed[0].lasting_at(len(m.stack), origins))


def guard_controls(m: Machine, origins: Origins, frame: Frame, node: ast.AST) -> Origins:
    """Return what a condition read, as origins that only control; what only chose the value read has no part in it."""
    return controls_at(origins, frame.path, getattr(node, "lineno", 0)) if origins else NO_ORIGINS
