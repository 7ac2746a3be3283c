"""Items of containers: reading, storing, merging and iterating."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import command_word, equality, escape, slicing, text_form
from knobgraph_ingest.interpreter.command_line import FIRST_LEFT, FIRST_WORD, is_command_line
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.environment_variable import set_variable
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, NO_ROOTS, FlowKind, Origin, at_line, join_origins, roots_of, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, REST, Const, External, Key, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.unnamed_keyword import perhaps_unnamed
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, alike, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

MOST_KEYS = 16


def key_of(shape: Shape) -> Key | None:
    """Return the cell key that a shape stands for, None where it is not known."""
    if isinstance(shape, Const):
        return shape.value if shape.value is not None else ("None",)
    if isinstance(shape, TupleShape):
        parts = [key_of(i.shapes[0]) if len(i.shapes) == 1 else None for i in shape.items]
        return None if any(p is None for p in parts) else ("tuple", *parts)
    if isinstance(shape, (Instance, ClassShape, External)):
        return shape
    return None


def key_value(key: Key) -> Value:
    """Return the value that a cell key stands for."""
    if isinstance(key, Shape):
        return Value((key,))
    if isinstance(key, tuple):
        return const(None) if key == ("None",) else Value((TupleShape(tuple(key_value(k) for k in key[1:])),))
    return const(key)


def unnamed_key(cells: Mapping[Key, Value]) -> Value:
    """Return a key of which only a run knows the name: it is none of those that are surely there under their own."""
    named = frozenset(k for k, v in cells.items() if isinstance(k, str) and not v.may_be_absent())
    return Value((Unknown("str", besides=named or None),), weaken(cells[REST].origins, FlowKind.DERIVES))


def shape_items(shape: Shape, *, doubtful: bool = False) -> tuple[list[Value], Value | None]:
    """Return the known items of a list or tuple in order, and the joined items of unknown position.

    With `doubtful`, an item that may not be there says so; without, it and all after it are of unknown position.
    """
    if isinstance(shape, TupleShape):
        return list(shape.items), None
    if isinstance(shape, ListShape):
        there = [shape.cells[k] for k in sorted(k for k in shape.cells if k is not REST) if shape.cells[k].shapes != (ABSENT,)]
        return (there, shape.cells.get(REST)) if doubtful else surely_placed(there, shape.cells.get(REST))
    return [], unknown()


def surely_placed(known: list[Value], more: Value | None) -> tuple[list[Value], Value | None]:
    """Return the items before the first that may not be there, and the joined others."""
    sure = next((at for at, item in enumerate(known) if item.may_be_absent()), len(known))
    return (known, more) if sure == len(known) else (known[:sure], join_values([*(v.present() for v in known[sure:]), *([more] if more is not None else [])]))


def items_of(m: Machine, value: Value, frame: Frame, node: ast.AST, *, doubtful: bool = False) -> tuple[list[Value], Value | None]:
    """Return what iterating over a value yields: known items in order, and the joined rest where there is more.

    With `doubtful`, an item that may not be there says so; without, it and all after it are of unknown position.
    """
    from knobgraph_ingest.interpreter.iteration import iterate

    known, more = iterate(m, value, frame, node)
    return (known, more) if doubtful else surely_placed(known, more)


def choosing_roots(m: Machine, value: Value) -> frozenset[str]:
    """Return the flags that picked a container out of several by a key, also where a field has held it since."""
    picked: frozenset[str] = NO_ROOTS
    for source, origin in value.origins.items():
        if origin.kind is not FlowKind.CONTROLS:
            picked |= m.picked.get(source, NO_ROOTS) & origin.roots if source.label in ("ConfigField", "ConfigKey") else origin.roots
    return picked


def held(value: Value, element: Value, *, chosen: bool = True, choice: frozenset[str] = NO_ROOTS) -> Value:
    """Return an element read out of a container, with what the container's own origins say of it.

    A field or key that holds the container passes on only the flags that the element itself carries and those of `choice`;
    any other origin chose or made the container, so the element derives from it.
    """
    if not value.origins:
        return element
    roots = roots_of(element.origins) | choice
    strongest = max((o.kind for o in element.origins.values()), default=FlowKind.DERIVES)
    extra: dict[NodeKey, Origin] = {}
    for source, origin in value.origins.items():
        if source.label in ("ConfigField", "ConfigKey"):
            if carried := roots & origin.roots:
                extra[source] = Origin(source, min(origin.kind, strongest), origin.trace, carried)
        elif chosen or origin.kind is not FlowKind.CONTROLS:
            extra[source] = origin if origin.kind <= FlowKind.DERIVES else origin.of_kind(FlowKind.DERIVES)
    return element.plus(extra) if extra else element


def load(m: Machine, value: Value, index: ast.expr, frame: Frame, node: ast.AST) -> Value:
    """Return `value[index]`."""
    key = m.evaluate(index, frame)
    place = (frame.path, getattr(node, "lineno", 0))
    return load_key(m, value, key, frame, node, place)


def load_key(m: Machine, value: Value, key: Value, frame: Frame, node: ast.AST, place: tuple[str, int]) -> Value:
    """Return the item of `value` under an evaluated key."""
    results: list[Value] = []
    alternatives = [(shape, _load_shape(m, shape, key, frame, node)) for shape in value.present().shapes if not _is_none(shape)]
    elements = [found for _, found in alternatives if found is not None]
    differ = len(elements) > 1 and any(not alike(e, elements[0]) for e in elements[1:])
    choice = choosing_roots(m, value) if differ else NO_ROOTS
    for shape, found in alternatives:
        if found is None:
            origins = weaken(join_origins(m.deep_origins(Value((shape,), value.origins)), key.origins), FlowKind.DERIVES)
            results.append(command_word.item(m, shape, key, frame, node).plus(origins))
        else:
            chosen = weaken(key.origins, FlowKind.DERIVES) if key.constant() is None or key.origins else NO_ORIGINS
            results.append(held(value, found, chosen=differ, choice=choice).plus(chosen))
    joined = join_values(results) if results else unknown(weaken(value.origins, FlowKind.DERIVES))
    for source, origin in joined.origins.items():
        if source.label == "ConfigKey" or origin.trace is None:
            m.lineage.add_read(source, place)
    return joined.with_origins(at_line(joined.origins, *place))


def _load_shape(m: Machine, shape: Shape, key: Value, frame: Frame, node: ast.AST) -> Value | None:
    if isinstance(shape, Const) and isinstance(shape.value, str):
        constant = key.constant()
        if constant is not None and isinstance(constant.value, int):
            try:
                return const(shape.value[constant.value])
            except IndexError:
                return unknown(type_name="str")
        folded = slicing.of_text(m, shape.value, frame, node)
        return folded if folded is not None else unknown(type_name="str")
    if isinstance(shape, (TupleShape, ListShape)):
        return _load_sequence(m, shape, key, frame, node)
    if isinstance(shape, DictShape):
        return load_dict(m, shape, key)
    if isinstance(shape, External):
        handler = m.models.get(f"{shape.name}.__getitem__")
        if handler is not None:
            return handler(m, Call(frame, node, (key,)))
        return Value((TypeForm(shape.name, _form_arguments(key)),)) if is_type_name(shape.name) else None
    if isinstance(shape, ClassShape):
        from knobgraph_ingest.interpreter.enumeration import members

        found = members(m, shape)
        if found:
            name = key.text()
            return found[name] if name in found else join_values(found.values())
        return Value((shape,))
    if isinstance(shape, Instance):
        from knobgraph_ingest.interpreter.calling import call_method

        result = call_method(m, shape, "__getitem__", (key,), frame, node)
        if result is not None:
            return result
        if shape.cls.kind == "NamedTuple" or shape.cls.external == "argparse.Namespace":
            constant = key.constant()
            names = list(shape.cls.fields)
            if constant is not None and isinstance(constant.value, int) and -len(names) <= constant.value < len(names):
                return m.get_attribute(Value((shape,)), names[constant.value], frame, node)
    return None


def _is_none(shape: Shape) -> bool:
    return isinstance(shape, Const) and shape.value is None


def is_type_name(name: str) -> bool:
    """Whether an outside name is written like a type, so that its subscript is a parametrised type."""
    last = name.rpartition(".")[2]
    return last[:1].isupper() or last in ("list", "dict", "tuple", "set", "frozenset", "type", "deque", "defaultdict")


def _form_arguments(key: Value) -> tuple[Value, ...]:
    shape = key.only
    return shape.items if isinstance(shape, TupleShape) else (key,)


def _load_sequence(m: Machine, shape: TupleShape | ListShape, key: Value, frame: Frame, node: ast.AST) -> Value:
    known, more = shape_items(shape)
    if isinstance(getattr(node, "slice", None), ast.Slice):
        return slicing.of_sequence(m, shape, known, more, frame, node)
    constant = key.constant()
    if constant is not None and isinstance(constant.value, int) and more is None and -len(known) <= constant.value < len(known):
        return known[constant.value]
    if constant is not None and isinstance(constant.value, int) and 0 <= constant.value < len(known):
        return known[constant.value]
    if isinstance(shape, ListShape) and shape.left and constant == Const(0) and (word := command_word.first_left(m, shape)) is not None:
        return word
    candidates = [*known, *([more] if more is not None else [])]
    return join_values(candidates) if candidates else unknown()


def load_dict(m: Machine, shape: DictShape, key: Value, default: Value | None = None) -> Value:
    """Return what a dict may hold under a key; an unknown key may be any of them."""
    results: list[Value] = []
    keys = [key_of(s) for s in key.shapes]
    if (key.origins or keys == [None] or m.word.turn.word is not None) and command_word.missing(m, shape, key):
        if default is None:
            raise Diverged
        return default
    if keys == [None] and REST not in shape.cells and (names := text_form.of_form(m, key, shape.cells)):
        return join_values([*(shape.cells[n].present() for n in names), *([default] if default is not None else [])])
    if any(k is None for k in keys) or len(keys) > MOST_KEYS:
        if shape.default_factory is not None and default is None and REST not in shape.cells:
            m.heap.write(shape.cells, REST, m.call(shape.default_factory, _empty_call(m)))
        results.extend(v.present() for v in shape.cells.values())
        if default is not None or not results:
            results.append(default or unknown())
        return join_values(results)
    for one in keys:
        value = shape.cells.get(one)
        if value is not None:
            results.append(perhaps_unnamed(value, shape.cells.get(REST)).present())
            if value.may_be_absent() and default is not None:
                results.append(default)
        elif equals := equality.perhaps_under(shape, one):
            results.extend([*(v.present() for v in equals), *([default] if default is not None else [])])
        elif REST in shape.cells:
            results.append(shape.cells[REST])
            if default is not None:
                results.append(default)
        elif default is not None:
            results.append(default)
        elif shape.default_factory is not None:
            made = m.call(shape.default_factory, _empty_call(m))
            m.heap.write(shape.cells, one, made)
            results.append(made)
    return join_values(results) if results else unknown()


def _empty_call(m: Machine) -> Call:
    return Call(m.stack[-1], ast.Pass(lineno=0, col_offset=0))


def store_key(m: Machine, shape: DictShape | ListShape, key: Value, value: Value, frame: Frame, node: ast.AST) -> None:
    """Store an item under an evaluated key; under several possible keys the store may or may not have happened."""
    place = (frame.path, getattr(node, "lineno", 0))
    keys = [key_of(s) for s in key.shapes]
    if key.origins and key.constant() is None:
        value = value.plus(weaken(key.origins, FlowKind.DERIVES))
    if any(k is None for k in keys) or len(keys) > MOST_KEYS:
        m.write_item(shape, REST, value, place)
        return
    for one in keys:
        if len(keys) == 1:
            m.write_item(shape, one, value, place)
        else:
            present = shape.cells.get(one, ABSENT_VALUE)
            m.write_item(shape, one, join_values((present, value)), place)


def store(m: Machine, target: Value, index: ast.expr, value: Value, frame: Frame, node: ast.AST) -> None:
    """Do `target[index] = value`."""
    from knobgraph_ingest.interpreter.calling import call_method

    key = m.evaluate(index, frame)
    for shape in target.shapes:
        if isinstance(shape, DictShape):
            store_key(m, shape, key, value, frame, node)
        elif isinstance(shape, ListShape):
            constant = key.constant()
            if constant is not None and isinstance(constant.value, int) and constant.value in shape.cells:
                m.write_item(shape, constant.value, value, (frame.path, getattr(node, "lineno", 0)))
            else:
                m.write_item(shape, REST, value, (frame.path, getattr(node, "lineno", 0)))
        elif isinstance(shape, Instance):
            if call_method(m, shape, "__setitem__", (key, value), frame, node) is None:
                escape.hand_over(m, Call(frame, node, (key, value)))
        elif isinstance(shape, (External, Unknown)):
            escape.hand_over(m, Call(frame, node, (key, value)))
            name = shape.name if isinstance(shape, External) else shape.of
            if is_command_line(shape):
                command_word.shift(m, FIRST_WORD)
            if name == "os.environ" and (text := key.text()):
                set_variable(m, text, value, (frame.path, getattr(node, "lineno", 0)), "write")


def replace_items(m: Machine, shape: ListShape, items: list[Value], place: tuple[str, int], more: Value | None = None) -> None:
    """Let a list hold these items only, and `more` of unknown position; what decides that it comes to this decides what its owner holds."""
    for key in list(shape.cells):
        for owner in shape.owners:
            shape.cells.note(key, (owner, place, shape.serial, len(m.stack)))
        m.heap.write(shape.cells, key, ABSENT_VALUE)
    for position, item in enumerate(items):
        m.heap.write(shape.cells, position, item)
    if more is not None:
        m.heap.write(shape.cells, REST, more)


def delete(m: Machine, shape: ListShape, index: object, place: tuple[str, int]) -> None:
    """Do `del shape[index]` where it is known which item goes."""
    known, more = shape_items(shape)
    if not isinstance(index, int) or m.in_unrolled_loop(shape):
        return
    if 0 <= index < len(known) or (more is None and -len(known) <= index < 0):
        known.pop(index)
        replace_items(m, shape, known, place, more)
    elif shape.left:
        command_word.shift(m, FIRST_LEFT)


def merge_mapping(m: Machine, into: DictShape, value: Value, frame: Frame, node: ast.AST) -> None:
    """Do `into.update(value)`; with several possible mappings each of them may be the one."""
    from knobgraph_ingest.interpreter.pairs import merge_pairs

    place = (frame.path, getattr(node, "lineno", 0))
    tables: list[dict[Key, Value]] = []
    for shape in value.present().shapes:
        cells = mapping_cells(m, shape, frame, node)
        if cells is not None:
            tables.append(cells)
        elif not isinstance(shape, Const):
            merge_pairs(m, into, Value((shape,), value.origins), frame, node)
    for key, item, differs in sorted(merged_items(tables), key=lambda entry: entry[0] is not REST):
        element = held(value, item, chosen=differs)
        element = element.with_origins(at_line(element.origins, *place))
        if key is REST:
            overwrite_any(m, into, element, place)
        if element.may_be_absent():
            element = join_values((into.cells.get(key, ABSENT_VALUE), element.present()))
        m.write_item(into, key, element, place)


def overwrite_any(m: Machine, into: DictShape, value: Value, place: tuple[str, int]) -> None:
    """Let entries under keys that only a run knows (those of a file) be what any known key holds from now on."""
    if not value.origins:
        return
    weak = Value(value.shapes, weaken(value.origins, FlowKind.DERIVES))
    for key, present in list(into.cells.items()):
        if key is not REST:
            m.write_item(into, key, join_values((present, weak)), place)


def merged_items(tables: list[dict[Key, Value]]) -> list[tuple[Key, Value, bool]]:
    """Return every key of alternative mappings with its joined value and whether the alternatives differ in it."""
    if len(tables) == 1:
        return [(key, value, False) for key, value in list(tables[0].items())]
    keys = dict.fromkeys(key for table in tables for key in table)
    merged: list[tuple[Key, Value, bool]] = []
    for key in keys:
        values = [table.get(key, ABSENT_VALUE) for table in tables]
        if key is REST:
            values = [v for v in values if v is not ABSENT_VALUE]
        merged.append((key, join_values(values), any(not alike(v, values[0]) for v in values[1:])))
    return merged


def mapping_cells(m: Machine, shape: Shape, frame: Frame, node: ast.AST) -> dict[Key, Value] | None:
    """Return the cells of a shape that is a mapping with known keys."""
    if isinstance(shape, DictShape):
        return shape.cells
    if isinstance(shape, Instance):
        backing = shape.cells.get("__dict_items__")
        if backing is not None and isinstance(backing.only, DictShape):
            return backing.only.cells
        return _asked_for_each_key(m, shape, frame, node)
    return None


def _asked_for_each_key(m: Machine, shape: Instance, frame: Frame, node: ast.AST) -> dict[Key, Value] | None:
    """Return what an object gives for each of its `keys()`, as `**` and `dict` ask it (library reference, Mapping Types)."""
    from knobgraph_ingest.interpreter.calling import call_method

    keys = call_method(m, shape, "keys", (), frame, node)
    if keys is None:
        return None
    known, more = items_of(m, keys, frame, node, doubtful=True)
    cells: dict[Key, Value] = {}
    for key in [*known, *([more] if more is not None else [])]:
        name = key_of(key.present().shapes[0]) if len(key.present().shapes) == 1 else None
        item = call_method(m, shape, "__getitem__", (key.present(),), frame, node)
        if item is not None:
            item = join_values((item, ABSENT_VALUE)) if key.may_be_absent() else item
            cells[REST if name is None else name] = item if name is not None or REST not in cells else join_values((cells[REST], item))
    return cells


from knobgraph_ingest.interpreter.call import Call  # noqa: E402 - placed last, only built when a default factory runs
