"""What a file of `resources/` declares, and how the files are found."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, runtime_checkable

from fastapi import APIRouter

from knobgraph_api.http.service import Service


class ResourceError(Exception):
    """A file of the resources folder declares nothing usable; the message names it."""


@runtime_checkable
class Resource(Protocol):
    """Something that is asked for over HTTP."""

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the routes of the resource to a router that stands below the version prefix."""


def load_resources() -> list[Resource]:
    """Return what every file declares, in the order of their names.

    Raises:
        ResourceError: a file declares no `RESOURCE`.
    """
    package = importlib.import_module("knobgraph_api.http.resources")
    found: list[Resource] = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        declared = getattr(importlib.import_module(f"knobgraph_api.http.resources.{info.name}"), "RESOURCE", None)
        if not isinstance(declared, Resource):
            raise ResourceError(f"knobgraph_api.http.resources.{info.name} declares no RESOURCE")
        found.append(declared)
    return found
