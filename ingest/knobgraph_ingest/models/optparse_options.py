"""What programs ask parsers and options of `optparse` for besides parsing: the options there are, their names, and whether one takes a value."""

from __future__ import annotations

from collections.abc import Callable

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

PARSER = "optparse.OptionParser"
GROUP = "optparse.OptionGroup"
OPTION = "optparse.Option"
HOLDER = "__holder__"


def _options(m: Machine, holder: Instance) -> list[Instance]:
    """Return all options of a parser, or of the parser of a group."""
    while "__group__" in holder.cells:
        outer = holder.cells["parser"].only
        if not isinstance(outer, Instance):
            return []
        holder = outer
    return [s for v in table_of(m, holder, "__options__").cells.values() for s in v.present().shapes if isinstance(s, Instance)]


def _holder_of(option: Instance) -> Instance | None:
    held = option.cells.get(HOLDER)
    shape = held.only if held is not None else None
    return shape if isinstance(shape, Instance) else None


def _all(m: Machine, call: Call) -> Value:
    owner = call.receiver.only
    return Value((m.new_list([Value((o,)) for o in _options(m, owner)]),)) if isinstance(owner, Instance) else UNKNOWN


def _listed(m: Machine, call: Call) -> Value:
    """Return the options that stand in a parser or a group itself."""
    owner = call.args[0].only
    if not isinstance(owner, Instance):
        return UNKNOWN
    wanted = owner if "__group__" in owner.cells else None
    return Value((m.new_list([Value((o,)) for o in _options(m, owner) if _holder_of(o) is wanted]),))


def _groups(m: Machine, call: Call) -> Value:
    owner = call.args[0].only
    holders = [_holder_of(o) for o in _options(m, owner)] if isinstance(owner, Instance) else []
    return Value((m.new_list([Value((h,)) for h in dict.fromkeys(holders) if h is not None]),))


def _find(m: Machine, call: Call) -> Value:
    owner, name = call.receiver.only, (call.argument(0, "opt_str") or UNKNOWN).text()
    if not isinstance(owner, Instance) or name is None:
        return UNKNOWN
    return next((Value((o,)) for o in _options(m, owner) if name in _names(o)), const(None))


def _has(m: Machine, call: Call) -> Value:
    found = _find(m, call)
    return found if found is UNKNOWN else const(found.constant() is None)


def _names(option: Instance) -> list[str]:
    return [n for n in str(option.cells["__options__"].text() or "").split("\n") if n]


def _named(wanted: Callable[[str], bool]) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        option = call.args[0].only
        return Value((m.new_list([const(n) for n in _names(option) if wanted(n)] if isinstance(option, Instance) else []),))

    return run


def _first_name(m: Machine, call: Call) -> Value:
    option = call.receiver.only
    names = _names(option) if isinstance(option, Instance) else []
    return const(next((n for n in names if n.startswith("--")), names[0])) if names else unknown(type_name="str")


def _takes_value(m: Machine, call: Call) -> Value:
    option = call.receiver.only
    return const(option.cells["type"].constant() != Const(None)) if isinstance(option, Instance) else UNKNOWN


def _checked(m: Machine, call: Call) -> Value:
    """Return a value as the option's type makes it of a text: what is none already stays as it is."""
    given = call.argument(1, "value") or UNKNOWN
    option = call.receiver.only
    if isinstance(option, Instance) and option.cells["type"].text() in (None, "string", "choice"):
        return given
    return join_values([unknown(weaken(given.origins, FlowKind.DERIVES)), given])


MODELS: dict[str, Handler] = {
    f"{PARSER}._get_all_options": _all,
    f"{PARSER}.option_groups.__get__": _groups,
    f"{PARSER}.process_default_values.__get__": lambda m, call: const(value=True),
    **{f"{owner}.option_list.__get__": _listed for owner in (PARSER, GROUP)},
    **{f"{owner}.get_option": _find for owner in (PARSER, GROUP)},
    **{f"{owner}.has_option": _has for owner in (PARSER, GROUP)},
    f"{OPTION}._long_opts.__get__": _named(lambda n: n.startswith("--")),
    f"{OPTION}._short_opts.__get__": _named(lambda n: not n.startswith("--")),
    f"{OPTION}.get_opt_string": _first_name,
    f"{OPTION}.takes_value": _takes_value,
    f"{OPTION}.check_value": _checked,
}
