"""The OpenAPI document is valid, whole, and what the server does: no crash, no answer that it does not describe.

`make fuzz` runs all phases with 200 examples an operation; here a small budget keeps the suite quick.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def fuzz(store: Store, tmp_path: Path, *options: str) -> None:
    limits = QueryLimits(rows=10_000, seconds=2.0)
    settings = ServerSettings(cypher=limits, ingest=IngestSettings((tmp_path,), str(tmp_path / "ingested.kgraph")))
    with served(store, settings) as client:
        program = (sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()")
        command = [*program, "--config-file", str(ROOT / "schemathesis.toml"), "run", f"{client.base_url}/openapi.json".replace("//openapi", "/openapi")]
        fixed = [*LUCK, "--checks", "all", "--no-color", "--request-timeout", "30", *options]
        ran = subprocess.run([*command, *fixed], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=6_000, env={**os.environ, "NO_PROXY": "*"})
        assert ran.returncode == 0, "\n".join(line[:300] for line in (ran.stdout + ran.stderr).splitlines())
        assert client.get("/readyz").status_code == 200


def test_no_request_is_answered_otherwise_than_described(store: Store, tmp_path: Path) -> None:
    fuzz(store, tmp_path, "--max-examples", EXAMPLES, "--phases", PHASES)


@pytest.mark.skipif("coverage" in PHASES, reason="the phase is run over all operations")
def test_edge_values_are_answered_as_described(store: Store, tmp_path: Path) -> None:
    fuzz(store, tmp_path, "--phases", "coverage", "--include-operation-id-regex", COVERED)
