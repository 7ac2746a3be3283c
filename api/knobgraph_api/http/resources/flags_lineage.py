"""`/flags/{id}/lineage`: where does this flag go?"""

from __future__ import annotations

from knobgraph_api.http.lineage import Lineage
from knobgraph_api.http.resources.flags import RESOURCE as FLAGS

RESOURCE = Lineage(FLAGS, "scripts~2Ftrain.py~23--epochs")
