"""Further places that a pydantic settings class takes values from (its documentation, "Customise settings sources"), both generations."""

from __future__ import annotations

import ast

from knobgraph_ingest.config_kinds.pydantic_fields import setting
from knobgraph_ingest.interpreter import attribute
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import run_may
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import REST, BoundMethod, External, Key, Shape
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown
from knobgraph_ingest.models.data_files import content_of

OWN = "pydantic_settings.PydanticBaseSettingsSource"
FILES = {"Toml": "toml_file", "Yaml": "yaml_file", "Json": "json_file", "PyprojectToml": "toml_file"}
CONTENT = "__content__"


def given_by_sources(m: Machine, cls: ClassShape, call: Call) -> DictShape | None:
    """Return what the sources of a settings class's own give, known fields by name; None where it has none of its own."""
    hook, standard = _hook(m, cls, call)
    if hook is None:
        return None
    found = m.new_dict()
    sources = m.call(hook, Call(call.frame, call.node, tuple(Value((External(f"pydantic_settings.{name}"),)) for name in standard)))
    for source in items_of(m, sources, call.frame, call.node)[0]:
        for shape in source.shapes:
            _take(m, found, shape, cls, call)
    return found


def _hook(m: Machine, cls: ClassShape, call: Call) -> tuple[Value | None, tuple[str, ...]]:
    """Return the function that orders the sources, and the standard ones that it is handed."""
    if look_up(cls, "settings_customise_sources") is not None:
        standard: tuple[str, ...] = ("InitSettingsSource", "EnvSettingsSource", "DotEnvSettingsSource", "SecretsSettingsSource")
        bound = m.get_attribute(Value((cls,)), "settings_customise_sources", call.frame, call.node)
        return (Value((BoundMethod(bound.only, Value((cls,))),)) if isinstance(bound.only, BoundMethod) else None), standard
    settings = look_up(cls, "Config")
    config = settings.only if settings is not None else None
    if isinstance(config, ClassShape) and look_up(config, "customise_sources") is not None:
        standard = ("InitSettingsSource", "EnvSettingsSource", "SecretsSettingsSource")
        return m.get_attribute(Value((config,)), "customise_sources", call.frame, call.node), standard
    return None, ()


def _take(m: Machine, found: DictShape, shape: Shape, cls: ClassShape, call: Call) -> None:
    content = shape.cells.get(CONTENT) if isinstance(shape, Instance) else None
    if content is not None:
        _join(m, found, REST, content)
        return
    if isinstance(shape, (FunctionShape, BoundMethod)):
        made = run_may(m, call.frame, Value((shape,)), Call(call.frame, call.node, (Value((cls,)),)))
    elif isinstance(shape, Instance) and look_up(shape.cls, "__call__") is not None:
        own = attribute.bind(m, look_up(shape.cls, "__call__") or UNKNOWN, Value((shape,)), shape.cls, call.frame, call.node)
        made = run_may(m, call.frame, own, Call(call.frame, call.node, (Value((cls,)),)))
    else:
        return
    for one in made.shapes:
        if isinstance(one, DictShape):
            for key, value in one.cells.items():
                _join(m, found, key, value)
        elif made.origins:
            _join(m, found, REST, unknown(made.origins))


def _join(m: Machine, found: DictShape, key: Key, value: Value) -> None:
    present = found.cells.get(key)
    m.heap.write(found.cells, key, value.present() if present is None else join_values((present, value.present())))


def _file_source(option: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        cls = (call.argument(0, "settings_cls") or UNKNOWN).only
        path = call.argument(1, option) or (setting(cls, option) if isinstance(cls, ClassShape) else None)
        made = m.new_instance(m.external_class("pydantic_settings.FileSource"))
        written = call.node.args[1] if isinstance(call.node, ast.Call) and len(call.node.args) > 1 else None
        if path is not None:
            made.cells[CONTENT] = unknown(content_of(m, path, written, call))
        elif option == "toml_file":
            made.cells[CONTENT] = unknown(content_of(m, const("pyproject.toml"), None, call))
        return Value((made,))

    return make


MODELS: dict[str, Handler] = {
    f"{OWN}.__init__": lambda m, call: const(None),
    **{f"pydantic_settings.{kind}ConfigSettingsSource": _file_source(option) for kind, option in FILES.items()},
}
