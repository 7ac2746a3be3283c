"""Config classes, their fields and the keys of module-level dicts as nodes."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_graph.fact import Node, NodeKey, PropertyValue
from knobgraph_ingest.field_declaration import FieldDeclarations
from knobgraph_ingest.interpreter.lineage import ClassFact, FieldFact, Lineage
from knobgraph_ingest.source_tree import SourceTree


def config_nodes(lineage: Lineage, tree: SourceTree) -> Iterator[tuple[Node, NodeKey | None]]:
    """Yield the nodes of every config class, field and key that was declared or stored into, each with its owner."""
    declared: set[NodeKey] = set()
    declarations = FieldDeclarations(tree)
    for cls in lineage.classes.values():
        key = NodeKey("ConfigClass", cls.qualified)
        yield Node(key, {
            "name": cls.name, "module": cls.module, "kind": cls.kind, "bases": list(cls.bases), "path": cls.path, "line": cls.line,
            "text": tree.text_at(cls.path, cls.line),
        }), None  # fmt: skip
        for field in cls.fields:
            field_key = NodeKey("ConfigField", f"{cls.qualified}.{field.name}")
            declared.add(field_key)
            yield Node(field_key, _field(cls, field, tree, lineage, declarations)), key
    for target, (path, line) in lineage.fields.items():
        if target in declared:
            continue
        owner, _, name = target.id[:-1].partition("[") if target.label == "ConfigKey" else target.id.rpartition(".")
        properties: dict[str, PropertyValue] = {
            "name": name, "owner": owner, "path": path, "line": line, "text": tree.text_at(path, line), "reads": _reads(lineage, target),
        }  # fmt: skip
        if target.label == "ConfigField":
            key = NodeKey("ConfigClass", owner)
            yield Node(key, {"name": owner.rpartition(".")[2], "module": owner.rpartition(".")[0], "kind": "plain", "path": path, "line": line}), None
            yield Node(target, properties), key
        else:
            yield Node(target, properties), None


def _reads(lineage: Lineage, key: NodeKey) -> list[str]:
    return [f"{p}:{n}" for p, n in sorted(lineage.reads.get(key, ()))][:50]


def _field(cls: ClassFact, field: FieldFact, tree: SourceTree, lineage: Lineage, declarations: FieldDeclarations) -> dict[str, PropertyValue]:
    text = tree.text_at(field.path, field.line)
    properties: dict[str, PropertyValue] = {
        "name": field.name, "owner": cls.qualified, "path": field.path, "line": field.line, "text": text,
        "reads": _reads(lineage, NodeKey("ConfigField", f"{cls.qualified}.{field.name}")),
    }  # fmt: skip
    if field.annotation is not None:
        properties["type"] = field.annotation
    default, purpose = declarations.default(field), declarations.purpose(field)
    if default is not None:
        properties["default"] = default
    if purpose:
        properties["purpose"] = purpose
    return properties
