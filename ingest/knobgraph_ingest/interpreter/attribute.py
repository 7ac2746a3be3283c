"""Reading attributes, through classes, descriptors and modules."""

from __future__ import annotations

import ast
from pathlib import PurePath
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import calling, consumption, copied_object, descriptor, equality, escape, outside_base, own_place, surface_call
from knobgraph_ingest.interpreter.builtin_kind import kind_name, kind_of_all
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.choice import of_chosen
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.enumeration import members
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import FlowKind, at_line, weaken
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, Const, Descriptor, External, Native, Partial, Shape, Super, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, alike, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

PATH_PARTS = {"name", "stem", "suffix", "parent"}
DATA_METHODS = frozenset(name for kind in (str, bytes, dict, list, set) for name in dir(kind))  # what is asked for one of these holds data
BEHAVIOUR = (FunctionShape, Descriptor, ClassShape, Native)
PLAIN_STORAGE = {"argparse.Namespace", "types.SimpleNamespace", "optparse.Values"}


def load(m: Machine, value: Value, name: str, frame: Frame, node: ast.AST) -> Value:
    """Return `value.name`; what an object's own origins decide of it is added as control."""
    shapes = [s for s in value.present().shapes if not (isinstance(s, Const) and s.value is None)]
    if len(shapes) == 1:
        return _load_shape(m, shapes[0], value, name, frame, node)
    if (kind := kind_of_all(shapes, name)) is not None:
        # One method of all of them: of dicts it knows in which items they differ, and so what the choice between them decides.
        method = _native(m, f"{kind}.{name}", Value(tuple(shapes), value.origins))
        if method is not None:
            return method
    results = [_load_shape(m, shape, value, name, frame, node) for shape in shapes]
    if not results:
        return unknown(weaken(value.origins, FlowKind.DERIVES))
    if (method := copied_object.method_of_all(shapes, name, results, value.origins)) is not None:
        return method
    joined = join_values(results)
    if value.origins and any(isinstance(s, Instance) for s in shapes) and any(not alike(r, results[0]) for r in results[1:]):
        methods = all(isinstance(s, BoundMethod) for s in joined.shapes)
        return joined.plus(of_chosen(copied_object.controlling(m, shapes, name, value.origins), FlowKind.ASSIGNS if methods else FlowKind.DERIVES))
    return joined


def _load_shape(m: Machine, shape: Shape, value: Value, name: str, frame: Frame, node: ast.AST) -> Value:
    if isinstance(shape, Instance):
        found = load_instance(m, shape, name, frame, node)
        if found is None:
            _asked_blindly(m, name, frame, node)
            escape.leave_to_bases(m, shape, frame, node)
            outside_base.may_fill(m, shape)
            of = f"{shape.cls.qualified}().{name}" if shape.cls.external else surface_call.inherited(m, shape.cls, name)
            return unknown(weaken(value.origins, FlowKind.DERIVES), of=of)
        return found
    if isinstance(shape, ModuleShape):
        return load_module(m, shape, name, frame, node)
    if isinstance(shape, ClassShape):
        return load_class(m, shape, name, frame, node)
    if isinstance(shape, External):
        computed = m.models.get(f"{shape.name}.__getattr__") if f"{shape.name}.{name}" not in m.models else None
        return computed(m, Call(frame, node, (const(name),))) if computed is not None else m.importer.external(f"{shape.name}.{name}")
    if isinstance(shape, Super):
        return _load_super(m, shape, name)
    if isinstance(shape, Unknown):
        return _load_unknown(m, shape, value, name, frame, node)
    if isinstance(shape, TypeForm):
        return _load_form(m, shape, name)
    if isinstance(shape, FunctionShape):
        return _load_function(shape, name, value)
    if isinstance(shape, BoundMethod):
        if name == "__func__":
            return Value((shape.function,))
        if name == "__self__":
            return shape.receiver
        return load(m, Value((shape.function,), value.origins), name, frame, node)
    if isinstance(shape, Descriptor):
        return _load_descriptor(shape, name)
    if isinstance(shape, Partial) and name in ("func", "args", "keywords"):
        return {"func": shape.function, "args": Value((TupleShape(shape.arguments),))}.get(name, UNKNOWN)
    kind = kind_name(shape)
    if kind is not None:
        native = _native(m, f"{kind}.{name}", Value((shape,), value.origins))
        if native is not None:
            return native
    if isinstance(shape, Const) and isinstance(shape.value, PurePath):
        part = getattr(shape.value, name, None) if name in PATH_PARTS else None
        return const(part, value.origins) if part is not None else unknown(weaken(value.origins, FlowKind.DERIVES), of=f"pathlib.Path.{name}")
    if isinstance(shape, Native) and name == "__name__":
        return const(shape.name.rpartition(".")[2])
    if isinstance(shape, (DictShape, ListShape, TupleShape)):  # a method of a container that is not modelled may give all that is in it
        consumption.consume(m, Value((shape,)), frame, node)
        return unknown(weaken(m.deep_origins(Value((shape,), value.origins)), FlowKind.DERIVES))
    return unknown(weaken(value.origins, FlowKind.DERIVES))


def _load_unknown(m: Machine, shape: Unknown, value: Value, name: str, frame: Frame, node: ast.AST) -> Value:
    if shape.below is not None and (known := own_place.attribute(shape, name)) is not None:
        return known
    if shape.of is None and shape.type_name is None:
        _asked_blindly(m, name, frame, node)
    if name not in DATA_METHODS and any(isinstance(s, Unknown) and s.made for s in value.shapes):
        m.bound(frame, node, f"which of what the object was made with `.{name}` holds only a run knows", hides=False)
        return UNKNOWN
    of = f"{shape.of}.{name}" if shape.of else f"{shape.type_name}.{name}" if shape.type_name else None
    owner = shape.type_name or shape.of
    native = _native(m, f"{owner}.{name}", Value((shape,), value.origins)) if owner else None
    return native or unknown(weaken(value.origins, FlowKind.DERIVES), of=of)


def _asked_blindly(m: Machine, name: str, frame: Frame, node: ast.AST) -> None:
    """Note that an object of which nothing is known was asked for an attribute: it may have been any object."""
    m.lineage.asked_blindly.setdefault((m.entry_point, name), (frame.path, getattr(node, "lineno", 0)))


def _native(m: Machine, name: str, receiver: Value) -> Value | None:
    handler = m.models.get(name)
    return Value((Native(name, handler, receiver),)) if handler is not None else None


def bind(m: Machine, found: Value, receiver: Value, cls: ClassShape | None, frame: Frame, node: ast.AST) -> Value:
    """Return what a class attribute is when read through an instance (or, with `receiver` the class, through the class)."""
    results: list[Value] = []
    through_class = isinstance(receiver.only, ClassShape)
    for shape in found.shapes:
        if isinstance(shape, FunctionShape):
            results.append(found if through_class else Value((BoundMethod(shape, receiver),)))
        elif isinstance(shape, Descriptor):
            if shape.kind == "classmethod":
                owner = receiver if through_class else Value((cls,)) if cls is not None else UNKNOWN
                results.append(Value(tuple(BoundMethod(s, owner) for s in shape.getter.shapes)))
            elif shape.kind == "staticmethod":
                results.append(shape.getter)
            elif through_class:
                results.append(Value((shape,)))
            else:
                results.append(m.call(shape.getter, Call(frame, node, (receiver,))))
        elif isinstance(shape, Instance) and (got := descriptor.value_of(m, shape, receiver, cls, frame, node)) is not None:
            results.append(got)
        elif isinstance(shape, External) and shape.name.startswith("builtins.dict.") and not through_class:
            results.append(descriptor.dict_method(m, shape.name.rpartition(".")[2], receiver) or Value((shape,)))
        elif isinstance(shape, Native) and not through_class and shape.receiver is None:
            results.append(Value((Native(shape.name, shape.run, receiver),)))
        else:
            results.append(Value((shape,), found.origins))
    return join_values(results)


def is_property(found: Value) -> bool:
    """Whether a class attribute takes part in attribute access before the instance's own attributes."""
    return any(isinstance(s, Descriptor) and s.kind == "property" for s in found.shapes)


def load_instance(m: Machine, shape: Instance, name: str, frame: Frame, node: ast.AST) -> Value | None:
    """Return an attribute of one object, None where nothing is known of it."""
    found = look_up(shape.cls, name)
    if found is not None and is_property(found):
        result = bind(m, found, Value((shape,)), shape.cls, frame, node)
        if m.carries(result) and not is_plain_storage(shape.cls):
            _computed_field(m, shape.cls, name, found, result)
        return result
    if found is not None and descriptor.setters(found):
        return bind(m, found, Value((shape,)), shape.cls, frame, node)
    own = shape.cells.get(name)
    if own is not None:
        result = own.present()
        if own.may_be_absent() and found is not None:
            result = join_values((result, bind(m, found, Value((shape,)), shape.cls, frame, node)))
        return _read(m, result, frame, node)
    if found is not None:
        bound = bind(m, found, Value((shape,)), shape.cls, frame, node)
        if any(isinstance(s, Descriptor) for s in found.shapes) and all(isinstance(s, Descriptor) and s.kind == "cached_property" for s in found.shapes):
            _computed_field(m, shape.cls, name, found, bound)
            shape.cells.keep(name, len(m.stack) + 1)
            m.heap.write(shape.cells, name, bound)
        return _read(m, bound, frame, node)
    if name == "__class__":
        return Value((shape.cls,))
    if name == "__dict__":
        return Value((mirror_of(m, shape),))
    modelled = _modelled(m, shape, name, frame, node)
    if modelled is not None:
        return modelled
    handler = m.models.get(f"class.{name}") if shape.cls.fields else None
    if handler is not None:
        return handler(m, Call(frame, node, (Value((shape.cls,)),)))
    if name.startswith("__") and (method := _native(m, f"builtins.object.{name}", Value((shape,)))) is not None:
        return method
    fallback = look_up(shape.cls, "__getattr__")
    if fallback is not None and not name.startswith("__"):
        return m.call(bind(m, fallback, Value((shape,)), shape.cls, frame, node), Call(frame, node, (const(name),)))
    rest = shape.cells.get(REST)
    if rest is not None:
        return _read(m, rest, frame, node)
    backing = shape.cells.get("__dict_items__")
    if backing is not None:
        native = _native(m, f"dict.{name}", backing)
        if native is not None:
            return native
        if "__items_are_attributes__" in shape.cells:
            return calling.call_method(m, shape, "__getitem__", (const(name),), frame, node)
    return None


def _computed_field(m: Machine, cls: ClassShape, name: str, found: Value, result: Value) -> None:
    """What a property returns flows into the field that readers of the object see, whoever asks for it and under whatever condition."""
    getter = next((s.getter.only for s in found.shapes if isinstance(s, Descriptor)), None)
    if not isinstance(getter, FunctionShape) or isinstance(getter.node, ast.Lambda):
        return
    guards, m.guards = m.guards, []
    m.flow_into(NodeKey("ConfigField", f"{cls.qualified}.{name}"), result, 0, (getter.module.path, getter.node.lineno), always=False)
    m.guards = guards


def _modelled(m: Machine, shape: Instance, name: str, frame: Frame, node: ast.AST) -> Value | None:
    """Return what a model of an outside class among an object's classes says of an attribute: its value, or the method."""
    itself = Value((shape,), equality.made_of(shape))
    for cls in linearise(shape.cls):
        if cls.external is not None:
            if (computed := m.models.get(f"{cls.external}.{name}.__get__")) is not None:
                return computed(m, Call(frame, node, (itself,)))
            native = _native(m, f"{cls.external}.{name}", itself)
            if native is not None:
                return native
            fallback = m.models.get(f"{cls.external}.__getattr__")
            if fallback is not None:
                return fallback(m, Call(frame, node, (itself, const(name))))
    return None


def mirror_of(m: Machine, shape: Instance) -> DictShape:
    """Return the live `__dict__` of an object."""
    mirror = m.new_dict()
    mirror.cells = shape.cells
    mirror.mirror = shape
    return mirror


def _read(m: Machine, value: Value, frame: Frame, node: ast.AST) -> Value:
    if not value.origins:
        return value
    line = getattr(node, "lineno", 0)
    for source, origin in value.origins.items():
        if origin.trace is None or source.label == "Flag":
            m.lineage.add_read(source, (frame.path, line))
    return value.with_origins(at_line(value.origins, frame.path, line))


def load_class(m: Machine, shape: ClassShape, name: str, frame: Frame, node: ast.AST) -> Value:
    """Return an attribute of a class."""
    if shape.external is not None:
        return m.importer.external(f"{shape.external}.{name}")
    if name not in ("name", "value"):
        members(m, shape)
    found = look_up(shape, name)
    if found is not None:
        return _read(m, bind(m, found, Value((shape,)), shape, frame, node), frame, node)
    if name in ("__name__", "__qualname__"):
        return const(shape.name.rpartition(".")[2] if name == "__name__" else shape.name)
    if name == "__module__":
        return const(shape.module.name if shape.module else "builtins")
    if name == "__doc__":
        return const(ast.get_docstring(shape.node) if shape.node is not None else None)
    if name in ("__mro__", "__bases__"):
        classes = linearise(shape) if name == "__mro__" else [s for b in shape.bases for s in b.shapes if isinstance(s, ClassShape)]
        return Value((TupleShape(tuple(Value((c,)) for c in classes)),))
    if name == "__dict__":
        table = m.new_dict()
        table.cells.update(shape.cells)
        return Value((table,))
    handler = m.models.get(f"class.{name}")
    if handler is not None:
        return handler(m, Call(frame, node, (Value((shape,)),)))
    for cls in linearise(shape):
        if cls.external is not None:
            native = _native(m, f"{cls.external}.{name}", Value((shape,)))
            if native is not None:
                return native
    return descriptor.through_metaclass(m, shape, name, frame, node) or unknown(of=f"{shape.qualified}.{name}")


def load_module(m: Machine, shape: ModuleShape, name: str, frame: Frame, node: ast.AST) -> Value:
    """Return an attribute of a module: its own name, a submodule, or what its `__getattr__` gives."""
    value = shape.cells.get(name)
    if value is not None:
        return _read(m, value.present(), frame, node)
    submodule = m.importer.submodule(m, shape, name)
    if submodule is not None:
        return Value((submodule,))
    if name == "__dict__":
        table = m.new_dict()
        table.cells = shape.cells
        return Value((table,))
    if name == "__path__" and shape.is_package:
        return Value((m.new_list([Value((own_place.package_folder(shape.path),))]),))
    fallback = shape.cells.get("__getattr__")
    if fallback is not None:
        return m.call(fallback, Call(frame, node, (const(name),)))
    return unknown(of=f"{shape.name}.{name}")


def _load_super(m: Machine, shape: Super, name: str) -> Value:
    receiver = shape.receiver
    cls = receiver.only.cls if isinstance(receiver.only, Instance) else receiver.only
    if not isinstance(cls, ClassShape):
        cls = shape.after
    order = linearise(cls)
    start = order.index(shape.after) + 1 if shape.after in order else 1
    perhaps: list[Value] = []
    for one in order[start:]:
        found = _found_above(m, one, name, receiver, cls)
        if found is not None:
            perhaps.append(found)
            if one not in cls.doubtful:
                return join_values(perhaps)
    native = _native(m, f"builtins.object.{name}", receiver)
    return join_values([*perhaps, native if native is not None else UNKNOWN])


def _found_above(m: Machine, one: ClassShape, name: str, receiver: Value, cls: ClassShape) -> Value | None:
    """Return what `super().name` is if the class that has it is this one, None where this one has none of that name."""
    if one.external is not None:
        native = _native(m, f"{one.external}.{name}", receiver) or descriptor.dict_method(m, name, receiver)
        if native is None and not name.startswith("__") and isinstance(receiver.only, Instance):
            outside_base.may_fill(m, receiver.only)
        if native is not None or name != "__setattr__":
            return native if native is not None else m.importer.external(f"{one.external}.{name}")
    found = one.cells.get(name)
    if found is not None:
        return bind(m, found, receiver, cls, m.stack[-1], ast.Pass(lineno=0, col_offset=0))
    if name == "__init__" and one.fields and one.kind != "plain":
        return Value((Native("generated.__init__", calling.generated_init_handler(one), receiver),))
    return None


def _load_form(m: Machine, shape: TypeForm, name: str) -> Value:
    if name == "__origin__":
        return m.importer.external("typing.Union" if shape.origin == "typing.Optional" else shape.origin)
    if name == "__args__":
        arguments = shape.arguments + ((const(None),) if shape.origin == "typing.Optional" else ())
        return Value((TupleShape(arguments),))
    if name == "__metadata__":
        return Value((TupleShape(shape.arguments[1:]),))
    return UNKNOWN


def _load_function(shape: FunctionShape, name: str, value: Value) -> Value:
    own = shape.cells.get(name)
    if own is not None:
        return own.present()
    if name in ("__name__", "__qualname__"):
        return const(shape.name)
    if name == "__module__":
        return const(shape.module.name)
    if name == "__doc__":
        return const(None if isinstance(shape.node, ast.Lambda) else ast.get_docstring(shape.node))
    return unknown(weaken(value.origins, FlowKind.DERIVES))


def _load_descriptor(shape: Descriptor, name: str) -> Value:
    if name == "setter":
        return Value((Native("property.setter", lambda m, call: Value((Descriptor(shape.kind, shape.getter, call.argument(0)),))),))
    if name == "getter":
        return Value((Native("property.getter", lambda m, call: Value((Descriptor(shape.kind, call.argument(0) or UNKNOWN, shape.setter),))),))
    if name == "deleter":
        return Value((Native("property.deleter", lambda m, call: Value((shape,))),))
    parts = {"fget": shape.getter, "fset": shape.setter, "func": shape.getter, "__func__": shape.getter}
    return parts.get(name) or UNKNOWN


def is_plain_storage(cls: ClassShape) -> bool:
    """Whether objects of a class only carry parsed arguments, so that their attributes are not config fields."""
    return any(c.external in PLAIN_STORAGE for c in linearise(cls))


def field_names(shape: Instance) -> list[object]:
    """Return the names of an object's fields: declared, class-level data, and set so far."""
    names: dict[object, None] = dict.fromkeys(shape.cls.fields)
    for cls in reversed(linearise(shape.cls)):
        data = (n for n, v in cls.cells.items() if not any(isinstance(s, BEHAVIOUR) for s in v.shapes))
        names.update(dict.fromkeys(n for n in data if isinstance(n, str) and not n.startswith("__")))
    names.update(dict.fromkeys(k for k in shape.cells if isinstance(k, str) and not k.startswith("__")))
    return list(names)
