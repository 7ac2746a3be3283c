"""`/fields/{id}/lineage`."""

from __future__ import annotations

from knobgraph_api.http.lineage import Lineage
from knobgraph_api.http.resources.fields import RESOURCE as FIELDS

RESOURCE = Lineage(FIELDS, "shop.config.TrainingConfig.epochs")
