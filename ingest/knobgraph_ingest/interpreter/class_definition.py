"""Class statements: bases, body, and the config kind that the bases or decorators make of the class."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import escape
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape, Scope
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.shape import Descriptor, External, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import Value, const

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def define_class(m: Machine, node: ast.ClassDef, frame: Frame) -> Value:
    """Run a class statement and return the class, decorated."""
    cls = ClassShape(m.heap.next_serial(), _qualified_name(node, frame), frame.module, node)
    m.importer.defined[cls.qualified] = cls
    cls.bases = tuple(base for b in node.bases for base in _bases(m, cls, b, frame))
    cls.keywords = {k.arg: m.evaluate(k.value, frame) for k in node.keywords if k.arg is not None}
    scope = Scope(frame.module, frame.scope, cls.cells, is_class=True)
    cls.scope = scope
    inner = Frame(scope, frame.module, None, cls, guard_depth=len(m.guards))
    m.run_block(node.body, inner)
    complete_class(m, cls, frame, node)
    value = Value((cls,))
    for decorator in reversed(node.decorator_list):
        value = decorate(m, m.evaluate(decorator, frame), value, frame, node)
    return value


def _bases(m: Machine, cls: ClassShape, node: ast.expr, frame: Frame) -> list[Value]:
    """Return the base classes that one expression of a class statement gives, several where it is a starred one."""
    if not isinstance(node, ast.Starred):
        return [as_base(m, m.evaluate(node, frame))]
    known, more = items_of(m, m.evaluate(node.value, frame), frame, node, doubtful=True)
    given = [as_base(m, k.present()) for k in known]
    cls.doubtful |= {s for k, base in zip(known, given, strict=True) if k.may_be_absent() for s in base.shapes if isinstance(s, ClassShape)}
    return given if more is None else [*given, Value((m.external_class("unknown"),))]


def class_from_call(m: Machine, meta: ClassShape | None, call: Call) -> Value | None:
    """Return the class that `type(name, bases, namespace)` makes, or the same call of an own metaclass; None for any other call."""
    if len(call.args) != 3:
        return None
    name, bases, namespace = call.args[0].text(), call.args[1].only, call.args[2].only
    if name is None or not isinstance(bases, TupleShape) or not isinstance(namespace, DictShape):
        return None
    cls = ClassShape(m.heap.next_serial(), name, call.frame.module, None)
    m.importer.defined[cls.qualified] = cls
    cls.bases = tuple(as_base(m, b) for b in bases.items)
    cls.keywords = dict(call.keywords)
    if meta is not None:
        cls.keywords["metaclass"] = Value((meta,))
    cls.cells.update({k: v for k, v in namespace.cells.items() if isinstance(k, str)})
    cls.scope = Scope(call.frame.module, call.frame.scope, cls.cells, is_class=True)
    complete_class(m, cls, call.frame, call.node)
    return Value((cls,))


def complete_class(m: Machine, cls: ClassShape, frame: Frame, node: ast.AST) -> None:
    """Give a class whose names are known what its bases, metaclass and descriptors make of it."""
    cls.doubtful = cls.doubtful.union(*(b.doubtful for b in linearise(cls)[1:]))
    for base in linearise(cls)[1:]:
        inherit = m.models.get(f"kind.{base.kind}.inherit") if base.external is None and cls.kind == "plain" else None
        if inherit is not None:
            inherit(m, Call(frame, node, (Value((cls,)),)))
        elif base.external is not None and f"{base.external}.__init_subclass__" in m.models:
            m.models[f"{base.external}.__init_subclass__"](m, Call(frame, node, (Value((cls,)),)))
        elif base.fields and cls.kind == "plain" and base.external is None:
            cls.fields = {**base.fields, **cls.fields}
    meta = cls.keywords.get("metaclass")
    if meta is not None:
        handler = m.models.get(f"{meta.only.name}.__metaclass__") if isinstance(meta.only, External) else None
        if handler is not None:
            handler(m, Call(frame, node, (Value((cls,)),)))
    _run_metaclass(m, cls, frame, node)
    _own_containers(m, cls)
    _name_descriptors(m, cls, frame, node)
    hook = next((c.cells["__init_subclass__"] for c in linearise(cls)[1:] if c.external is None and "__init_subclass__" in c.cells), None)
    if hook is not None:
        from knobgraph_ingest.interpreter.attribute import bind

        keywords = {k: v for k, v in cls.keywords.items() if k != "metaclass"}
        target = bind(m, hook, Value((cls,)), cls, frame, node)
        call = Call(frame, node, (), keywords)
        m.call(target, call if not any(type(s).__name__ == "FunctionShape" for s in target.shapes) else call.shifted(Value((cls,))))


def metaclass_of(cls: ClassShape) -> ClassShape | None:
    """Return the repository's own metaclass of a class, None where it has none."""
    for one in linearise(cls):
        shape = one.keywords["metaclass"].only if "metaclass" in one.keywords else None
        if isinstance(shape, ClassShape) and shape.external is None:
            return shape
    return None


def _run_metaclass(m: Machine, cls: ClassShape, frame: Frame, node: ast.AST) -> None:
    """Run `__new__` and `__init__` of an own metaclass; the namespace they see is the class's own."""
    meta = metaclass_of(cls)
    if meta is None:
        return
    namespace = m.new_dict()
    namespace.cells = cls.cells
    given = (const(cls.name.rpartition(".")[2]), Value((TupleShape(cls.bases),)), Value((namespace,)))
    keywords = {k: v for k, v in cls.keywords.items() if k != "metaclass"}
    m.classes_in_making.append(cls)
    try:
        for name, first in (("__new__", meta), ("__init__", cls)):
            own = look_up(meta, name)
            functions = tuple(s.getter.shapes[0] if isinstance(s, Descriptor) else s for s in own.shapes) if own is not None else ()
            if functions:
                m.call(Value(functions), Call(frame, node, (Value((first,)), *given), keywords))
    finally:
        m.classes_in_making.pop()


def _name_descriptors(m: Machine, cls: ClassShape, frame: Frame, node: ast.AST) -> None:
    """Tell descriptor objects of a class body the name they stand under."""
    from knobgraph_ingest.interpreter.calling import call_method

    for name, value in list(cls.cells.items()):
        for shape in value.shapes:
            if isinstance(name, str) and isinstance(shape, Instance) and look_up(shape.cls, "__set_name__") is not None:
                call_method(m, shape, "__set_name__", (Value((cls,)), const(name)), frame, node)


def _own_containers(m: Machine, cls: ClassShape) -> None:
    """Let what is written into a list or dict that all objects of a class share reach its field; a declared field's default is copied for each object."""
    for name, value in cls.cells.items():
        if isinstance(name, str) and not name.startswith("__") and name not in cls.fields and any(isinstance(s, (DictShape, ListShape)) for s in value.shapes):
            m.own(value, NodeKey("ConfigField", f"{cls.qualified}.{name}"))


def made_by_type(m: Machine, call: Call) -> Value:
    """Model `type.__new__`, and that of outside metaclasses: inside a class statement with an own metaclass it gives the class of that statement."""
    if not m.classes_in_making:
        return Value((Unknown(),))
    cls = m.classes_in_making[-1]
    for argument in call.args[-1:]:
        for shape in argument.shapes:
            if isinstance(shape, DictShape) and shape.cells is not cls.cells:
                cls.cells.update({k: v for k, v in shape.cells.items() if isinstance(k, str)})
    return Value((cls,))


def is_made_outside(m: Machine, name: str, call: Call) -> bool:
    """Whether an outside metaclass is asked for the class of the statement that is running, by the own metaclass that derives from it."""
    if not m.classes_in_making or not name.endswith(".__new__") or not call.args:
        return False
    return call.args[0].only is metaclass_of(m.classes_in_making[-1])


def _qualified_name(node: ast.ClassDef, frame: Frame) -> str:
    if frame.scope.is_class and frame.owner_class is not None:
        return f"{frame.owner_class.name}.{node.name}"
    if frame.function is not None:
        return f"{frame.function.name}.<locals>.{node.name}"
    return node.name


def as_base(m: Machine, value: Value) -> Value:
    """Return a base class as a class, outside names included."""
    shape = value.shapes[0]
    if isinstance(shape, External):
        return Value((m.external_class(shape.name),))
    if isinstance(shape, TypeForm):
        return Value((m.external_class(shape.origin),)) if not shape.origin.startswith("own:") else value
    if isinstance(shape, Unknown):
        return Value((m.external_class(shape.of or "unknown"),))
    return value


def decorate(m: Machine, decorator: Value, decorated: Value, frame: Frame, node: ast.AST) -> Value:
    """Apply a decorator; one from outside that is not modelled leaves what it decorates as it is."""
    shape = decorator.only
    if isinstance(shape, Unknown) or shape is None or (isinstance(shape, External) and shape.name not in m.models):
        escape.hand_over(m, Call(frame, node, (decorated,)))
        return decorated
    result = m.call(decorator, Call(frame, node, (decorated,)))
    if all(isinstance(s, Unknown) for s in result.shapes):
        return decorated
    return result


def documentation(node: ast.ClassDef | ast.FunctionDef) -> Value:
    """Return the docstring of a definition as a value."""
    return const(ast.get_docstring(node))
