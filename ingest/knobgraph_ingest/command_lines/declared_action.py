"""An argparse action made from a field or parameter instead of an `add_argument` call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.value import Value, const

ACTION = "argparse.Action"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A flag as a framework derives it from code: `options` is empty for a positional, `default` None where one must be given."""

    options: Sequence[str]
    dest: str
    kind: ParameterType
    default: Value | None
    path: str
    line: int
    framework: str
    action: str = "store"
    default_text: str = ""
    help: Value | None = None
    env: str | None = None


def add_action(m: Machine, parser: Instance, declared: Declaration) -> Instance:
    """Let a parser have a declared flag and return its action."""
    kind = declared.kind
    action = m.new_instance(m.external_class(ACTION))
    nargs = "*" if kind.many else kind.size
    action.cells.update({
        "default": declared.default if declared.default is not None else const(None), "type": const(None), "const": const(None),
        "nargs": const(nargs), "choices": Value((m.new_list(kind.choices),)) if kind.choices is not None else const(None),
        "help": declared.help if declared.help is not None else const(None), "metavar": const(None), "action": const(declared.action),
        "dest": const(declared.dest), "required": const(declared.default is None), "__type__": const(kind.name),
        "__given__": kind.value(m), "__options__": const("\n".join(declared.options)), "__path__": const(declared.path),
        "__line__": const(declared.line), "__default_text__": const(declared.default_text), "__framework__": const(declared.framework),
    })  # fmt: skip
    if declared.env is not None:
        action.cells["env_var"] = const(declared.env)
    m.heap.write(table_of(m, parser, "__actions__").cells, action, Value((action,)))
    return action
