"""Methods of `list`, `tuple` and `set`."""

from __future__ import annotations

from knobgraph_ingest.interpreter import command_word, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_line import FIRST_LEFT
from knobgraph_ingest.interpreter.container import ListShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, at_line, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, Shape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown


def _lists(call: Call) -> list[ListShape]:
    return [s for s in call.receiver.shapes if isinstance(s, ListShape)]


def _place(call: Call) -> tuple[str, int]:
    return call.frame.path, getattr(call.node, "lineno", 0)


def add_item(m: Machine, shape: ListShape, value: Value, place: tuple[str, int]) -> None:
    """Append one item; in a loop of unknown length it goes where the length is unknown."""
    value = value.with_origins(at_line(value.origins, *place))
    if m.in_unrolled_loop(shape):
        m.write_item(shape, REST, value, place)
        return
    if shape.kind == "set" and value.constant() is not None and any(v == value for v in shape.cells.values()):
        return
    m.write_item(shape, sum(1 for k in shape.cells if k is not REST), value, place)


def _append(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    for shape in _lists(call):
        add_item(m, shape, value, _place(call))
    return const(None)


def _extend(m: Machine, call: Call) -> Value:
    for argument in call.args:
        known, more = subscript.items_of(m, argument, call.frame, call.node)
        for shape in _lists(call):
            for item in known:
                add_item(m, shape, item, _place(call))
            if more is not None:
                m.write_item(shape, REST, more.with_origins(at_line(more.origins, *_place(call))), _place(call))
    return const(None)


def _insert(m: Machine, call: Call) -> Value:
    value = call.argument(1) or UNKNOWN
    at = (call.argument(0) or UNKNOWN).constant()
    for shape in _lists(call):
        known, more = subscript.shape_items(shape)
        if at is not None and isinstance(at.value, int) and more is None and not m.in_unrolled_loop(shape):
            known.insert(at.value, value)
            for position, item in enumerate(known):
                m.write_item(shape, position, item, _place(call))
        else:
            m.write_item(shape, REST, value, _place(call))
    return const(None)


def _pop(m: Machine, call: Call) -> Value:
    results: list[Value] = []
    at = call.argument(0)
    constant = at.constant() if at is not None else None
    index = -1 if at is None else constant.value if constant is not None and isinstance(constant.value, int) else None
    for shape in _lists(call):
        known, more = subscript.shape_items(shape)
        if more is None and index is not None and known and -len(known) <= index < len(known) and not m.in_unrolled_loop(shape):
            results.append(known.pop(index))
            subscript.replace_items(m, shape, known, _place(call))
        elif index == 0 and known and not m.in_unrolled_loop(shape):
            results.append(known.pop(0))
            subscript.replace_items(m, shape, known, _place(call), more)
        elif index == 0 and shape.left and (word := command_word.first_left(m, shape)) is not None:
            command_word.shift(m, FIRST_LEFT)
            results.append(word)
        else:
            results.extend([*known, *([more] if more is not None else [])])
    return join_values(results) if results else UNKNOWN


def _copy(m: Machine, call: Call) -> Value:
    copies: list[Shape] = []
    for shape in _lists(call):
        copy = m.new_list((), shape.kind)
        copy.cells.update(shape.cells)
        copies.append(copy)
    return Value(tuple(copies), call.receiver.origins) if copies else UNKNOWN


def _union(m: Machine, call: Call) -> Value:
    made = m.new_list((), "set")
    for value in (call.receiver, *call.args):
        known, more = subscript.items_of(m, value, call.frame, call.node)
        for item in known:
            add_item(m, made, item, _place(call))
        if more is not None:
            m.write_item(made, REST, more, _place(call))
    return Value((made,))


def _remove(m: Machine, call: Call) -> Value:
    wanted = call.argument(0)
    for shape in _lists(call):
        known, more = subscript.shape_items(shape, doubtful=True)
        equal = [at for at, item in enumerate(known) if wanted is not None and (c := wanted.constant()) is not None and item.present().constant() == c]
        if equal and (len(equal) == 1 or not known[equal[0]].may_be_absent()):  # of several that are alike only the first goes
            subscript.replace_items(m, shape, [item for at, item in enumerate(known) if at != equal[0]], _place(call), more)
        if wanted is not None and wanted.origins:
            for owner in shape.owners:
                m.flow_into(owner, Value(wanted.shapes, weaken(wanted.origins, FlowKind.DERIVES)), shape.serial, _place(call), always=False)
    return const(None)


def _clear(m: Machine, call: Call) -> Value:
    for shape in _lists(call):
        subscript.replace_items(m, shape, [], _place(call))
    return const(None)


def _search(m: Machine, call: Call) -> Value:
    return unknown(weaken(join_origins(m.deep_origins(call.receiver), *(m.deep_origins(a) for a in call.args)), FlowKind.DERIVES), "int")


def _nothing(m: Machine, call: Call) -> Value:
    return const(None)


def _difference(m: Machine, call: Call) -> Value:
    result = call.receiver
    known, more = subscript.items_of(m, result, call.frame, call.node)
    removed = {i.constant() for v in call.args for i in subscript.items_of(m, v, call.frame, call.node)[0] if i.constant()}
    made = m.new_list([k for k in known if k.constant() is None or k.constant() not in removed], "set")
    if more is not None:
        m.heap.write(made.cells, REST, more)
    return Value((made,), weaken(join_origins(*(m.deep_origins(v) for v in call.args)), FlowKind.DERIVES))


METHODS: dict[str, Handler] = {
    "append": _append, "add": _append, "extend": _extend, "update": _extend, "insert": _insert, "pop": _pop, "copy": _copy, "union": _union,
    "remove": _remove, "discard": _remove, "sort": _nothing, "reverse": _nothing, "index": _search, "count": _search,
    "difference": _difference, "clear": _clear, "appendleft": _append, "popleft": _pop,
}  # fmt: skip
MODELS: dict[str, Handler] = {f"{kind}.{name}": handler for kind in ("list", "set", "tuple") for name, handler in METHODS.items()}
