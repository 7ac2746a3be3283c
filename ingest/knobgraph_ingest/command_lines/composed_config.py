"""A configuration that is composed of the YAML files of a folder, as Hydra's defaults lists say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

MOST_FILES = 60
SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a configuration and the line of the file that gives it."""

    value: object
    path: str
    line: int


class Branch(dict[str, "Leaf | Branch"]):
    """The entries of a configuration below one key."""


class ComposedConfig:
    """Composes a configuration by the names of its files; `read` returns the text of a file, None where there is none."""

    def __init__(self, folder: str, read: Callable[[str], str | None]) -> None:
        self._folder = folder
        self._read = read
        self._files = 0

    def compose(self, name: str) -> Branch | None:
        """Return the entries of a file with all that its defaults list lays below and above them; None where there is no such file."""
        return self._file(name.removesuffix(".yaml"), "")

    def _file(self, name: str, group: str) -> Branch | None:
        self._files += 1
        found = next(((p, t) for s in SUFFIXES if (t := self._read(p := _joined(self._folder, name) + s)) is not None), None)
        if found is None or self._files > MOST_FILES:
            return None
        try:
            root = yaml.compose(found[1], Loader=yaml.SafeLoader)
        except yaml.YAMLError:
            return None
        own = _branch(root, found[0]) if isinstance(root, yaml.MappingNode) else Branch()
        listed = own.pop("defaults", None)
        defaults = listed.value if isinstance(listed, Leaf) and isinstance(listed.value, list) else []
        whole = Branch()
        for item in [*defaults, *(["_self_"] if "_self_" not in defaults else [])]:
            for part in [own] if item == "_self_" else self._parts(item, group):
                _merge(whole, part)
        return whole

    def _parts(self, item: object, group: str) -> Iterator[Branch]:
        """Yield what one entry of a defaults list adds, below the key of its group."""
        if isinstance(item, str):
            part = self._file(_joined(group, item), group)
            if part is not None:
                yield part
        for key, option in item.items() if isinstance(item, dict) else ():
            words = str(key).removeprefix("override ").removeprefix("optional ")
            inner, _, package = words.partition("@")
            if str(key).startswith("override ") or inner.startswith("hydra/") or option is None:
                continue
            place = inner.lstrip("/") if inner.startswith("/") else _joined(group, inner)
            for one in option if isinstance(option, list) else [option]:
                part = self._file(_joined(place, str(one)), place)
                if part is not None:
                    yield _below(part, [] if package == "_global_" else (package or inner.lstrip("/").replace("/", ".")).split("."))


def leaves(branch: Branch, start: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Yield the values of a configuration with the keys that lead to each."""
    for key, value in branch.items():
        if isinstance(value, Branch):
            yield from leaves(value, (*start, key))
        else:
            yield (*start, key), value


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _below(part: Branch, words: list[str]) -> Branch:
    for word in reversed(words):
        outer = Branch()
        outer[word] = part
        part = outer
    return part


def _branch(node: yaml.MappingNode, path: str) -> Branch:
    found = Branch()
    for key, value in node.value:
        name = str(key.value)
        if isinstance(value, yaml.MappingNode) and value.value:
            found[name] = _branch(value, path)
        else:
            found[name] = Leaf(_plain(value), path, key.start_mark.line + 1)
    return found


def _plain(node: yaml.Node) -> object:
    loader = yaml.SafeLoader("")
    try:
        made: object = loader.construct_object(node, deep=True)
    except yaml.YAMLError:
        made = None
    finally:
        loader.dispose()
    return made


def _merge(whole: Branch, part: Branch) -> None:
    for key, value in part.items():
        held = whole.get(key)
        if isinstance(held, Branch) and isinstance(value, Branch):
            _merge(held, value)
        elif isinstance(value, Branch):
            copy = Branch()
            _merge(copy, value)
            whole[key] = copy
        else:
            whole[key] = value
