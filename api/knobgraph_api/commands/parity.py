"""`knobgraph parity`."""

from __future__ import annotations

import dataclasses

import click

from knobgraph_api.failure import fail, store_errors
from knobgraph_api.rendering import format_option, store_option, write_rows
from knobgraph_graph.opening import open_store
from knobgraph_ingest.parity.gap import KINDS
from knobgraph_queries.query import load_query

COLUMNS = ("severity", "kind", "left", "left_says", "left_place", "right", "right_says", "right_place", "destination", "recommendation")


@click.command("parity")
@click.option("--pair", nargs=2, metavar="A B", help="Only the gaps between these two programs, with A on the left.")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only gaps of this kind; may be given several times.")
@click.option("--fail-on", metavar="KIND,...", help="Exit 1 when there is a gap of one of these kinds; `any` for every kind.")
@format_option
@store_option
def command(pair: tuple[str, str] | None, kinds: tuple[str, ...], fail_on: str | None, output: str, store: str | None) -> None:
    """List what the command line of one back end has that the other lacks, names, defaults or means differently."""
    failing = _kinds(fail_on)
    with store_errors():
        rows = [dataclasses.asdict(r) for r in load_query("parity").run(open_store(store))]
        pairs = [(r.left, r.right) for r in load_query("parity_pairs").run(open_store(store))]
    if pair is not None:
        if pair not in pairs and pair[::-1] not in pairs:
            known = "; ".join(f"{a} and {b}" for a, b in pairs) or "none"
            fail(f"{pair[0]} and {pair[1]} were not compared at ingest; compared were: {known}")
        rows = [_turned(r) if (r["left_program"], r["right_program"]) == pair[::-1] else r for r in rows]
        rows = [r for r in rows if (r["left_program"], r["right_program"]) == pair]
    rows = [r for r in rows if not kinds or r["kind"] in kinds]
    write_rows(rows, output, COLUMNS if pair is not None or len(pairs) == 1 else ("left_program", "right_program", *COLUMNS))
    if any(r["kind"] in failing for r in rows):
        raise SystemExit(1)


def _kinds(text: str | None) -> tuple[str, ...]:
    wanted = tuple(k.strip() for k in (text or "").split(",") if k.strip())
    unknown = [k for k in wanted if k not in (*KINDS, "any")]
    if unknown:
        fail(f"--fail-on: {unknown[0]} is no kind of gap; expected any or one of {', '.join(KINDS)}")
    return KINDS if "any" in wanted else wanted


def _turned(row: dict[str, object]) -> dict[str, object]:
    other = {"left": "right", "right": "left"}
    return {other[k[: k.index("_")] if "_" in k else k] + k.removeprefix("left").removeprefix("right") if k.startswith(("left", "right")) else k: v
            for k, v in row.items()}  # fmt: skip
