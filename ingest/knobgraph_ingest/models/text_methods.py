"""Methods of `str`: folded on known text, derived otherwise."""

from __future__ import annotations

from typing import Any

from knobgraph_ingest.interpreter import command_word, operation, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.shape import EITHER, REST, Const, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import Value, const, join_values, unknown

RESULTS: dict[str, str | None] = {
    "capitalize": "str", "casefold": "str", "center": "str", "count": "int", "encode": "bytes", "endswith": None, "expandtabs": "str",
    "find": "int", "format": "str", "index": "int", "isalnum": None, "isalpha": None, "isdigit": None, "isidentifier": None, "islower": None,
    "isnumeric": None, "isspace": None, "isupper": None, "ljust": "str", "lower": "str", "lstrip": "str", "partition": "tuple",
    "removeprefix": "str", "removesuffix": "str", "replace": "str", "rfind": "int", "rindex": "int", "rjust": "str", "rpartition": "tuple",
    "rsplit": "list", "rstrip": "str", "split": "list", "splitlines": "list", "startswith": None, "strip": "str", "swapcase": "str",
    "title": "str", "translate": "str", "upper": "str", "zfill": "str",
}  # fmt: skip

OF_A_WORD = ("casefold", "lower", "strip")  # the words of a table are written in small letters, without spaces around them


def _plain(value: Value) -> tuple[bool, Any]:
    shape = value.only
    if isinstance(shape, Const):
        return True, shape.value
    if isinstance(shape, TupleShape):
        parts = [_plain(i) for i in shape.items]
        return all(k for k, _ in parts), tuple(v for _, v in parts)
    return False, None


def _wrap(m: Machine, result: Any) -> Value:
    if isinstance(result, list):
        return Value((m.new_list([const(r) for r in result]),))
    if isinstance(result, tuple):
        return Value((TupleShape(tuple(const(r) for r in result)),))
    return const(result)


def _method(name: str, kind: str | None) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        receiver = call.receiver
        args = call.args
        if not receiver.shapes or (receiver.only and isinstance(receiver.only, Unknown) and receiver.only.type_name is None and args):
            receiver, args = args[0], args[1:]
        origins = weaken(join_origins(receiver.origins, *(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
        plain = [_plain(a) for a in args]
        keywords = {k: _plain(v) for k, v in call.keywords.items()}
        results: list[Value] = []
        for shape in receiver.shapes:
            if isinstance(shape, Const) and isinstance(shape.value, str) and all(k for k, _ in plain) and all(k for k, _ in keywords.values()):
                try:
                    made = getattr(shape.value, name)(*(v for _, v in plain), **{k: v for k, (_, v) in keywords.items()})
                    results.append(_wrap(m, made))
                    continue
                except (TypeError, ValueError, IndexError, KeyError, AttributeError):
                    results.append(unknown(type_name=kind))
                    continue
            if name in OF_A_WORD and command_word.is_first_word(shape):
                results.append(Value((shape,)))
            elif kind == "list":
                listed = m.new_list()
                m.heap.write(listed.cells, REST, unknown(origins, "str"))
                results.append(Value((listed,)))
            elif kind == "tuple":
                results.append(Value((TupleShape(tuple(unknown(origins, "str") for _ in range(3))),)))
            elif kind is None:
                results.append(Value(EITHER))
            else:
                results.append(unknown(type_name=kind))
        joined = join_values(results)
        return joined if kind in ("list", "tuple") and not any(isinstance(s, Const) for s in receiver.shapes) else joined.plus(origins)

    return run


def _join(m: Machine, call: Call) -> Value:
    items = call.argument(0)
    if items is None:
        return unknown(type_name="str")
    origins = weaken(join_origins(call.receiver.origins, m.deep_origins(items)), FlowKind.DERIVES)
    known, more = subscript.items_of(m, items, call.frame, call.node)
    separator = call.receiver.text()
    texts = [operation.text_of(m, k) for k in known]
    if separator is not None and more is None and all(t is not None for t in texts):
        return const(separator.join(t for t in texts if t is not None), origins)
    return unknown(origins, "str")


METHODS: dict[str, Handler] = {**{name: _method(name, kind) for name, kind in RESULTS.items()}, "join": _join}
MODELS: dict[str, Handler] = {f"str.{name}": handler for name, handler in METHODS.items()}
