"""What a row of an inventory reaches, or what reaches it, as a resource."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field

from knobgraph_api.http.inventory import Inventory
from knobgraph_api.http.listing import Listing, Question, Rows
from knobgraph_api.http.row_model import Open
from knobgraph_api.http.service import Service
from knobgraph_api.lineage_path import FlowsAsAsked


class Step(Open):
    """A line of source that a value takes."""

    path: str = Field(examples=["scripts/train.py"])
    line: int = Field(examples=[12])
    text: str = Field(examples=["config = TrainingConfig(epochs=args.epochs)"])


COLUMNS: dict[str, Any] = {
    "source": str,
    "source_kind": str,
    "target": str,
    "target_kind": str,
    "kind": Literal["assigns", "derives", "controls"],
    "condition": str | None,
    "hops": int,
    "through": list[str],
    "steps": list[Step],
}
SHOWN = ("source", "target", "kind", "condition", "hops", "steps")


@dataclass(frozen=True, slots=True)
class Lineage:
    """`/NAME/{id}/lineage`, one row a target or source, line by line."""

    inventory: Inventory
    example: str

    def add(self, router: APIRouter, service: Service) -> None:
        """Add the route."""
        name = self.inventory.name
        described = Field(default="down", description="`down` is what it reaches, `up` is what reaches it.", examples=["down"])
        Listing(
            name=f"{name}_lineage",
            path=f"/{name}/{{id}}/lineage",
            summary=f"Where one of {name} goes, or comes from, source line by source line.",
            columns=COLUMNS,
            rows=self._rows,
            shown=SHOWN,
            parameters={"direction": (Literal["down", "up"], described)},
            limit=1_000,
            example=self.example,
        ).add(router, service)

    def _rows(self, asked: Question) -> Rows:
        identifier = self.inventory.row(asked.snapshot, asked.id)["id"]
        network = asked.snapshot.once("flows", FlowsAsAsked)
        if asked.parameters["direction"] == "up":
            return network.upstream(identifier)
        return network.downstream(identifier, is_flag=self.inventory.query == "flags")
