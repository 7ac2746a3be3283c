"""Flags of one name that are told apart by the path of the field that they set."""

from __future__ import annotations

from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.value import const

PLAIN = "__plain_options__"


def tell_apart(m: Machine, parser: Instance, *, explicit: bool) -> None:
    """Put words of their path before the names of flags that meet: as few as tell them apart, or all where `explicit`.

    Of flags that lie at different depths the outermost keeps its name.
    """
    actions = [a for v in table_of(m, parser, "__actions__").cells.values() for a in v.shapes if isinstance(a, Instance)]
    plain: list[list[str]] = []
    words: list[list[str]] = []
    for action in actions:
        action.cells.setdefault(PLAIN, action.cells["__options__"])
        plain.append([o for o in str(action.cells[PLAIN].text() or "").split("\n") if o])
        words.append(str(action.cells["dest"].text() or "").split(".")[:-1])
    taken = [0] * len(actions)
    while longer := _to_lengthen(plain, words, taken, explicit=explicit):
        for one in longer:
            taken[one] = len(words[one]) if explicit else taken[one] + 1
    for number, action in enumerate(actions):
        action.cells["__options__"] = const("\n".join(_prefixed(plain[number], words[number], taken[number])))


def _prefixed(options: list[str], words: list[str], taken: int) -> list[str]:
    start = "".join(f"{w}." for w in words[len(words) - taken :])
    return [f"{'-' * (len(o) - len(o.lstrip('-')))}{start}{o.lstrip('-')}" for o in options]


def _to_lengthen(plain: list[list[str]], words: list[list[str]], taken: list[int], *, explicit: bool) -> list[int]:
    """Return the flags of the first name that several have, as far as a word of their path is left."""
    held: dict[str, list[int]] = {}
    for number, options in enumerate(plain):
        for option in _prefixed(options, words[number], taken[number]):
            held.setdefault(option, []).append(number)
    for meeting in held.values():
        if len(meeting) < 2:
            continue
        outer = sorted(meeting, key=lambda n: len(words[n]))
        longer = meeting if explicit or len(words[outer[0]]) == len(words[outer[1]]) else outer[1:]
        longer = [n for n in longer if taken[n] < len(words[n])]
        if longer:
            return longer
    return []
