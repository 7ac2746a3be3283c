"""`/knobs/{id}/lineage`."""

from __future__ import annotations

from knobgraph_api.http.lineage import Lineage
from knobgraph_api.http.resources.knobs import RESOURCE as KNOBS

RESOURCE = Lineage(KNOBS, "lightning.Trainer~28max_epochs~3D~29~40scripts~2Ftrain.py~3A36")
