"""Arithmetic, string and set operators, and the text of known values."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from knobgraph_ingest.interpreter import new_folder, own_place, subscript
from knobgraph_ingest.interpreter.command_line import COMMAND_LINE, is_command_line
from knobgraph_ingest.interpreter.condition import is_chosen_constant, truth, truth_origins
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.shape import EITHER, REST, Const, External, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
}
MAGIC: dict[type[ast.operator], str] = {
    ast.Add: "__add__",
    ast.BitOr: "__or__",
    ast.Div: "__truediv__",
    ast.Sub: "__sub__",
    ast.BitAnd: "__and__",
    ast.Mod: "__mod__",
}
MOST_TEXT = 4096
MOST_PAIRS = 36


def binary(m: Machine, op: ast.operator, left: Value, right: Value, frame: Frame, node: ast.AST) -> Value:
    """Return the value of a binary operation: folded where both sides are known, merged for containers."""
    origins = weaken(join_origins(m.deep_origins(left), m.deep_origins(right)), FlowKind.DERIVES)
    results: list[Value] = []
    if len(left.shapes) * len(right.shapes) <= MOST_PAIRS:
        for a in left.shapes:
            results.extend(_pair(m, op, a, b, frame, node) for b in right.shapes)
        joined = join_values(results)
        if all(isinstance(s, (DictShape, ListShape, TupleShape)) for s in joined.shapes):
            return joined.plus(weaken(join_origins(left.origins, right.origins), FlowKind.DERIVES))
        return Value(joined.shapes, join_origins(origins, joined.origins))
    return unknown(origins)


def _pair(m: Machine, op: ast.operator, a: Shape, b: Shape, frame: Frame, node: ast.AST) -> Value:
    if isinstance(a, Const) and isinstance(b, Const):
        return _fold(op, a.value, b.value)
    if isinstance(op, ast.Mod) and isinstance(a, Const) and isinstance(a.value, str):
        return _format(a.value, b)
    if isinstance(op, ast.BitOr) and _is_type(a) and _is_type(b):
        parts = [p for s in (a, b) for p in (s.arguments if isinstance(s, TypeForm) and s.origin == "types.UnionType" else (Value((s,)),))]
        return Value((TypeForm("types.UnionType", tuple(parts)),))
    if isinstance(a, TupleShape) and isinstance(b, TupleShape) and isinstance(op, ast.Add):
        return Value((TupleShape(a.items + b.items),))
    if isinstance(a, (ListShape, TupleShape)) and isinstance(b, (ListShape, TupleShape)) and isinstance(op, (ast.Add, ast.BitOr)):
        return _concatenate(m, a, b)
    if isinstance(a, ListShape) and a.kind == "set" and isinstance(op, (ast.Sub, ast.BitAnd)) and isinstance(b, ListShape):
        return _subtract(m, a, b, keep_common=isinstance(op, ast.BitAnd))
    if isinstance(a, DictShape) and isinstance(op, ast.BitOr):
        merged = m.new_dict()
        subscript.merge_mapping(m, merged, Value((a,)), frame, node)
        subscript.merge_mapping(m, merged, Value((b,)), frame, node)
        return Value((merged,))
    magic = MAGIC.get(type(op))
    if isinstance(a, Instance) and magic is not None and a.cls.external is None:
        from knobgraph_ingest.interpreter.calling import call_method

        result = call_method(m, a, magic, (Value((b,)),), frame, node)
        if result is not None:
            return result
    if isinstance(op, ast.Div) and any(isinstance(s, Unknown) and s.of == "pathlib.Path" for s in (a, b)):
        if (place := own_place.place_in(a)) is not None:
            return own_place.at(unknown(of="pathlib.Path"), own_place.joined(place, [b.value if isinstance(b, Const) and isinstance(b.value, str) else None]))
        return new_folder.below(unknown(of="pathlib.Path"), a.below if isinstance(a, Unknown) else None)
    if is_command_line(a) or is_command_line(b):
        return unknown(of=COMMAND_LINE)
    return unknown(type_name=_result_type(op, a, b))


def _is_type(shape: Shape) -> bool:
    return (
        isinstance(shape, (TypeForm, ClassShape))
        or (isinstance(shape, External) and (shape.name.startswith("builtins.") or shape.name.rpartition(".")[2][:1].isupper()))
        or (isinstance(shape, Const) and shape.value is None)
    )


def _fold(op: ast.operator, a: Any, b: Any) -> Value:
    apply = OPERATORS.get(type(op))
    if apply is None:
        return unknown()
    if isinstance(op, (ast.Pow, ast.LShift)) and (not isinstance(b, (int, float)) or abs(b) > 256 or (isinstance(a, int) and abs(a) > 10**6)):
        return unknown()
    if isinstance(op, ast.Mult) and ((isinstance(a, (str, bytes)) and isinstance(b, int)) or (isinstance(b, (str, bytes)) and isinstance(a, int))):
        size = (len(a) if isinstance(a, (str, bytes)) else a) * (len(b) if isinstance(b, (str, bytes)) else b)
        if size > MOST_TEXT:
            return unknown(type_name="str")
    try:
        return const(apply(a, b))
    except (ArithmeticError, TypeError, ValueError):
        return unknown()


def _format(template: str, argument: Shape) -> Value:
    parts = argument.items if isinstance(argument, TupleShape) else (Value((argument,)),)
    constants = [p.constant() for p in parts]
    known = tuple(c.value for c in constants if c is not None)
    if len(known) == len(parts):
        try:
            return const(template % known)
        except (TypeError, ValueError, KeyError, ArithmeticError):
            return unknown(type_name="str")
    return unknown(type_name="str")


def _concatenate(m: Machine, a: ListShape | TupleShape, b: ListShape | TupleShape) -> Value:
    kind = a.kind if isinstance(a, ListShape) else "tuple"
    items: list[Value] = []
    rest: list[Value] = []
    for shape in (a, b):
        known, more = subscript.shape_items(shape)
        items.extend(known)
        if more is not None:
            rest.append(more)
    result = m.new_list(items, kind)
    if rest:
        m.heap.write(result.cells, REST, join_values(rest))
    return Value((result,))


def _subtract(m: Machine, a: ListShape, b: ListShape, *, keep_common: bool) -> Value:
    known, more = subscript.shape_items(a)
    other, other_more = subscript.shape_items(b)
    taken = NO_ORIGINS
    if other_more is None and all(i.constant() for i in other) and all(i.constant() for i in known):
        names = {i.constant() for i in other}
        items = [i for i in known if (i.constant() in names) is keep_common]
    else:  # each of them may be taken out
        items, more = [], join_values([*known, *([more] if more is not None else [])]) if known or more is not None else None
        taken = weaken(m.deep_origins(Value((b,))), FlowKind.DERIVES)
    result = m.new_list(items, "set")
    if more is not None:
        m.heap.write(result.cells, REST, more)
    return Value((result,), taken)


def _result_type(op: ast.operator, a: Shape, b: Shape) -> str | None:
    types = {type(s.value).__name__ if isinstance(s, Const) else s.type_name if isinstance(s, Unknown) else None for s in (a, b)}
    if types == {"str"}:
        return "str"
    if types <= {"int", "bool"} and not isinstance(op, ast.Div):
        return "int"
    return "float" if types <= {"int", "float", "bool"} else None


def unary(m: Machine, op: ast.unaryop, operand: Value) -> Value:
    """Return the value of a unary operation."""
    if isinstance(op, ast.Not):
        decided = truth(operand)
        tested = operand.origins if is_chosen_constant(operand) else weaken(truth_origins(m, operand), FlowKind.DERIVES)
        return const(not decided, tested) if decided is not None else Value(EITHER, tested)
    origins = weaken(m.deep_origins(operand), FlowKind.DERIVES)
    constant = operand.constant()
    if constant is not None and isinstance(constant.value, (int, float)):
        if isinstance(op, ast.USub):
            return const(-constant.value, origins)
        if isinstance(op, ast.UAdd):
            return const(+constant.value, origins)
        if isinstance(op, ast.Invert) and isinstance(constant.value, int):
            return const(~int(constant.value), origins)
    return unknown(origins)


def type_text(value: Value) -> str | None:
    """Return `str()` of a type as `typing` writes it inside other types."""
    shape = value.only
    if isinstance(shape, External):
        name = shape.name
        return name.removeprefix("builtins.")
    if isinstance(shape, ClassShape):
        return shape.qualified
    if isinstance(shape, Const):
        return "NoneType" if shape.value is None else repr(shape.value)
    if isinstance(shape, TypeForm):
        return _form_text(shape)
    return None


def _form_text(form: TypeForm) -> str | None:
    inner = [type_text(a) for a in form.arguments]
    if any(i is None for i in inner):
        return None
    texts = [i for i in inner if i is not None]
    if form.origin == "types.UnionType":
        return " | ".join("None" if t == "NoneType" else t for t in texts)
    if form.origin == "typing.Union" and len(texts) == 2 and "NoneType" in texts:
        return f"typing.Optional[{next(t for t in texts if t != 'NoneType')}]"
    return f"{form.origin.removeprefix('builtins.')}[{', '.join(texts)}]"


def text_of(m: Machine, value: Value, *, repr_wanted: bool = False) -> str | None:
    """Return `str()` (or `repr()`) of a known value, None where it is not known."""
    shape = value.only
    if isinstance(shape, Const):
        text = repr(shape.value) if repr_wanted else str(shape.value)
        return text if len(text) <= MOST_TEXT else None
    if isinstance(shape, TypeForm):
        return _form_text(shape)
    if isinstance(shape, ClassShape):
        return f"<class '{shape.qualified}'>"
    if isinstance(shape, External) and shape.name.rpartition(".")[2] in {"int", "str", "float", "bool", "list", "dict", "tuple", "set", "Path"}:
        return f"<class '{shape.name.removeprefix('builtins.')}'>"
    if isinstance(shape, (ListShape, TupleShape)):
        known, more = subscript.shape_items(shape)
        inner = [text_of(m, i, repr_wanted=True) for i in known]
        if more is None and all(i is not None for i in inner):
            open_, close = ("(", ")") if isinstance(shape, TupleShape) else ("{", "}") if shape.kind == "set" else ("[", "]")
            comma = "," if isinstance(shape, TupleShape) and len(inner) == 1 else ""
            return f"{open_}{', '.join(i for i in inner if i is not None)}{comma}{close}"
    if isinstance(shape, Instance):
        member = shape.cells.get("_enum_text")
        return member.text() if member is not None else None
    return None
