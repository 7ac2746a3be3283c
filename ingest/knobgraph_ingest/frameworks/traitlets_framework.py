"""traitlets applications (its documentation, "Configuration"): `--Class.trait` of every configurable trait, aliases and flags."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.declared_action import Declaration, add_action
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.config_kinds.traitlets_kind import HOLDERS, KIND, asked, assign, inherit, is_setting, methods_of, set_up, trait_of, type_of
from knobgraph_ingest.interpreter import escape
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FieldDeclaration, Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.shape import REST, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of, key_value
from knobgraph_ingest.interpreter.value import FALSE, NONE, TRUE, UNKNOWN, Value, const, join_values

APPLICATIONS = ("traitlets.config.Application", "traitlets.config.application.Application", "jupyter_core.application.JupyterApp")
CONFIG = "traitlets.config.Config"
SINGLETON = "__singleton__"
SWITCH = "switch "


def _names(key: object) -> tuple[str, ...]:
    """Return the options of an alias or switch, whose key is its name or a tuple of several."""
    written = key_value(key)
    shape = written.only
    words = [v.text() for v in (shape.items if isinstance(shape, TupleShape) else (written,))]
    return tuple(f"--{w}" if len(w) > 1 else f"-{w}" for w in words if w)


def _table(m: Machine, app: Instance, name: str, call: Call) -> dict[object, Value]:
    """Return the entries of a table of the application, of each of several that a condition chooses from."""
    if look_up(app.cls, name) is None and name not in app.cells:
        return {}
    found: dict[object, Value] = {}
    for shape in m.get_attribute(Value((app,)), name, call.frame, call.node).shapes:
        held = shape.cells["default_value"].only if isinstance(shape, Instance) and trait_of_value(shape) is not None else shape
        found.update({k: v for k, v in held.cells.items() if k is not REST} if isinstance(held, DictShape) else {})
    return found


def trait_of_value(shape: Instance) -> Instance | None:
    """Return an object where it is a trait, whose default a class may give in place of a value."""
    return shape if "default_value" in shape.cells and "__kind__" in shape.cells else None


def _classes(m: Machine, app: Instance, call: Call) -> list[ClassShape]:
    """Return the classes whose traits the command line sets: the application's own and those that it lists, with their bases."""
    listed: list[Value] = []
    if look_up(app.cls, "classes") is not None or "classes" in app.cells:
        value = m.get_attribute(Value((app,)), "classes", call.frame, call.node)
        shape = value.only
        value = shape.cells["default_value"] if isinstance(shape, Instance) and trait_of_value(shape) is not None else value
        listed, _ = items_of(m, value, call.frame, call.node)
    found: dict[str, ClassShape] = {}
    for cls in (app.cls, *(s for v in listed for s in v.shapes if isinstance(s, ClassShape))):
        found.update({one.name: one for one in reversed(linearise(cls)) if one.external is None})
    return list(found.values())


def _declare(m: Machine, parser: Instance, app: Instance, call: Call) -> dict[str, dict[str, Value]]:
    """Let a parser have the flags of an application and return what each switch sets, by the name of the trait."""
    classes = {cls.name: cls for cls in _classes(m, app, call)}
    given: dict[str, list[str]] = {}
    for key, value in _table(m, app, "aliases", call).items():
        wanted = value.text() or (value.only.items[0].text() if isinstance(value.only, TupleShape) and value.only.items else None)
        if wanted is not None:
            given.setdefault(wanted, []).extend(_names(key))
    for cls in classes.values():
        for declared in cls.fields.values():
            full = f"{cls.name}.{declared.name}"
            if is_setting(declared) and (declared.owner is cls or full in given):
                _add(m, parser, full, given.pop(full, []), declared, call)
    for full, options in given.items():
        kind = ParameterType(None, UNKNOWN)
        add_action(m, parser, Declaration([*options, f"--{full}"], full, kind, NONE, app.cls.module.path if app.cls.module else "", _line(app.cls), KIND))
    switches: dict[str, dict[str, Value]] = {}
    for key, value in _table(m, app, "flags", call).items():
        words = _names(key)
        dest = f"{SWITCH}{words[0].lstrip('-')}"
        kind = ParameterType("bool", join_values([TRUE, FALSE]))
        shape = value.only
        parts = list(shape.items) if isinstance(shape, TupleShape) else []
        described = parts[1] if len(parts) > 1 else None
        path = app.cls.module.path if app.cls.module else ""
        add_action(m, parser, Declaration(words, dest, kind, FALSE, path, _line(app.cls), KIND, "store_true", help=described))
        switches[dest] = _settings(parts[0]) if parts else {}
    return switches


def _line(cls: ClassShape) -> int:
    return cls.node.lineno if cls.node is not None else 0


def _settings(table: Value) -> dict[str, Value]:
    found: dict[str, Value] = {}
    shape = table.only
    for owner, traits in shape.cells.items() if isinstance(shape, DictShape) else ():
        inner = traits.only
        for name, value in inner.cells.items() if isinstance(inner, DictShape) else ():
            found[f"{owner}.{name}"] = value
    return found


def _add(m: Machine, parser: Instance, full: str, options: list[str], declared: FieldDeclaration, call: Call) -> None:
    trait = trait_of(declared)
    owner = declared.owner
    path = owner.module.path if owner is not None and owner.module is not None else ""
    kind = type_of(m, declared, call)
    described = trait.cells["help"] if trait is not None else None
    add_action(m, parser, Declaration([*options, f"--{full}"], full, kind, declared.default or NONE, path, declared.line, KIND, help=described))


def _parse_command_line(m: Machine, call: Call) -> Value:
    """Keep what the command line sets, for the application and for every object that is made with it."""
    app = call.receiver.only
    if not isinstance(app, Instance):
        return UNKNOWN
    parser = plain_parser(m, call)
    switches = _declare(m, parser, app, call)
    namespace = parse(m, parser, Call(call.frame, call.node))
    kept = table_of(m, m.new_instance(m.external_class(CONFIG)), "__kept__")
    values = {name: value for name, value in namespace.cells.items() if not str(name).startswith(SWITCH)}
    for dest, settings in switches.items():
        switch = namespace.cells.get(dest, NONE)
        for full, value in settings.items():
            set_on = value.plus(switch.origins)
            values[full] = join_values([values[full], set_on]) if full in values else set_on
    kept.cells.update(values)
    m.heap.write(m.external_class(CONFIG).cells, m.entry_point, Value((kept,)))
    own = {f"{cls.name}.{name}" for cls in linearise(app.cls) for name in app.cls.fields}
    escape.leave_open(m, [v for k, v in values.items() if k not in own], call, "objects that outside code makes may be set from the command line here")
    _configure(m, app, call)
    return const(None)


def _is_configured(m: Machine, call: Call) -> bool:
    """Whether an object is made with the configuration, which has been read."""
    return m.entry_point in m.external_class(CONFIG).cells and ("parent" in call.keywords or "config" in call.keywords)


def _configure(m: Machine, owner: Instance, call: Call) -> None:
    """Set the traits of an object that the command line may set, under the name of its class or of a base, and compute their defaults after them."""
    held = m.external_class(CONFIG).cells.get(m.entry_point)
    kept = held.only if held is not None else None
    if not isinstance(kept, DictShape):
        return
    computed = {name: method for name in owner.cls.fields for method in methods_of(owner.cls, "default", name)[:1]}
    for name in [*(n for n in owner.cls.fields if n not in computed), *computed]:
        known = [kept.cells[key] for cls in linearise(owner.cls) if (key := f"{cls.name.rpartition('.')[2]}.{name}") in kept.cells]
        own = asked(m, owner, computed[name], None, call) if name in computed else owner.cells.get(name, NONE)
        if known or name in computed:
            assign(m, owner, name, join_values([*known, own]), call)


def _init(m: Machine, call: Call) -> Value:
    for owner in call.receiver.shapes:
        if isinstance(owner, Instance):
            configured = _is_configured(m, call)
            set_up(m, owner, call, computed=not configured)
            if configured:
                _configure(m, owner, call)
    return const(None)


def _instance(m: Machine, call: Call) -> Value:
    """Return the one object of a class, made at the first call."""
    cls = call.receiver.only
    if not isinstance(cls, ClassShape):
        return UNKNOWN
    held = cls.cells.get(SINGLETON)
    if held is None:
        held = m.call(call.receiver, Call(call.frame, call.node, (), call.keywords))
        m.heap.write(cls.cells, SINGLETON, held)
    return held


def _launch(m: Machine, call: Call) -> Value:
    made = _instance(m, Call(call.frame, call.node, (), {k: v for k, v in call.keywords.items() if k != "argv"}, receiver=call.receiver))
    given = call.argument(0, "argv") or NONE
    for name, arguments in (("initialize", (given,)), ("start", ())):
        m.call(m.get_attribute(made, name, call.frame, call.node), Call(call.frame, call.node, arguments))
    return const(None)


def _initialize(m: Machine, call: Call) -> Value:
    parser = m.get_attribute(call.receiver, "parse_command_line", call.frame, call.node)
    return m.call(parser, Call(call.frame, call.node, call.args, call.keywords))


def _nothing(m: Machine, call: Call) -> Value:
    return const(None)


def _itself(m: Machine, call: Call) -> Value:
    return call.argument(0) or UNKNOWN


METHODS: dict[str, Handler] = {
    "__init_subclass__": inherit, "__init__": _init, "instance": _instance, "launch_instance": _launch, "initialize": _initialize,
    "parse_command_line": _parse_command_line, "start": _nothing, "load_config_file": _nothing,
}  # fmt: skip
MODELS: dict[str, Handler] = {
    f"kind.{KIND}.init": _init,
    **{f"{owner}.{name}": handler for owner in APPLICATIONS for name, handler in METHODS.items()},
    **{f"{holder}.__init__": _init for holder in HOLDERS},
    **{f"{holder}.instance": _instance for holder in HOLDERS if holder.endswith("SingletonConfigurable")},
    "traitlets.config.catch_config_error": _itself,
    "traitlets.config.application.catch_config_error": _itself,
}
