"""Running the repository's own functions: binding arguments, entering the body, joining what it returns."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import escape, last_call, remembered_call, repeated_call, unentered_call
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.chosen_object import control_chosen
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance, Scope
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End, Frame
from knobgraph_ingest.interpreter.generator import yields
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, at_line, join_origins
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, TupleShape, Unknown
from knobgraph_ingest.interpreter.unnamed_keyword import given_or_default
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

NEVER = 1 << 62
INERT_RUNS = 2  # after so many runs that changed nothing and returned nothing known, the next one would not either
MOST_ACTIVE = 2
CHEAP = 25  # statements a run that are not worth sparing
SMALL = 100  # statements a run of an `__init__` that is worth running: of an object that was not initialised nothing is known
CALL_COST = 3  # what a call takes beside its statements, entered or not, in statements


def call_function(m: Machine, function: FunctionShape, call: Call) -> Value:
    """Run an own function with these arguments and return what it may return; raises Diverged where it never returns."""
    remembered = remembered_call.key_of(function, call)
    if remembered is not None and (known := remembered_call.recalled(function, remembered)) is not None:
        return known
    active = m.active.get(function.node, 0)
    m.statements_left -= CALL_COST
    if active >= MOST_ACTIVE or len(m.stack) >= m.budget.depth or m.statements_left <= 0:
        origins = unentered_call.carried_past(m, function, call)
        if origins and active < MOST_ACTIVE:
            m.bound(call.frame, call.node, f"call of {function.name} not entered: the depth bound was reached", hides=False)
        return unknown(origins)
    carrying = any(m.carries(v) or any(isinstance(s, (Instance, FunctionShape, BoundMethod, ClassShape)) for s in v.shapes) for v in call.everything())
    runs = m.runs.get((function.node, carrying), 0)
    another_file = unentered_call.may_read_another_file(m, function, call)
    site: repeated_call.Site | None = None
    if runs and not another_file and not m.in_module_body and function.node not in m.readers:
        site = m.repeated.site(m, function, call)
        again = m.repeated.again(site) if site is not None else None
        if again is not None:
            return again
    m.runs[(function.node, carrying)] = runs + 1
    cost = m.costs.get(function.node, 0)
    if (m.recursions or not m.in_module_body) and not another_file and _often_enough(m, function, call, runs, carrying=carrying):
        origins = unentered_call.carried_past(m, function, call)
        if origins:
            m.bound(call.frame, call.node, f"call of {function.name} not entered: it had been run often enough", hides=False)
        return unknown(origins)
    if not another_file and m.inert.get(function.node, 0) >= INERT_RUNS and cost > CHEAP * runs:
        return unknown(unentered_call.carried_past(m, function, call))
    flows, fields, flags, start, outer = len(m.lineage.flows) + len(m.handed_out), len(m.lineage.fields), len(m.lineage.flags), m.heap.serial, m.oldest_write
    m.oldest_write = NEVER
    left, added = m.statements_left, m.options_added
    try:
        result = _enter(m, function, call, active)
        if remembered is not None:
            m.heap.write(function.cells, remembered, result)
    finally:
        m.costs[function.node] = m.costs.get(function.node, 0) + left - m.statements_left
        if (flows, flags) == (len(m.lineage.flows) + len(m.handed_out), len(m.lineage.flags)):
            m.idle.add(function.node)
        else:
            m.idle.discard(function.node)
        if m.options_added > added:
            m.adders.add(function.node)
        changed = m.oldest_write <= start or (flows, fields, flags) != (len(m.lineage.flows) + len(m.handed_out), len(m.lineage.fields), len(m.lineage.flags))
        m.oldest_write = min(outer, m.oldest_write)
    opaque = all(isinstance(s, Unknown) and s.type_name is None for s in result.shapes)
    receiver = unentered_call.receiver_of(function, call)
    if (result.origins and receiver is not None) or function.node in m.readers:
        found = (function.node, receiver)
        m.carried[found] = unentered_call.found_itself(m, result, call, m.carried.get(found, NO_ORIGINS))
    if site is not None and function.node not in m.readers:
        m.repeated.keep(m, site, function, call, result)
    m.inert[function.node] = 0 if changed or not opaque else m.inert.get(function.node, 0) + 1
    return result


def _often_enough(m: Machine, function: FunctionShape, call: Call, runs: int, *, carrying: bool) -> bool:
    """Whether a function has been run so often, or for so long without a result, that this call is not entered."""
    cost = m.costs.get(function.node, 0)
    small_init = function.name == "__init__" and cost <= SMALL * runs
    if runs >= (m.budget.carrying_runs if small_init or (carrying and not m.in_module_body) else m.budget.plain_runs):
        return True
    if small_init or function.node not in m.idle or cost <= max(m.budget.idle_statements, CHEAP * runs):
        return False
    return not unentered_call.carries_more(m, function, call) and not unentered_call.meets_more_code(m, function, call)


def _enter(m: Machine, function: FunctionShape, call: Call, active: int) -> Value:
    scope = Scope(function.module, function.scope)
    frame = Frame(scope, function.module, function, function.owner_class, guard_depth=len(m.guards), loop_depth=len(m.loop_serials))
    frame.last = last_call.is_last(call.frame, call.node)
    scope.cells.born = m.heap.next_serial()
    bind_parameters(m, function, call, frame)
    serial = m.heap.serial
    m.active[function.node] = active + 1
    m.recursions += active > 0
    m.stack.append(frame)
    mark = m.heap.mark()
    end = End.NORMAL
    unsettled, m.unsettled = m.unsettled, None
    try:
        if isinstance(function.node, ast.Lambda):
            return m.handed_on(function.node.body, frame)
        end = m.run_block(function.node.body, frame)
    finally:
        m.unsettled = unsettled
        m.stack.pop()
        m.active[function.node] = active
        m.recursions -= active > 0
        del m.guards[frame.guard_depth :]
        scope.end()
    m.depart(frame.pending.get(End.RETURN, ()))
    if yields(function.node):
        # Its lines run between those of whoever asks for the items: each may see what it changes as it was, or is, or will be.
        changed = m.heap.held_since(mark)
        m.heap.take_back(mark, serial)
        m.heap.weak(changed, serial)
        if frame.yield_controls:
            control_chosen(m, frame.yields, join_origins(*frame.yield_controls), serial)
        return _generator(m, frame)
    m.heap.forget_dead(mark)
    if end is End.RAISE and not frame.returns:
        raise Diverged
    if end in (End.NORMAL, End.BREAK, End.CONTINUE):
        frame.returns.append(const(None))
        frame.return_controls.append(NO_ORIGINS)
    first = frame.returns[0]
    if all(r is first or r == first for r in frame.returns[1:]):
        return join_values(frame.returns)
    returned, decided_by = join_values(frame.returns), join_origins(*frame.return_controls)
    if decided_by:
        control_chosen(m, frame.returns, decided_by, serial)
    return returned.plus(decided_by)


def _generator(m: Machine, frame: Frame) -> Value:
    shape = m.new_list((), "generator")
    if frame.loose_yields or len(frame.yields) > m.budget.loop_items:
        if frame.yields:
            m.heap.write(shape.cells, REST, join_values([v.present() for v in frame.yields]))
    else:
        shape.cells.update(enumerate(frame.yields))
    return Value((shape,))


def bind_parameters(m: Machine, function: FunctionShape, call: Call, frame: Frame) -> None:
    """Bind arguments to the parameters of a function (PEP 570 and 3102 rules; surplus arguments are dropped)."""
    arguments = function.node.args
    cells = frame.scope.cells
    line = getattr(call.node, "lineno", 0)
    path = call.frame.path
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
    offset = len(names) - len(function.defaults)
    keywords = dict(call.keywords)
    for position, name in enumerate(names):
        if position < len(call.args):
            cells[name] = _passed(call.args[position], path, line)
            continue
        given = keywords.pop(name, None)
        default = function.defaults[position - offset] if position >= offset else None
        if given is not None:
            cells[name] = _passed(given, path, line)
            if given.may_be_absent():
                cells[name] = join_values((cells[name].present(), default)) if default is not None else given.present()
            continue
        unnamed = given_or_default(m, call, default)
        cells[name] = join_values([v for v in (call.rest, unnamed) if v is not None])
    for parameter in arguments.kwonlyargs:
        name = parameter.arg
        given = keywords.pop(name, None)
        default = function.keyword_defaults.get(name)
        if given is not None:
            cells[name] = _passed(given, path, line)
            if given.may_be_absent():
                cells[name] = join_values((cells[name].present(), default)) if default is not None else given.present()
        else:
            cells[name] = given_or_default(m, call, default) or UNKNOWN
    if arguments.vararg is not None:
        surplus = tuple(_passed(v, path, line) for v in call.args[len(names) :])
        if call.rest is None:
            cells[arguments.vararg.arg] = Value((TupleShape(surplus),))
        else:
            shape = m.new_list(surplus, "tuple")
            shape.cells[REST] = call.rest
            cells[arguments.vararg.arg] = Value((shape,))
    if arguments.kwarg is not None:
        table = m.new_dict()
        table.cells.update({k: _passed(v, path, line) for k, v in keywords.items()})
        if call.keyword_rest is not None:
            table.cells[REST] = call.keyword_rest
        cells[arguments.kwarg.arg] = Value((table,))
    escape.refuse(m, () if arguments.kwarg else keywords.values(), () if arguments.vararg else call.args[len(names) :], call)
    if function.owner_class is not None and names:
        frame.receiver = cells[names[0]]


def _passed(value: Value, path: str, line: int) -> Value:
    return value.with_origins(at_line(value.origins, path, line)) if value.origins else value
