"""Flags generated from the fields of config classes, and the objects that are built from what was parsed."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace

from knobgraph_ingest.command_lines.annotation import ParameterType, read
from knobgraph_ingest.command_lines.declared_action import Declaration, add_action
from knobgraph_ingest.command_lines.parser_class import new_command, new_commands
from knobgraph_ingest.command_lines.signature import SignatureParameter, parameters_of
from knobgraph_ingest.config_kinds.dataclass_kind import annotation_value
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FieldDeclaration, Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.shape import Const, Shape, TupleShape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, const, join_values, unknown

DEPTH = 5
COMMANDS = "__commands__"
ALTERNATIVES = "__alternatives__"
CHOSEN = "__chosen__"
"""What the metadata of a field name: the classes that sub-commands choose from, those that a flag chooses from, and the word of its default."""


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a config class or a parameter of a function, as far as a command line cares."""

    name: str
    kind: ParameterType
    default: Value | None
    path: str
    line: int
    help: Value | None
    options: tuple[str, ...] = ()
    default_text: str = ""
    env: str | None = None
    positional: bool = False
    commands: tuple[tuple[str, ClassShape], ...] = ()
    alternatives: tuple[Choice, ...] = ()
    metadata: Shape | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One class of several that a word chooses; `given` is an object whose values are the defaults."""

    word: str
    shape: Shape
    given: Value | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How a framework names its flags: `options` maps the path of names and the type to option strings, none for a positional.

    `complement` names the flags of their own that switch off what is on; `command` the sub-command that chooses one class of several by what is
    annotated of it, where the member does not say so itself; `skips` tells the members that are no flags; `settle` finishes the parser of a sub-command,
    `typed` what the type of a member is where the framework asks for more than its annotation.
    """

    framework: str
    options: Callable[[tuple[str, ...], ParameterType, Member], tuple[str, ...]]
    nested: bool = True
    flat: bool = False
    action: Callable[[ParameterType], str] = lambda kind: "store"
    complement: Callable[[tuple[str, ...], ParameterType, Member], tuple[str, ...]] = lambda path, kind, member: ()
    command: Callable[[tuple[str, ...], ClassShape, tuple[Value, ...]], Choice] | None = None
    skips: Callable[[Member], bool] = lambda member: False
    settle: Callable[[Machine, Instance], None] = lambda m, parser: None
    typed: Callable[[Member], ParameterType] = lambda member: member.kind


def members_of(m: Machine, shape: Shape, call: Call) -> list[Member]:
    """Return the fields of a config class, else the parameters that its constructor or a function takes."""
    if isinstance(shape, ClassShape):
        fields = next((c.fields for c in linearise(shape) if c.fields), {})
        if fields:
            return [_field(m, f, call) for f in fields.values() if f.init and not f.name.startswith("_")]
    return [_parameter(m, p) for p in parameters_of(m, shape) if p.kind in ("positional", "keyword")]


def _field(m: Machine, declared: FieldDeclaration, call: Call) -> Member:
    default = declared.default
    if default is None and declared.factory is not None:
        default = m.call(declared.factory, Call(call.frame, call.node))
    kind = read(m, annotation_value(m, declared))
    metadata = declared.metadata.only if declared.metadata is not None else None
    described = metadata.cells.get("help") if isinstance(metadata, DictShape) else None
    module = declared.owner.module if declared.owner is not None else None
    aliases = metadata.cells.get("aliases") if isinstance(metadata, DictShape) else None
    extra = [t for t in (a.text() for a in _items(aliases)) if t is not None]
    positional = isinstance(metadata, DictShape) and "positional" in metadata.cells and truth(metadata.cells["positional"]) is True
    named = _named(metadata, COMMANDS)
    return Member(
        declared.alias or declared.name, kind, default, module.path if module else "", declared.line, described, tuple(extra), _written_default(declared),
        positional=positional, commands=tuple((k, c) for k, c in named if isinstance(k, str) and isinstance(c, ClassShape)),
        alternatives=tuple(c for word, shape in _named(metadata, ALTERNATIVES) if (c := _alternative(m, word, shape, call)) is not None),
        metadata=metadata,
    )  # fmt: skip


def _named(metadata: Shape | None, key: str) -> list[tuple[object, Shape | None]]:
    table = metadata.cells[key].only if isinstance(metadata, DictShape) and key in metadata.cells else None
    return [(k, v.only) for k, v in table.cells.items()] if isinstance(table, DictShape) else []


def _alternative(m: Machine, word: object, shape: Shape | None, call: Call) -> Choice | None:
    """Return the class that a word stands for, with the object whose values are its defaults where it stands for one, or for what makes one."""
    if not isinstance(word, str) or shape is None:
        return None
    if isinstance(shape, ClassShape):
        return Choice(word, shape)
    given = Value((shape,)) if isinstance(shape, Instance) else m.call(Value((shape,)), Call(call.frame, call.node))
    return Choice(word, given.only.cls, given) if isinstance(given.only, Instance) else None


def _items(value: Value | None) -> list[Value]:
    shape = value.only if value is not None else None
    return list(shape.items) if isinstance(shape, TupleShape) else list(getattr(shape, "cells", {}).values())


def _written_default(declared: FieldDeclaration) -> str:
    body = declared.owner.node.body if declared.owner is not None and declared.owner.node is not None else ()
    node = next((n for n in body if isinstance(n, ast.AnnAssign) and n.lineno == declared.line), None)
    return ast.unparse(node.value) if node is not None and node.value is not None else ""


def _parameter(m: Machine, parameter: SignatureParameter) -> Member:
    kind = read(m, parameter.annotation)
    if parameter.annotation is None and parameter.default is not None:
        constant = parameter.default.constant()
        if constant is not None and constant.value is not None:
            kind = read(m, m.importer.external(f"builtins.{type(constant.value).__name__}"))
    return Member(parameter.name, kind, parameter.default, parameter.path, parameter.line, None, (), parameter.default_text)


def is_config(m: Machine, kind: ParameterType) -> ClassShape | None:
    """Return the own class with fields that a type is, whose fields are flags of their own."""
    shape = kind.config[0] if len(kind.config) == 1 and not kind.many else None
    return shape if shape is not None and shape.external is None and any(c.fields for c in linearise(shape)) else None


def add_flags(m: Machine, parser: Instance, shape: Shape, prefix: tuple[str, ...], style: Style, call: Call, given: Value | None = None) -> None:
    """Let a parser have the flags of a class or function; `given` is an object whose values are the defaults."""
    for one in members_of(m, shape, call):
        if style.skips(one):
            continue
        path = (*prefix, one.name)
        default = one.default
        instance = given.only if given is not None else None
        if isinstance(instance, Instance) and one.name in instance.cells:
            default = Value(instance.cells[one.name].shapes)
        several = _choices(one, path, style)
        if several:
            add_choices(m, parser, several, path, style, call)
            continue
        if one.alternatives:
            _add_alternatives(m, parser, one, path, style, call)
            continue
        inner = is_config(m, one.kind)
        if inner is not None and style.nested and len(path) <= DEPTH:
            held = default if default is not None and isinstance(default.only, Instance) else None
            add_flags(m, parser, inner, path, style, call, held)
            continue
        options = style.options(path[-1:] if style.flat else path, one.kind, one)
        declared = Declaration(
            options, ".".join(path), style.typed(one), default, one.path, one.line, style.framework, style.action(one.kind),
            one.default_text, one.help, one.env,
        )  # fmt: skip
        add_action(m, parser, declared)
        off = style.complement(path[-1:] if style.flat else path, one.kind, one)
        if off:
            add_action(m, parser, replace(declared, options=off, action="store_false"))


def build(m: Machine, shape: Shape, prefix: tuple[str, ...], namespace: Instance, style: Style, call: Call) -> Value:
    """Return what calling the class or function with its parsed flags gives."""
    return m.call(Value((shape,)), Call(call.frame, call.node, (), arguments(m, shape, prefix, namespace, style, call)))


def arguments(m: Machine, shape: Shape, prefix: tuple[str, ...], namespace: Instance, style: Style, call: Call) -> dict[str, Value]:
    """Return the keyword arguments of a class or function that its parsed flags are."""
    keywords: dict[str, Value] = {}
    for one in members_of(m, shape, call):
        if style.skips(one):
            continue
        path = (*prefix, one.name)
        several = _choices(one, path, style)
        if several:
            keywords[one.name] = build_choice(m, several, path, namespace, style, call, one.default)
            continue
        if one.alternatives:
            keywords[one.name] = _build_alternative(m, one, path, namespace, style, call)
            continue
        inner = is_config(m, one.kind)
        if inner is not None and style.nested and len(path) <= DEPTH:
            made = build(m, inner, path, namespace, style, call)
            keywords[one.name] = made if not one.kind.optional else Value((*made.shapes, *const(None).shapes), made.origins)
            continue
        held = namespace.cells.get(".".join(path))
        if held is not None:
            keywords[one.name] = held
    return keywords


def _choices(one: Member, path: tuple[str, ...], style: Style) -> list[Choice]:
    """Return the classes that sub-commands choose from; none where a member is no such choice."""
    if one.alternatives:
        return []
    if one.commands or style.command is None:
        return [Choice(word, cls) for word, cls in one.commands]
    return choices_of(one.kind, path, style) if len(one.kind.config) > 1 and not one.kind.many else []


def choices_of(kind: ParameterType, path: tuple[str, ...], style: Style) -> list[Choice]:
    """Return the classes of a union, each with its word."""
    notes = kind.config_notes or (kind.notes,) * len(kind.config)
    return [style.command(path, cls, told) for cls, told in zip(kind.config, notes, strict=True)] if style.command is not None else []


def add_choices(m: Machine, parser: Instance, choices: list[Choice], path: tuple[str, ...], style: Style, call: Call) -> None:
    """Let a parser have a sub-command for each choice; of two with one word either may be meant."""
    commands = new_commands(m, parser, f"{'.'.join(path)}:", call)
    made: dict[str, Instance] = {}
    for one in choices:
        if one.word not in made:
            made[one.word] = new_command(m, commands, one.word, call)
        add_flags(m, made[one.word], one.shape, path, style, call, one.given)
    for parser_of_word in made.values():
        style.settle(m, parser_of_word)


def build_choice(
    m: Machine, choices: list[Choice], path: tuple[str, ...], namespace: Instance, style: Style, call: Call, default: Value | None = None,
) -> Value:  # fmt: skip
    """Return what the chosen class makes of its flags; without a word that is the default."""
    word = namespace.cells.get(f"{'.'.join(path)}:")
    text = word.text() if word is not None else None
    chosen = [build(m, c.shape, path, namespace, style, call) for c in choices if c.word == text]
    if not chosen and word is not None and word.constant() == Const(None) and default is not None:
        return default
    return join_values(chosen) if chosen else unknown()


def _add_alternatives(m: Machine, parser: Instance, one: Member, path: tuple[str, ...], style: Style, call: Call) -> None:
    """Let a parser have the flag that chooses one class of several by its word, and the flags of each: of two with one name the first, as no run has both."""
    words = tuple(const(c.word) for c in one.alternatives)
    chosen = one.metadata.cells.get(CHOSEN) if isinstance(one.metadata, DictShape) else None
    every = _all_followed(one)
    kind = ParameterType("str", join_values(words) if every else unknown(type_name="str"), choices=words if every else None)
    options = style.options(path[-1:] if style.flat else path, kind, one)
    add_action(m, parser, Declaration(options, ".".join(path), kind, chosen, one.path, one.line, style.framework, help=one.help))
    actions = table_of(m, parser, "__actions__").cells
    for alternative in one.alternatives:
        before = list(actions)
        add_flags(m, parser, alternative.shape, path, style, call, alternative.given)
        known = {_dest(k) for k in before}
        for key in [k for k in actions if k not in before and _dest(k) in known]:
            m.heap.write(actions, key, ABSENT_VALUE)


def _all_followed(one: Member) -> bool:
    """Whether the class of every word is known, so that there are no more words than those."""
    return len(one.alternatives) == len(_named(one.metadata, ALTERNATIVES))


def _dest(action: object) -> str | None:
    return action.cells["dest"].text() if isinstance(action, Instance) else None


def _build_alternative(m: Machine, one: Member, path: tuple[str, ...], namespace: Instance, style: Style, call: Call) -> Value:
    """Return the object of any class that the word may choose, which the flag of the word controls."""
    word = namespace.cells.get(".".join(path)) or unknown()
    chosen = [c for c in one.alternatives if word.text() in (None, c.word)]
    made = join_values([*(build(m, c.shape, path, namespace, style, call) for c in chosen), *(() if _all_followed(one) else (unknown(),))])
    return Value(made.shapes, join_origins(made.origins, weaken(word.origins, FlowKind.CONTROLS)))


def dashed(name: str) -> str:
    """Return a name as options with dashes write it."""
    return name.replace("_", "-")


def is_flag(kind: ParameterType) -> bool:
    """Whether a type is a switch."""
    return kind.boolean and kind.size is None
