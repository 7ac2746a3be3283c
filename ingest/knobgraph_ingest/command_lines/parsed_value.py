"""What an argparse action may store, as an abstract value without origins."""

from __future__ import annotations

from knobgraph_ingest.interpreter import subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, External, Partial
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, FALSE, NONE, TRUE, UNKNOWN, Value, const, join_values, unknown

WITHOUT_VALUE = {"store_true", "store_false", "store_const", "count", "append_const", "BooleanOptionalAction", "help", "version"}
SIMPLE = {"int", "float", "str", "bool"}
MOST_CHOICES = 20
REFUSES = "__refuses__"  # of an action whose `type` never returns: the flag ends the program when it is given


def parsed(m: Machine, action: Instance, kind: str, call: Call) -> Value:
    """Return the value that an action of this kind may leave in the namespace, its default included."""
    cells = action.cells
    default = cells["default"]
    if isinstance(default.only, External) and default.only.name == "argparse.SUPPRESS":
        default = ABSENT_VALUE
    if kind in ("store_true", "store_false", "BooleanOptionalAction"):
        given = [TRUE, FALSE] if kind == "BooleanOptionalAction" else [TRUE if kind == "store_true" else FALSE]
        return join_values([*given, default])
    if kind == "count":
        return join_values([unknown(type_name="int"), default])
    if kind == "store_const":
        return join_values([cells["const"], default])
    one = cells["const"] if kind == "append_const" else converted(m, action, call)
    nargs = cells["nargs"].constant()
    several = nargs is not None and (nargs.value in ("+", "*", "...", "A...") or isinstance(nargs.value, int))
    if kind in ("append", "extend", "append_const") or several:
        shape = m.new_list()
        if several and nargs is not None and isinstance(nargs.value, int) and nargs.value <= 16 and kind not in ("append", "extend"):
            shape.cells.update(dict.fromkeys(range(nargs.value), one))
        else:
            shape.cells[REST] = one
        one = Value((shape,))
    elif nargs is not None and nargs.value == "?":
        one = join_values([one, cells["const"]])
    required = cells["required"].constant()
    if required is not None and required.value is True:
        return one
    return join_values([one, default if default.text() is None else _converted_default(m, action, default, call)])


def _converted_default(m: Machine, action: Instance, default: Value, call: Call) -> Value:
    """Return a default that is a text, which the parser converts as if it had been given."""
    wanted = action.cells["type"]
    if isinstance(wanted.only, (FunctionShape, BoundMethod)):
        try:
            return m.call(wanted, Call(call.frame, call.node, (default,)))
        except Diverged:
            return unknown()
    return unknown() if isinstance(wanted.only, ClassShape) else default


def converted(m: Machine, action: Instance, call: Call) -> Value:
    """Return one given argument after its `type`: a choice, an unknown of that type, or what an own function returns."""
    cells = action.cells
    choices = cells["choices"].only
    wanted = cells["type"]
    shape = wanted.only
    if choices is not None and not (isinstance(choices, Const) and choices.value is None):
        if isinstance(choices, DictShape):
            known, more = [subscript.key_value(k) for k in choices.cells if k is not REST], choices.cells.get(REST)
        else:
            known, more = subscript.items_of(m, cells["choices"], call.frame, call.node)
        if more is None and 0 < len(known) <= MOST_CHOICES:
            return join_values([Value(k.shapes) for k in known])
    if isinstance(shape, Const) and shape.value is None:
        return unknown(type_name="str")
    if isinstance(shape, External):
        name = shape.name.rpartition(".")[2]
        if name == "bool":
            return join_values([TRUE, FALSE])
        return unknown(type_name=name) if name in SIMPLE else unknown(of=shape.name)
    if isinstance(shape, (FunctionShape, BoundMethod, ClassShape, Partial)):
        try:
            made = m.call(wanted, Call(call.frame, call.node, (unknown(type_name="str"),)))
        except Diverged:
            m.heap.write(cells, REFUSES, TRUE)
            return UNKNOWN
        return made
    return UNKNOWN


__all__ = ["NONE", "REFUSES", "WITHOUT_VALUE", "const", "converted", "parsed"]
