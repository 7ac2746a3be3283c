"""click-option-group (its documentation, API): options that stand below a title are options like any other."""

from __future__ import annotations

from knobgraph_ingest.frameworks.click_framework import MODELS as CLICK
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Native
from knobgraph_ingest.interpreter.value import UNKNOWN, Value


def _title(m: Machine, call: Call) -> Value:
    """Return the decorator that only heads a group."""
    return Value((Native("optgroup.group()", lambda _, inner: inner.argument(0) or UNKNOWN),))


MODELS: dict[str, Handler] = {
    "click_option_group.optgroup": _title,
    "click_option_group.optgroup.group": _title,
    "click_option_group.optgroup.option": CLICK["click.option"],
    "click_option_group.optgroup.help_option": CLICK["click.help_option"],
}
