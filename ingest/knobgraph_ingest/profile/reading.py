"""Reads a profile; what is wrong with one is said with the key, the line, the column and what was expected."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from knobgraph_ingest.profile.place import place_of
from knobgraph_ingest.profile.profile import Profile

PROFILE_NAME = "knobgraph.toml"
_WHERE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_SYNTAX = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)
_PART = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`$")
_WORDS = re.compile(r"\b(?:str|int|float|bool|object)\b")
TOML_WORDS = {"str": "string", "int": "integer", "float": "float", "bool": "boolean", "object": "table"}
_MISSING = re.compile(r"Object missing required field `(.*)`$")


class ProfileError(ValueError):
    """A profile cannot be used; the message is one clear line with file, line and column."""


def own_profile(root: Path) -> Profile:
    """Return the profile that stands in the repository at `root`, an empty one where there is none.

    Raises:
        ProfileError: there is one that cannot be used.
    """
    path = root / PROFILE_NAME
    return read_profile(path) if path.is_file() else Profile()


def read_profile(path: Path) -> Profile:
    """Return the profile of a file.

    Raises:
        ProfileError: the file cannot be read, is not TOML, or holds what no profile has.
    """
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ProfileError(f"{path}: not readable: {reason}") from error
    return parse_profile(text, str(path))


def parse_profile(text: str, name: str = PROFILE_NAME) -> Profile:
    """Return the profile of a text; `name` stands in the messages.

    Raises:
        ProfileError: the text is not TOML, or holds what no profile has.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(_syntax(text, str(error), name)) from error
    try:
        profile = msgspec.convert(data, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(_invalid(text, str(error), name)) from error
    backends = [b.name for b in profile.backends]
    if profile.canonical.backend is not None and backends and profile.canonical.backend not in backends:
        line, column = place_of(text, ["canonical", "backend"])
        raise ProfileError(f"{name}:{line}:{column}: canonical.backend: expected one of {', '.join(backends)}, got {profile.canonical.backend}")
    return profile


def _syntax(text: str, message: str, name: str) -> str:
    found = _SYNTAX.match(message)
    what = found["what"] if found is not None else message
    lines = text.split("\n")
    line, column = (found["line"], found["column"]) if found is not None and found["line"] else (len(lines), len(lines[-1]) + 1)
    return f"{name}:{line}:{column}: not TOML: {what}"


def _invalid(text: str, message: str, name: str) -> str:
    found = _WHERE.match(message)
    assert found is not None
    what = found["what"]
    path: list[str | int] = [int(number) if number else key for key, number in _PART.findall(found["path"] or "")]
    unknown, missing = _UNKNOWN.match(what), _MISSING.match(what)
    if unknown is not None:
        line, column = place_of(text, [*path, unknown[1]], key=True)
        where = f" in {_dotted(path)}" if path else ""
        return f"{name}:{line}:{column}: unknown key {unknown[1]}{where}; expected one of {', '.join(_known(path))}"
    line, column = place_of(text, path)
    if missing is not None:
        return f"{name}:{line}:{column}: {_dotted(path)} lacks the key {missing[1]}"
    if what.startswith("Invalid enum value"):
        expected = f"one of {', '.join(get_args(_kind_at(path)))}, got {what.removeprefix('Invalid enum value ')}"
    else:
        expected = _WORDS.sub(lambda m: TOML_WORDS[m[0]], what.replace("`", "").removeprefix("Expected ").replace(" | null", ""))
    return f"{name}:{line}:{column}: {_dotted(path)}: expected {expected}"


def _dotted(path: list[str | int]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def _known(path: list[str | int]) -> list[str]:
    return sorted(get_type_hints(_kind_at(path)))


def _kind_at(path: list[str | int]) -> Any:
    kind: Any = Profile
    for part in path:
        kind = get_args(kind)[0] if isinstance(part, int) else get_type_hints(kind)[part]
    return kind
