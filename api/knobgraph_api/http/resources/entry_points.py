"""`/entry-points`."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory("entry-points", "entry_points", "Every way to start a program of the repository.", ("name", "command", "kind", "flags", "path", "line"))
