"""Where a value leaves what can be followed: it is handed to outside code, or to a call that is not entered any more."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from knobgraph_ingest.interpreter.command_line import is_command_line
from knobgraph_ingest.interpreter.consumption import use
from knobgraph_ingest.interpreter.container import FunctionShape, Instance
from knobgraph_ingest.interpreter.held_flags import held_flags, visible_values
from knobgraph_ingest.interpreter.lineage import Bound
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.value import Value
from knobgraph_ingest.syntax_walk import child_nodes

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine
    from knobgraph_ingest.interpreter.shape import Shape

Noted = TypeVar("Noted")
HARMLESS = ("builtins.", "abc.", "enum.", "typing.", "dataclasses.", "collections.", "pydantic.", "attr.", "attrs.")

WITHOUT_CODE = ("builtins.object", "abc.", "typing.")


def hand_over(m: Machine, call: Call) -> None:
    """Record that outside code may use all that the arguments hold; code among them may be run at any later time."""
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    code: dict[Shape, None] = {}
    flags = held_flags(call.everything(), code=code)
    for shape in code:
        if is_command_line(shape):
            m.lineage.bounds.setdefault(Bound(m.entry_point, *place, "the command line itself is handed on here: what becomes of its flags is not known"))
        else:
            m.handed_code.setdefault(shape, place)
    if flags:
        use(m, flags, place)


def leave_to_bases(m: Machine, shape: Instance, frame: Frame, node: ast.AST) -> None:
    """Record that an object is asked for what only outside classes it inherits from can have: they may use all that it holds by then or later."""
    if any(c.external is not None and not c.external.startswith(WITHOUT_CODE) for c in linearise(shape.cls)):
        m.handed_code.setdefault(shape, (frame.path, getattr(node, "lineno", 0)))


def lose(m: Machine, function: FunctionShape, call: Call) -> None:
    """Record that a call is not entered: whether it uses a flag that it could get at is not known."""
    bound = Bound(m.entry_point, call.frame.path, getattr(call.node, "lineno", 0), f"call of {function.name} not entered", hides=False)
    m.lost_code.setdefault(function, bound)
    for flag in held_flags(call.everything()):
        m.lineage.lost.setdefault(flag, set()).add(bound)


def refuse(m: Machine, keywords: Iterable[Value], positional: Iterable[Value], call: Call) -> None:
    """Record that arguments have no parameter that takes them: what would become of their flags is not known."""
    leave_open(m, [*keywords, *positional], call, "an argument of this call has no parameter that takes it")


def leave_open(m: Machine, values: Sequence[Value], call: Call, reason: str) -> None:
    """Record why it is not known here what becomes of the flags that values hold."""
    if flags := held_flags(values):
        bound = Bound(m.entry_point, call.frame.path, getattr(call.node, "lineno", 0), reason, hides=False)
        for flag in flags:
            m.lineage.lost.setdefault(flag, set()).add(bound)


def cut_off(m: Machine, body: Sequence[ast.stmt], frame: Frame, after: ast.stmt) -> None:
    """Record that statements, or what is left of one, are not run because a call before them seems never to end.

    Whether they use a flag that they see is not known; the call itself was followed.
    """
    if not m.lineage.flags:
        return
    bound = Bound(m.entry_point, frame.path, after.lineno, "what stands below this was not followed: it seems never to be reached", hides=False)
    values = visible_values(set(_names(body, m.diverged_call)), frame.scope, frame.module)
    code: dict[Shape, None] = {}
    for flag in held_flags(values, code=code):
        m.lineage.lost.setdefault(flag, set()).add(bound)
    for shape in code:
        m.lost_code.setdefault(shape, bound)


def _names(body: Sequence[ast.AST], but: ast.Call | None) -> Iterator[str]:
    pending = list(body)
    while pending:
        node = pending.pop()
        if node is but:
            continue
        if isinstance(node, ast.Name):
            yield node.id
        pending.extend(child_nodes(node))


def look_around(m: Machine) -> None:
    """Record, at the end of a run, what code could see that was not run: what outside code was handed or finds by itself, and calls not entered."""
    flags = frozenset(key.id for key in m.lineage.flags)
    for cls in m.importer.defined.values():
        if cls.module is not None and cls.node is not None and any(c.external is not None and not c.external.startswith(HARMLESS) for c in linearise(cls)):
            m.handed_code.setdefault(cls, (cls.module.path, cls.node.lineno))
    for shape, place in _seeing(m.handed_code, flags.difference(m.lineage.uses)):
        use(m, held_flags([Value((shape,))], through_code=True), place)
    for shape, bound in _seeing(m.lost_code, flags.difference(m.lineage.uses)):
        for flag in held_flags([Value((shape,))], through_code=True):
            m.lineage.lost.setdefault(flag, set()).add(bound)


def _seeing(code: Mapping[Shape, Noted], flags: frozenset[str]) -> list[tuple[Shape, Noted]]:
    """Return the code that may look at one of the flags; one look at all of it together mostly shows that none does."""
    if not flags & held_flags([Value((shape,)) for shape in code], through_code=True):
        return []
    return [(s, noted) for s, noted in code.items() if flags & held_flags([Value((s,))], through_code=True)]
