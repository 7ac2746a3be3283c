"""The compose file and the Dockerfile, as far as they can be checked where no container runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from click.testing import CliRunner
from compose_spec import PyCompose

from knobgraph_api.command_line import main
from knobgraph_graph.opening import NEO4J_SCHEMES
from tests.graph.server.neo4j_server import LONG_TERM

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    return found


def read_as_compose(text: str) -> PyCompose:
    """Return the file as the Compose specification reads it: merged, then filled from an environment that says nothing, then checked."""
    merged = json.dumps(yaml.safe_load(text))  # JSON is YAML without merges
    return PyCompose.from_yaml(re.sub(r"\$\{\w+:(?:\?[^}]*|-([^}]*))\}", lambda found: "given" if found[1] is None else found[1], merged))


def test_the_file_is_of_the_compose_specification(services: dict[str, Any]) -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert sorted(read_as_compose(text).service_names()) == sorted(services)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("    depends_on:", "    depend_on:"), ("service_healthy", "service_happy"), ("interval: 5s", "interval: soon"), ("127.0.0.1:7474", "localhost:7474")],
)
def test_a_file_that_is_not_of_the_specification_is_refused(right: str, wrong: str) -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert right in text
    with pytest.raises(ValueError, match=r"^services\."):
        read_as_compose(text.replace(right, wrong, 1))


def test_the_server_is_the_one_that_the_tests_start(services: dict[str, Any]) -> None:
    assert services["neo4j"]["image"] == f"neo4j:{LONG_TERM.version}-community"


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


def test_the_commands_run_one_after_the_other_against_a_real_server(services: dict[str, Any], neo4j_url: str, tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from knobgraph_api.command_line import main; main()"]
    environment = {name: value for name, value in services["ingest"]["environment"].items() if "$" not in value}
    assert environment.pop("KNOBGRAPH_STORE") == "bolt://neo4j:7687"
    running = {**os.environ, **environment, "KNOBGRAPH_STORE": neo4j_url}
    folder = {"/repository": str(ROOT / "examples" / "tides")}
    ingest = [folder.get(word, word) for word in services["ingest"]["command"]]
    subprocess.run([*program, *ingest], env=running, cwd=tmp_path, check=True, timeout=120)
    command = [*program, *services["service"]["command"], "--port", "0"]
    with subprocess.Popen(command, env=running, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr is not None
        port = next(m[1] for line in service.stderr if (m := re.search(r"http://0\.0\.0\.0:(\d+)", line)))
        found = httpx.get(f"http://127.0.0.1:{port}/api/v1/flags/--max-steps/lineage", timeout=60).raise_for_status().json()
        service.send_signal(signal.SIGTERM)
        service.stderr.read()
        assert service.wait(20) in (0, -signal.SIGTERM)
    assert "tides.config.FitConfig.steps" in {row["target"] for row in found["items"]}


def test_the_steps_of_the_image_give_a_program_in_a_clean_folder(tmp_path: Path) -> None:
    uv = shutil.which("uv") or str(ROOT / ".uv" / "bin" / "uv")
    app, target = tmp_path / "app", tmp_path / "knobgraph"
    app.mkdir()
    environment = {**os.environ, **dict(re.findall(r"(UV_\w+)=(\S+)", DOCKERFILE)), "UV_PROJECT_ENVIRONMENT": str(target)}
    build = DOCKERFILE.partition("WORKDIR /app\n")[2].partition("\nFROM ")[0]
    for line in build.splitlines():
        word, _, rest = line.partition(" ")
        if word == "COPY":
            *sources, destination = rest.split()
            for source in sources:
                if (ROOT / source).is_dir():
                    shutil.copytree(ROOT / source, app / destination, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy(ROOT / source, app / destination)
        elif word == "RUN":
            step = [uv, *rest.split()[1:], "--system-certs", "--quiet"]
            done = subprocess.run(step, cwd=app, env=environment, capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode == 0, done.stderr
    shutil.rmtree(app)  # the second stage has what was installed and nothing else
    [entry] = re.findall(r'^ENTRYPOINT \["(.*?)"\]$', DOCKERFILE, re.MULTILINE)
    program, store = str(target / "bin" / entry), {**os.environ, "KNOBGRAPH_STORE": str(tmp_path / "graph.kgraph")}
    subprocess.run([program, "ingest", str(ROOT / "examples" / "tides")], env=store, cwd=tmp_path, check=True, timeout=120)
    said = subprocess.run([program, "lineage", "--max-steps"], env=store, cwd=tmp_path, check=True, timeout=60, capture_output=True, text=True)
    assert "FitConfig.steps" in said.stdout
