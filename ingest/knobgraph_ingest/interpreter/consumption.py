"""Which uses of a value use up the flags in it: all but those after which it is seen again.

Storing a value, handing it to a function of the repository or computing with it is no use yet: whoever uses what comes of it
is seen to do so. An expression therefore uses only those flags of its parts that its own value does not carry.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.condition import truth_origins
from knobgraph_ingest.interpreter.container import ClassShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.held_flags import held_flags, not_held, own_flags
from knobgraph_ingest.interpreter.origin import roots_of
from knobgraph_ingest.interpreter.shape import External, Native, Shape, TypeForm
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.lineage import Place
    from knobgraph_ingest.interpreter.machine import Machine

STORING = {"builtins.setattr", "builtins.object.__setattr__"}
BY_NAME = {  # these look at an object's class or at single attributes, never at all that it holds
    *(f"builtins.{n}" for n in ("getattr", "hasattr", "delattr", "isinstance", "issubclass", "callable", "type", "id", "super", "object.__getattribute__")),
    *("dataclasses.fields", "dataclasses.is_dataclass", "attr.fields", "attr.fields_dict", "attr.has", "typing.get_type_hints"),
}
BY_KEY = {*(f"dict.{n}" for n in ("get", "pop", "setdefault", "keys", "update", "clear")), *(f"list.{n}" for n in ("append", "extend", "insert", "pop"))}


def use(m: Machine, flags: frozenset[str], place: Place) -> None:
    """Record a use of flags; inside an expression it counts only if the expression's value does not carry them."""
    if m.unsettled is not None:
        m.unsettled.append((flags, place))
    else:
        uses = m.lineage.checks if m.checking else m.lineage.uses
        for flag in flags:
            uses.setdefault(flag, set()).add(place)


def consume(m: Machine, value: Value, frame: Frame, node: ast.AST) -> None:
    """Record that a value is used, with all that it holds."""
    _use_if_any(m, held_flags((value,)), frame, node)


def consume_itself(m: Machine, value: Value, frame: Frame, node: ast.AST) -> None:
    """Record that a value is used but nothing that it contains: the receiver of an attribute, what a loop runs over."""
    if value.origins:
        _use_if_any(m, own_flags(value), frame, node)


def consume_truth(m: Machine, value: Value, frame: Frame, node: ast.AST) -> None:
    """Record that it is used whether a value counts as true."""
    flags = roots_of(truth_origins(m, value))
    if any(isinstance(s, Instance) and _decides_truth(s.cls) for s in value.shapes):
        flags |= held_flags((value,))
    _use_if_any(m, flags, frame, node)


def consume_turns(m: Machine, items: list[Value], more: Value | None, frame: Frame, node: ast.AST) -> None:
    """Record that it is used how many turns a loop takes, where only a run knows that."""
    for value in (*(i for i in items if i.may_be_absent()), *([more] if more is not None else [])):
        _use_if_any(m, held_flags((value,)), frame, node)


def _decides_truth(cls: ClassShape) -> bool:
    from knobgraph_ingest.interpreter.mro import linearise, look_up

    return any(look_up(cls, name) is not None for name in ("__bool__", "__len__")) or any(c.external is not None for c in linearise(cls))


def _use_if_any(m: Machine, flags: frozenset[str], frame: Frame, node: ast.AST) -> None:
    if flags:
        use(m, flags, (frame.path, getattr(node, "lineno", 0)))


def settle(m: Machine, value: Value, unsettled: list[tuple[frozenset[str], Place]]) -> None:
    """Keep of the uses inside an expression those of flags that its value does not carry."""
    own = own_flags(value)
    for flags, place in unsettled:
        if not flags <= own and (lost := not_held(flags, (value,))):
            use(m, lost, place)


def consume_call(m: Machine, callee: Value, call: Call, result: Value | None) -> None:
    """Record what modelled code uses of its arguments: what neither its result nor its receiver holds afterwards."""
    for shape in callee.shapes:
        name = _modelled(m, shape)
        if name is None or name in STORING:
            continue
        held = [result] if result is not None else []
        arguments = [_single(v) for v in call.everything()] if name in BY_NAME else call.everything()
        receiver = shape.receiver if isinstance(shape, Native) else None
        if receiver is not None and name in BY_KEY:
            arguments.append(Value((), receiver.origins))
            held.append(receiver)
        elif receiver is not None:
            arguments.append(receiver)
        _use_lost(m, arguments, held, call)


def consume_modelled(m: Machine, call: Call, made: Value) -> None:
    """Record what the model of an outside `__init__` uses of its arguments: what the object does not hold afterwards."""
    _use_lost(m, call.everything(), [made], call)


def _use_lost(m: Machine, arguments: list[Value], held: list[Value], call: Call) -> None:
    flags = held_flags(arguments)
    if not flags:
        return
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    if _is_known(m, flags, place):
        return
    if lost := not_held(flags, held):
        use(m, lost, place)


def _is_known(m: Machine, flags: frozenset[str], place: Place) -> bool:
    """Whether it is recorded of all these flags that they are used here: then it need not be found out whether they are used again."""
    uses = m.lineage.checks if m.checking else m.lineage.uses
    for flag in flags:
        places = uses.get(flag)
        if places is None or place not in places:
            return False
    return True


def _single(value: Value) -> Value:
    return Value(tuple(s for s in value.shapes if not isinstance(s, (Instance, ClassShape, ModuleShape))), value.origins)


def _modelled(m: Machine, shape: Shape) -> str | None:
    """Return the name of the model that a call of a shape runs, None where it runs code, or is recorded as a call of outside code."""
    if isinstance(shape, Native):
        return shape.name
    if isinstance(shape, TypeForm):
        return shape.origin if shape.origin in m.models else None
    if isinstance(shape, External):
        return shape.name if shape.name in m.models else None
    return None
