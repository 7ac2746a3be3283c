"""The parts of the standard library that move values: functools, copy, os, typing, types, contextlib, pathlib, collections."""

from __future__ import annotations

from knobgraph_ingest.interpreter import attribute, foreign_code, remembered_call, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_method, external_call, run_may
from knobgraph_ingest.interpreter.container import DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.environment_variable import set_variable, variable_origins
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, weaken
from knobgraph_ingest.interpreter.shape import REST, Const, Descriptor, External, Native, Partial, Shape, TupleShape, TypeForm
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown


def _partial(m: Machine, call: Call) -> Value:
    if not call.args:
        return UNKNOWN
    return Value((Partial(call.args[0], call.args[1:], tuple(call.keywords.items())),))


def _remembering(m: Machine, call: Call) -> Value:
    """Return the function, which remembers its calls from now on, or a decorator where only the size is given."""
    first = call.argument(0)
    if first is None or first.constant() is not None:
        return Value((Native("functools.lru_cache()", _remembering),))
    if isinstance(first.only, FunctionShape):
        remembered_call.remember(first.only)
    return first


def _first(m: Machine, call: Call) -> Value:
    return call.argument(0) or UNKNOWN


def _second(m: Machine, call: Call) -> Value:
    return call.argument(1) or UNKNOWN


def _cached_property(m: Machine, call: Call) -> Value:
    return Value((Descriptor("cached_property", call.argument(0) or UNKNOWN),))


def _wraps(m: Machine, call: Call) -> Value:
    wrapped = call.argument(0) or UNKNOWN
    return Value((Native("functools.wraps()", lambda _, inner: wrapping(inner.argument(0) or UNKNOWN, wrapped)),))


def _update_wrapper(m: Machine, call: Call) -> Value:
    return wrapping(call.argument(0, "wrapper") or UNKNOWN, call.argument(1, "wrapped") or UNKNOWN)


def wrapping(wrapper: Value, wrapped: Value) -> Value:
    """Give a function the name and the attributes of the one that it wraps."""
    for shape in wrapper.shapes:
        if isinstance(shape, FunctionShape):
            shape.cells["__wrapped__"] = wrapped
            source = wrapped.only
            if isinstance(source, FunctionShape):
                shape.cells.update({k: v for k, v in source.cells.items() if k != "__wrapped__"})
                shape.cells["__name__"] = const(source.name)
    return wrapper


def _copy(m: Machine, call: Call) -> Value:
    return copied(m, call.argument(0) or UNKNOWN, deep=False)


def _deepcopy(m: Machine, call: Call) -> Value:
    return copied(m, call.argument(0) or UNKNOWN, deep=True)


def copied(m: Machine, value: Value, *, deep: bool, depth: int = 4) -> Value:
    """Return a copy of a value's containers and objects."""
    shapes: list[Shape] = []
    for shape in value.shapes:
        made: DictShape | ListShape | Instance
        if isinstance(shape, Instance):
            made = m.new_instance(shape.cls)
        elif isinstance(shape, DictShape):
            made = m.new_dict()
            made.default_factory = shape.default_factory
        elif isinstance(shape, ListShape):
            made = m.new_list((), shape.kind)
        else:
            shapes.append(shape)
            continue
        for key, item in shape.cells.items():
            made.cells[key] = copied(m, item, deep=True, depth=depth - 1) if deep and depth else item
        made.grown = shape.grown and deep
        shapes.append(made)
    return Value(tuple(shapes), value.origins)


def _environment(m: Machine, call: Call) -> Value:
    name = call.argument(0, "key")
    text = name.text() if name is not None else None
    default = call.argument(1, "default")
    origins = environment_origin(m, text, call) if text is not None else {}
    shapes = unknown(type_name="str")
    return join_values((shapes, default if default is not None else const(None))).plus(origins)


def environment_origin(m: Machine, name: str, call: Call) -> Origins:
    """Return the origin that a read environment variable is."""
    return variable_origins(m, name, (call.frame.path, getattr(call.node, "lineno", 0)))


def _environment_setdefault(m: Machine, call: Call) -> Value:
    text = (call.argument(0, "key") or UNKNOWN).text()
    value = call.argument(1, "value") or UNKNOWN
    if text is not None:
        set_variable(m, text, value, (call.frame.path, getattr(call.node, "lineno", 0)), "setdefault")
    return _environment(m, call)


def _environment_item(m: Machine, call: Call) -> Value:
    text = (call.argument(0) or UNKNOWN).text()
    return unknown(environment_origin(m, text, call) if text is not None else {}, "str")


def _get_origin(m: Machine, call: Call) -> Value:
    shape = (call.argument(0) or UNKNOWN).only
    if isinstance(shape, TypeForm):
        return m.importer.external("typing.Union" if shape.origin == "typing.Optional" else TYPING_ORIGINS.get(shape.origin, shape.origin))
    return UNKNOWN if shape is None or type(shape).__name__ == "Unknown" else const(None)


TYPING_ORIGINS = {"typing.List": "builtins.list", "typing.Dict": "builtins.dict", "typing.Tuple": "builtins.tuple", "typing.Set": "builtins.set"}


def _get_args(m: Machine, call: Call) -> Value:
    shape = (call.argument(0) or UNKNOWN).only
    if isinstance(shape, TypeForm):
        extra = (m.importer.external("builtins.NoneType"),) if shape.origin == "typing.Optional" else ()
        items = tuple(m.importer.external("builtins.NoneType") if (c := a.constant()) is not None and c.value is None else a for a in shape.arguments)
        return Value((TupleShape(items + extra),))
    return Value((TupleShape(()),))


def _namespace(m: Machine, call: Call) -> Value:
    instance = m.new_instance(m.external_class("types.SimpleNamespace"))
    for name, value in call.keywords.items():
        instance.cells[name] = value
    if call.keyword_rest is not None:
        instance.cells[REST] = call.keyword_rest
    if call.args:
        cells = [subscript.mapping_cells(m, s, call.frame, call.node) for s in call.args[0].shapes]
        for table in cells:
            instance.cells.update(table or {})
    return Value((instance,))


def _submit(m: Machine, call: Call) -> Value:
    if not call.args:
        return UNKNOWN
    inner = Call(call.frame, call.node, call.args[1:], {k: v for k, v in call.keywords.items() if k not in ("target", "args", "kwargs")}, call.rest)
    return m.call(call.args[0], inner)


def _thread(m: Machine, call: Call) -> Value:
    target = call.keywords.get("target") or call.argument(1)
    args = call.keywords.get("args") or call.argument(3) or Value((TupleShape(()),))
    if target is not None:
        known, more = subscript.items_of(m, args, call.frame, call.node)
        keywords: dict[str, Value] = {}
        for shape in (call.keywords.get("kwargs") or UNKNOWN).shapes:
            if isinstance(shape, DictShape):
                keywords.update({k: v for k, v in shape.cells.items() if isinstance(k, str)})
        run_may(m, call.frame, target, Call(call.frame, call.node, tuple(known), keywords, more))
    return unknown(of="threading.Thread()")


def _start(m: Machine, call: Call) -> Value:
    """Run what an own class of threads or processes does when it is started; its base does nothing but run its target."""
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            call_method(m, shape, "run", (), call.frame, call.node)
    return const(None)


def _default_dict(m: Machine, call: Call) -> Value:
    shape = m.new_dict()
    shape.default_factory = call.argument(0)
    if len(call.args) > 1:
        subscript.merge_mapping(m, shape, call.args[1], call.frame, call.node)
    return Value((shape,))


def _chain(m: Machine, call: Call) -> Value:
    result = m.new_list()
    for argument in call.args:
        known, more = subscript.items_of(m, argument, call.frame, call.node)
        for item in known:
            result.cells[len([k for k in result.cells if k is not REST])] = item
        if more is not None:
            present = result.cells.get(REST)
            result.cells[REST] = more if present is None else join_values((present, more))
    return Value((result,))


def _getter(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        names = call.args

        def run(inner_m: Machine, inner: Call) -> Value:
            target = inner.argument(0) or UNKNOWN
            results: list[Value] = []
            for name in names:
                text = name.text()
                if kind == "attribute" and text is not None:
                    current = target
                    for part in text.split("."):
                        current = inner_m.get_attribute(current, part, inner.frame, inner.node)
                    results.append(current)
                else:
                    results.append(subscript.load_key(inner_m, target, name, inner.frame, inner.node, (inner.frame.path, getattr(inner.node, "lineno", 0))))
            return results[0] if len(results) == 1 else Value((TupleShape(tuple(results)),))

        return Value((Native(f"operator.{kind}getter()", run),))

    return make


def _reduce(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.argument(1) or UNKNOWN, call.frame, call.node)
    items = ([call.args[2]] if len(call.args) > 2 else []) + known
    if more is not None or not items:
        return external_call(m, "functools.reduce", call)
    function = call.argument(0) or UNKNOWN
    result = items[0]
    for item in items[1:]:
        result = m.call(function, Call(call.frame, call.node, (result, item)))
    return result


def _import_module(m: Machine, call: Call) -> Value:
    name = call.argument(0, "name") or UNKNOWN
    package = (call.argument(1, "package") or UNKNOWN).text()
    results: list[Value] = []
    for shape in name.shapes:
        if isinstance(shape, Const) and isinstance(shape.value, str):
            level = len(shape.value) - len(shape.value.lstrip("."))
            name_text = shape.value.lstrip(".")
            if level and package is not None:  # relative to the package that is given, whichever module asks
                name_text, level = ".".join([*package.split(".")[: len(package.split(".")) - level + 1], name_text]), 0
            found = m.importer.import_module(m, name_text, level, call.frame.module)
            m.importer.unfound += not isinstance(found.only, ModuleShape)
            results.append(found)
        else:
            m.importer.unfound += 1
            foreign_code.run(m, name.origins)
            m.bound(call.frame, call.node, "a module is imported here under a name that only a run knows")
            results.append(UNKNOWN)
    return join_values(results).plus(weaken(name.origins, FlowKind.CONTROLS))


def _nothing(m: Machine, call: Call) -> Value:
    return const(None)


def _enter_context(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    shape = value.only
    if isinstance(shape, ListShape) and shape.kind == "generator":
        known, more = subscript.shape_items(shape)
        return known[0] if known else more or UNKNOWN
    return value


MODELS: dict[str, Handler] = {
    "functools.partial": _partial,
    "functools.wraps": _wraps,
    "functools.update_wrapper": _update_wrapper,
    "functools.lru_cache": _remembering,
    "functools.cache": _remembering,
    "functools.cached_property": _cached_property,
    "functools.reduce": _reduce,
    "contextlib.contextmanager": _first,
    "contextlib.asynccontextmanager": _first,
    "abc.abstractmethod": _first,
    "abc.abstractproperty": lambda m, call: Value((Descriptor("property", call.argument(0) or UNKNOWN),)),
    "typing.cast": _second,
    "typing.overload": _first,
    "typing.final": _first,
    "typing.no_type_check": _first,
    "typing.runtime_checkable": _first,
    "typing.get_origin": _get_origin,
    "typing.get_args": _get_args,
    "copy.copy": _copy,
    "copy.deepcopy": _deepcopy,
    "os.getenv": _environment,
    "os.environ.get": _environment,
    "os.environ.pop": _environment,
    "os.environ.setdefault": _environment_setdefault,
    "os.environ.__getitem__": _environment_item,
    "os.environ.__contains__": _environment_item,
    "types.SimpleNamespace": _namespace,
    "asyncio.run": _first,
    "asyncio.gather": lambda m, call: Value((TupleShape(call.args),)),
    "asyncio.create_task": _first,
    "asyncio.ensure_future": _first,
    "threading.Thread": _thread,
    "multiprocessing.Process": _thread,
    **dict.fromkeys((f"{base}.start" for base in ("threading.Thread", "multiprocessing.Process")), _start),
    "concurrent.futures.ThreadPoolExecutor.submit": _submit,
    "concurrent.futures.ProcessPoolExecutor.submit": _submit,
    "collections.defaultdict": _default_dict,
    "itertools.chain": _chain,
    "operator.attrgetter": _getter("attribute"),
    "operator.itemgetter": _getter("item"),
    "importlib.import_module": _import_module,
    "contextlib.ExitStack.enter_context": _enter_context,
    "warnings.warn": _nothing,
    "gc.collect": _nothing,
}

__all__ = ["MODELS", "External", "attribute", "copied"]
