"""The compose file and the Dockerfile, as far as they can be checked where no container runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from knobgraph_api.command_line import main
from knobgraph_graph.opening import NEO4J_SCHEMES
from tests.graph.server.neo4j_server import POM

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    return found


def test_the_server_is_the_one_that_the_tests_start(services: dict[str, Any]) -> None:
    tested = re.search(r"<neo4j.version>(.*?)</neo4j.version>", POM.read_text())
    assert tested is not None
    assert services["neo4j"]["image"] == f"neo4j:{tested[1]}-community"


def test_the_password_comes_from_the_environment_and_has_no_default(services: dict[str, Any]) -> None:
    assert services["neo4j"]["environment"]["NEO4J_AUTH"].startswith("neo4j/${KNOBGRAPH_NEO4J_PASSWORD:?")
    for name in ("ingest", "service"):
        environment = services[name]["environment"]
        assert environment["KNOBGRAPH_NEO4J_PASSWORD"].startswith("${KNOBGRAPH_NEO4J_PASSWORD:?")
        assert environment["KNOBGRAPH_STORE"].partition("://")[0] in NEO4J_SCHEMES


def test_each_waits_for_what_it_needs(services: dict[str, Any]) -> None:
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD-SHELL"
    assert services["ingest"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["service"]["depends_on"] == {"ingest": {"condition": "service_completed_successfully"}}
    assert services["neo4j"]["volumes"] == ["neo4j-data:/data"]


def test_ports_are_open_on_this_machine_only(services: dict[str, Any]) -> None:
    assert {port for service in services.values() for port in service.get("ports", ()) if not port.startswith("127.0.0.1:")} == set()


def test_the_ingested_folder_exists_and_is_mounted_for_reading(services: dict[str, Any]) -> None:
    [mount] = services["ingest"]["volumes"]
    folder = re.fullmatch(r"\$\{REPOSITORY:-(.*?)\}:/repository:ro", mount)
    assert folder is not None
    assert (ROOT / folder[1]).is_dir()


@pytest.mark.parametrize("name", ["ingest", "service"])
def test_the_commands_exist_with_their_options(services: dict[str, Any], name: str) -> None:
    command = services[name]["command"]
    said = CliRunner().invoke(main, [command[0], "--help"]).output
    assert {option for option in command if option.startswith("--") and option not in said} == set()
    assert services[name]["build"] == "."


def test_the_image_runs_without_root_what_the_lock_file_pins() -> None:
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["knobgraph"]
    assert all("--locked" in line for line in re.findall(r"^RUN uv sync.*$", DOCKERFILE, re.MULTILINE))
    copied = {name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()}
    assert {name for name in copied if not (ROOT / name).exists()} == set()
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied <= allowed
