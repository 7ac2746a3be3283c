"""The OpenAPI document is valid, whole, and what the server does: no crash, no answer that it does not describe.

`make fuzz` runs all phases with 200 examples an operation; here a small budget keeps the suite quick.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from knobgraph_api.http.settings import IngestSettings, ServerSettings
from knobgraph_graph.store import QueryLimits, Store
from tests.api.http.conftest import served

ROOT = Path(__file__).parents[3]
EXAMPLES = os.environ.get("KNOBGRAPH_FUZZ_EXAMPLES", "2")
PHASES = os.environ.get("KNOBGRAPH_FUZZ_PHASES", "examples,fuzzing,stateful")
LUCK = ("--generation-database", "none") if "KNOBGRAPH_FUZZ_EXAMPLES" in os.environ else ("--generation-deterministic",)
COVERED = "^(flags_one|fields_lineage|cypher|graph|export_phase_a|ingest|ingest_state|ingest_events|query_counts|readyz)$"


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in document["paths"].values() for operation in path.values()]


def test_the_description_is_openapi_of_today_with_an_example_for_every_parameter(client: TestClient) -> None:
    document = client.get("http://testserver/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    ids = [operation["operationId"] for operation in operations(document)]
    assert len(ids) == len(set(ids))
    for operation in operations(document):
        assert operation["summary"].strip()
        for parameter in operation.get("parameters", ()):
            schema = parameter["schema"]
            said = parameter.get("example"), parameter.get("examples"), schema.get("examples")
            assert any(said) or parameter["name"] in ("cursor", "last-event-id")


def test_every_column_of_every_list_is_described_with_an_example(client: TestClient) -> None:
    schemas = client.get("http://testserver/openapi.json").json()["components"]["schemas"]
    rows = [schema for name, schema in schemas.items() if name.endswith(("Row", "One"))]
    assert len(rows) > 20
    for row in rows:
        assert all("examples" in column for column in row["properties"].values())
        assert row["additionalProperties"] is False


def existing_rows(client: httpx.Client) -> dict[str, tuple[str, list[str]]]:
    """Return the path and the keys of the rows there are by the operation that takes one of them."""
    document = client.get("/openapi.json").json()
    found: dict[str, tuple[str, list[str]]] = {}
    for path, methods in document["paths"].items():
        listing, given, _ = path.partition("/{identifier}")
        if given and "get" in document["paths"].get(listing, {}):
            listed = client.get(listing, params={"limit": 10_000}).raise_for_status().json()["items"]
            found[methods["get"]["operationId"]] = path, [row["key"] for row in listed]
    return found


def configuration(rows: Mapping[str, tuple[str, list[str]]]) -> str:
    """Return what schemathesis is told, with the keys of existing rows for every second case: made-up ones are only ever answered 404."""
    text = (ROOT / "schemathesis.toml").read_text(encoding="utf-8")
    for operation, (_, keys) in rows.items():
        if keys:
            bound = f'parameters = {{ "path.identifier" = {{ dictionary = "{operation}", probability = 0.5 }} }}'
            text += f'\n[dictionaries.{operation}]\nvalues = {json.dumps(keys)}\n\n[[operations]]\ninclude-operation-id = "{operation}"\n{bound}\n'
    return text


def answers(client: httpx.Client) -> dict[str, Counter[str]]:
    """Return how often each route was answered with which status."""
    counted: dict[str, Counter[str]] = {}
    line = r'^knobgraph_http_requests_total\{method="GET",route="(.*?)",status="(\d+)"\} (\S+)$'
    for route, status, times in re.findall(line, client.get("/metrics").text, re.MULTILINE):
        counted.setdefault(route, Counter())[status] += int(float(times))
    return counted


def fuzz(store: Store, tmp_path: Path, *options: str) -> dict[str, Counter[str]]:
    """Return the statuses of the answers of each operation that takes the key of a row, where there is one."""
    limits = QueryLimits(rows=10_000, seconds=2.0)
    settings = ServerSettings(cypher=limits, ingest=IngestSettings((tmp_path,), str(tmp_path / "ingested.kgraph")))
    with served(store, settings) as client:
        rows = existing_rows(client)
        config = tmp_path / "schemathesis.toml"
        config.write_text(configuration(rows), encoding="utf-8")
        program = (sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()")
        command = [*program, "--config-file", str(config), "run", f"{client.base_url}/openapi.json".replace("//openapi", "/openapi")]
        fixed = [*LUCK, "--checks", "all", "--no-color", "--request-timeout", "30", *options]
        ran = subprocess.run([*command, *fixed], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=6_000, env={**os.environ, "NO_PROXY": "*"})
        assert ran.returncode == 0, "\n".join(line[:300] for line in (ran.stdout + ran.stderr).splitlines())
        assert client.get("/readyz").status_code == 200
        counted = answers(client)
    return {operation: counted[path] for operation, (path, keys) in rows.items() if keys and path in counted}


def test_no_request_is_answered_otherwise_than_described(store: Store, tmp_path: Path) -> None:
    told = fuzz(store, tmp_path, "--max-examples", EXAMPLES, "--phases", PHASES)
    print({operation: dict(statuses) for operation, statuses in told.items()})
    assert len(told) > 10
    assert {operation for operation, statuses in told.items() if not statuses["200"]} == set()


@pytest.mark.skipif("coverage" in PHASES, reason="the phase is run over all operations")
def test_edge_values_are_answered_as_described(store: Store, tmp_path: Path) -> None:
    fuzz(store, tmp_path, "--phases", "coverage", "--include-operation-id-regex", COVERED)
