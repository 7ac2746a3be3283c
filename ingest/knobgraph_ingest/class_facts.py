"""The config classes of the modules that were run, as facts."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.container import ClassShape
from knobgraph_ingest.interpreter.importing import Importer
from knobgraph_ingest.interpreter.lineage import ClassFact, FieldFact
from knobgraph_ingest.interpreter.mro import linearise


def class_facts(importer: Importer) -> dict[str, ClassFact]:
    """Return every config class of a run module by its qualified name."""
    return {cls.qualified: _fact(cls) for cls in importer.config_classes()}


def _fact(cls: ClassShape) -> ClassFact:
    path = cls.module.path if cls.module is not None else ""
    bases = tuple(b.qualified for b in linearise(cls)[1:] if b.external != "builtins.object")
    fields: list[FieldFact] = []
    for declared in cls.fields.values():
        owner = declared.owner.module if declared.owner is not None else None
        annotation = ast.unparse(declared.annotation) if declared.annotation is not None else None
        fields.append(FieldFact(declared.name, annotation, owner.path if owner is not None else path, declared.line))
    module = cls.module.name if cls.module is not None else ""
    return ClassFact(cls.qualified, cls.name, module, cls.kind, bases, path, cls.node.lineno if cls.node is not None else 0, tuple(fields))
