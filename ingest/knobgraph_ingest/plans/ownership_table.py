"""Tables that say who owns what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_ingest.plans.entity import OwnerClaim
from knobgraph_ingest.plans.markdown import Block, plain
from knobgraph_ingest.plans.mention import has_extension, mentions_of

OWNED = ("artifact", "existing artifact", "path", "paths", "file", "files", "module", "component", "deliverable", "area", "topic", "location")
_NOBODY = frozenset({"", "-", "—", "–", "tbd", "none", "n/a", "?", "unassigned", "unknown"})


@dataclass(frozen=True, slots=True)
class OwnershipColumns:
    """The columns of owner and owned."""

    owner: int
    owned: tuple[int, ...]


def ownership_columns(header: Sequence[str]) -> OwnershipColumns | None:
    """Return the columns of an ownership table, None for any other table."""
    names = [h.strip(" *`").lower() for h in header]
    owner = next((n for n, name in enumerate(names) if name in ("owner", "owners", "owned by", "responsible", "ownership")), None)
    owned = tuple(n for n, name in enumerate(names) if name in OWNED)
    return OwnershipColumns(owner, owned) if owner is not None and owned else None


def owner_of_row(row: Block, columns: OwnershipColumns) -> OwnerClaim | None:
    """Return the claim of a row that names an owner and at least one path."""
    if columns.owner >= len(row.cells):
        return None
    owner = plain(row.cells[columns.owner]).strip("`* ")
    paths = [m.text for n in columns.owned if n < len(row.cells) for m in mentions_of(row.cells[n]) if m.kind == "path" and (m.sure or has_extension(m.text))]
    return OwnerClaim(owner, tuple(paths), row.line, "ownership table") if owner.lower() not in _NOBODY and paths else None
