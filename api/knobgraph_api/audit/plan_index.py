"""Plans, mentions and owners of a store, indexed for the audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knobgraph_api.ownership import contradictions, ownership_rows
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query


@dataclass(frozen=True, slots=True)
class PlanIndex:
    """The rows of the plan queries by what they are asked for."""

    plans: dict[tuple[str, str], Any]
    artifacts: dict[str, Any]
    findings: dict[str, Any]
    mentions: tuple[Any, ...]
    owners: dict[tuple[str, str], dict[str, Any]]
    topics: tuple[Any, ...]

    @classmethod
    def of(cls, store: Store) -> PlanIndex:
        """Return the index of what a store holds."""
        return cls(
            {(p.kind, p.id): p for p in load_query("plans").run(store)},
            {a.id: a for a in load_query("artifacts").run(store)},
            {f.id: f for f in load_query("findings").run(store)},
            tuple(load_query("plan_mentions").run(store)),
            {(r["kind"], r["id"]): r for r in ownership_rows(store)},
            tuple(load_query("topics").run(store)),
        )

    def initiative(self, mention: Any) -> str | None:
        """Return the initiative that a mention speaks for."""
        if mention.source_kind == "Initiative":
            return str(mention.source)
        if mention.source_kind == "Artifact":
            artifact = self.artifacts.get(mention.source)
            return artifact.initiative if artifact is not None else None
        return mention.source_initiative  # type: ignore[no-any-return]

    def state(self, kind: str, identifier: str) -> str | None:
        """Return the state of an initiative, phase, task or attempt."""
        row = self.plans.get((kind, identifier))
        return row.state if row is not None else None

    def owner(self, kind: str, identifier: str) -> tuple[str | None, str | None]:
        """Return the owner of something and the rule that says so; all of them where they contradict each other."""
        row = self.owners.get((kind, identifier))
        if row is None or not row["claims"]:
            return None, None
        if row["status"] == "conflict":
            names = dict.fromkeys([row["claims"][0]["owner"], *(a.partition(" (")[0] for a in row["against"])])
            return " or ".join(names), f"they contradict each other, the first by {row['rule']}"
        return row["owner"], row["rule"]

    def conflicts(self) -> list[dict[str, Any]]:
        """Return the rows of what several claim, each with the claims against the strongest."""
        return [{**r, "against": contradictions(r["claims"])} for r in self.owners.values() if r["status"] == "conflict"]
