"""`isinstance` and `issubclass`, decided on known classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.class_definition import metaclass_of
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import BoundMethod, Const, Descriptor, External, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ABSTRACT = {
    "collections.abc.Mapping": {"dict"},
    "collections.abc.MutableMapping": {"dict"},
    "collections.abc.Sequence": {"list", "tuple", "str"},
    "collections.abc.Iterable": {"list", "tuple", "str", "dict", "set"},
    "collections.abc.Set": {"set"},
    "numbers.Number": {"int", "float", "bool"},
    "builtins.int": {"int", "bool"},
    "builtins.object": {"int", "bool", "float", "str", "dict", "list", "tuple", "set", "NoneType"},
    "os.PathLike": set(),
}


def builtin_type(shape: Shape) -> str | None:
    """Return the builtin type's name of a shape, None where it has none or it is not known."""
    if isinstance(shape, Const):
        return type(shape.value).__name__
    if isinstance(shape, DictShape):
        return "dict"
    if isinstance(shape, ListShape):
        return shape.kind if shape.kind in ("set", "tuple") else "list"
    if isinstance(shape, TupleShape):
        return "tuple"
    return shape.type_name if isinstance(shape, Unknown) else None


def is_instance(m: Machine, shape: Shape, classes: Value) -> bool | None:
    """Return whether a shape is an instance of any of the classes, None where that is not known."""
    outcomes = [_one(shape, cls) for cls in _flatten(classes)]
    if True in outcomes:
        return True
    return None if None in outcomes or not outcomes else False


def _flatten(classes: Value) -> list[Shape]:
    flat: list[Shape] = []
    for shape in classes.shapes:
        if isinstance(shape, TupleShape):
            for item in shape.items:
                flat.extend(_flatten(item))
        elif isinstance(shape, TypeForm) and shape.origin == "types.UnionType":
            for item in shape.arguments:
                flat.extend(_flatten(item))
        else:
            flat.append(shape)
    return flat


def _one(shape: Shape, cls: Shape) -> bool | None:
    if isinstance(cls, Const) and cls.value is None:
        return isinstance(shape, Const) and shape.value is None if not isinstance(shape, Unknown) else None
    if isinstance(shape, Instance):
        order = linearise(shape.cls)
        if isinstance(cls, ClassShape) and cls.external is None:
            if cls in order:
                return True
            return None if shape.cls.external == "unknown" else False
        name = cls.name if isinstance(cls, External) else cls.external if isinstance(cls, ClassShape) else None
        if name is None:
            return None
        if any(c.external == name for c in order):
            return True
        if shape.cls.external is None and all(c.external in (None, "builtins.object") for c in order):
            return name == "builtins.object" or (None if name.startswith(("typing.", "collections.abc.")) else False)
        return None
    if isinstance(shape, (ClassShape, FunctionShape, BoundMethod)):
        name = cls.name if isinstance(cls, External) else None
        if name == "builtins.type":
            return isinstance(shape, ClassShape)
        if isinstance(shape, ClassShape) and isinstance(cls, ClassShape) and cls.external is None:
            meta = metaclass_of(shape)
            return meta is not None and cls in linearise(meta)
        return False if isinstance(cls, ClassShape) or name in ("builtins.str", "builtins.dict", "builtins.list", "builtins.int") else None
    if isinstance(shape, Descriptor):
        return shape.kind == cls.name.rpartition(".")[2] if isinstance(cls, External) else False
    builtin = builtin_type(shape)
    if builtin is None:
        return None
    if isinstance(cls, ClassShape):
        return False if cls.external is None else None
    if isinstance(cls, External):
        if builtin == "PurePosixPath":
            return cls.name in ("pathlib.Path", "os.PathLike", "builtins.object")
        accepted = ABSTRACT.get(cls.name.replace("typing.", "collections.abc.") if cls.name.startswith("typing.") else cls.name)
        if accepted is not None:
            return builtin in accepted
        if cls.name.startswith("builtins."):
            return cls.name == f"builtins.{builtin}"
        return False if not isinstance(shape, Unknown) and not cls.name.startswith(("typing.", "collections.", "types.")) else None
    return None


def is_subclass(shape: Shape, classes: Value) -> bool | None:
    """Return whether a class derives from any of the classes, None where that is not known; every class derives from `object`."""
    outcomes: list[bool | None] = []
    for cls in _flatten(classes):
        if isinstance(shape, ClassShape):
            name = cls.name if isinstance(cls, External) else cls.external if isinstance(cls, ClassShape) else None
            order = linearise(shape)
            if cls in order or name == "builtins.object" or (name is not None and any(c.external == name for c in order)):
                outcomes.append(True)
            else:
                outcomes.append(False if shape.external is None else None)
        elif isinstance(shape, External):
            same = cls in (shape, External("builtins.object")) or (isinstance(cls, ClassShape) and cls.external == shape.name)
            outcomes.append(True if same else False if shape.name.startswith("builtins.") else None)
        else:
            outcomes.append(False if isinstance(shape, (TypeForm, Const)) else None)
    if True in outcomes:
        return True
    return None if None in outcomes or not outcomes else False
