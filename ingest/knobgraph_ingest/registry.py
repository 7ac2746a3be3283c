"""Finds the plug-ins by folder: models of outside code, frameworks and config kinds."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from knobgraph_ingest.interpreter.machine import Handler

FOLDERS = ("models", "frameworks", "config_kinds")


class PlugInError(Exception):
    """A plug-in file is malformed; the message names it."""


@lru_cache(maxsize=1)
def load_models() -> Mapping[str, Handler]:
    """Return every handler by the dotted name it models.

    Raises:
        PlugInError: a file declares no `MODELS`, or two declare the same name.
    """
    handlers: dict[str, Handler] = {}
    declared_in: dict[str, str] = {}
    for folder in FOLDERS:
        package = importlib.import_module(f"knobgraph_ingest.{folder}")
        for info in pkgutil.iter_modules(package.__path__):
            name = f"knobgraph_ingest.{folder}.{info.name}"
            models = getattr(importlib.import_module(name), "MODELS", None)
            if not isinstance(models, dict) or not models:
                raise PlugInError(f"{name} declares no MODELS")
            for key, handler in models.items():
                if key in handlers:
                    raise PlugInError(f"{name} models {key}, which {declared_in[key]} already does")
                handlers[key] = handler
                declared_in[key] = name
    return MappingProxyType(handlers)


@lru_cache(maxsize=1)
def load_starters() -> tuple[str, ...]:
    """Return the dotted names of the functions that read the command line themselves, as the frameworks' files declare them in `STARTERS`.

    Raises:
        PlugInError: a file declares something else there than a tuple of dotted names.
    """
    package = importlib.import_module("knobgraph_ingest.frameworks")
    found: list[str] = []
    for info in pkgutil.iter_modules(package.__path__):
        name = f"knobgraph_ingest.frameworks.{info.name}"
        declared: object = getattr(importlib.import_module(name), "STARTERS", ())
        names = [one for one in declared if isinstance(one, str) and "." in one] if isinstance(declared, tuple) else []
        if not isinstance(declared, tuple) or len(names) != len(declared):
            raise PlugInError(f"{name} declares in STARTERS something else than dotted names of functions")
        found.extend(names)
    return tuple(sorted(found))
