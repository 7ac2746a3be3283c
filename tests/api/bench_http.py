"""Measure the HTTP service beside its own /healthz: `python -m tests.api.bench_http [NODES ...]`.

Each line is one question asked by a number of clients at once over kept connections to a server in a process of its own; the yardstick is the
same application's `/healthz` in the same run.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
import uvicorn

from knobgraph_api.http.server import server_config
from knobgraph_api.http.settings import ServerSettings
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.opening import open_store
from tests.graph.server.neo4j_server import PASSWORD, USER, Neo4jServer, class_path

SIZES = (1_000, 100_000)
SECONDS = 3.0
CLIENTS = (1, 8)
HOPS = 6


def made_graph(count: int) -> PropertyGraph:
    """A graph of flags that flow through chains of fields, as many nodes as asked for, and a gap for every tenth flag."""
    chains = count // (HOPS + 1)
    nodes: list[Node] = []
    flows: list[Relationship] = []
    for number in range(chains):
        flag = NodeKey("Flag", f"scripts/run_{number % 20}.py#--option-{number}")
        place = {"path": f"scripts/run_{number % 20}.py", "line": number + 1, "text": f"parser.add_argument('--option-{number}')"}
        script = f"scripts/run_{number % 20}.py"
        nodes.append(Node(flag, {"entry_point": script, "command": "", "names": [f"--option-{number}"], "dest": f"option_{number}", "status": "used", **place}))
        start = flag
        for hop in range(HOPS):
            field = NodeKey("ConfigField", f"package.config_{hop}.Config.option_{number}")
            nodes.append(Node(field, {"owner": f"package.config_{hop}.Config", "name": f"option_{number}", "default": "1", **place}))
            steps = {"step_paths": ["a.py", "b.py"], "step_lines": [number + 1, hop + 1], "step_texts": ["x = args.x", "Config(x=x)"]}
            flows.append(Relationship("FLOWS_INTO", start, field, "", {"kind": "assigns", "flags": [flag.id], **steps}))
            start = field
        if number % 10 == 0:
            gap = {"kind": "missing", "severity": "high", "left_program": "a", "right_program": "b", "subject": f"option_{number}", "recommendation": "add it"}
            nodes.append(Node(NodeKey("Gap", f"gap-{number}"), gap))
    return PropertyGraph("bench", tuple(nodes), tuple(flows))


def run_server(location: str, sending: Connection) -> None:
    logging.disable(logging.INFO)
    server = uvicorn.Server(server_config(open_store(location), ServerSettings(), "127.0.0.1", 0))

    def tell() -> None:
        while not server.started:
            time.sleep(0.01)
        sending.send(server.servers[0].sockets[0].getsockname()[1])

    threading.Thread(target=tell, daemon=True).start()
    server.run()


async def ask(url: str, paths: list[str], clients: int) -> list[float]:
    took: list[float] = []
    deadline = time.perf_counter() + SECONDS

    async def reader(first: int) -> None:
        async with httpx.AsyncClient(base_url=url, timeout=120, headers={"Accept-Encoding": "identity"}) as client:
            number = first
            while time.perf_counter() < deadline:
                started = time.perf_counter()
                answer = await client.get(paths[number % len(paths)])
                took.append(time.perf_counter() - started)
                assert answer.status_code == 200, answer.text
                number += clients

    await asyncio.gather(*(reader(first) for first in range(clients)))
    return took


def measure(location: str, name: str, count: int) -> None:
    store = open_store(location)
    graph = made_graph(count)
    store.replace(graph)
    store.close()
    chains = count // (HOPS + 1)
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=run_server, args=(location, sending), daemon=True)
    process.start()
    url = f"http://127.0.0.1:{receiving.recv()}"
    questions = {
        "/healthz": ["/healthz"],
        "lineage of a flag": [f"/api/v1/flags/--option-{(n * 7919) % chains}/lineage" for n in range(500)],
        "page of 100 flags": [f"/api/v1/flags?limit=100&entry_point=scripts/run_{n % 20}.py" for n in range(20)],
        "page of 100 gaps": ["/api/v1/parity?limit=100&severity=high"],
    }
    try:
        for question, paths in questions.items():
            started = time.perf_counter()
            httpx.get(url + paths[0], timeout=600).raise_for_status()
            first = time.perf_counter() - started
            for clients in CLIENTS:
                took = asyncio.run(ask(url, paths, clients))
                cuts = statistics.quantiles(took, n=100)
                print(
                    f"{name:8} {len(graph.nodes):>7} nodes  {question:18} {clients:>2} clients {len(took) / SECONDS:>7.0f} rps"
                    f"  p50 {cuts[49] * 1e3:>7.2f} ms  p99 {cuts[98] * 1e3:>7.2f} ms  (the first {first * 1e3:.0f} ms)"
                )
    finally:
        process.terminate()
        process.join()


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or SIZES
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(str(Path(folder) / "graph.kgraph"), "offline", count)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(KNOBGRAPH_NEO4J_USER=USER, KNOBGRAPH_NEO4J_PASSWORD=PASSWORD)
        server = Neo4jServer(Path(folder) / "home", class_path(Path(folder)), java=("-Xmx2g", "-XX:+UseSerialGC"))
        server.start()
        try:
            for count in sizes:
                measure(server.url, "neo4j", count)
        finally:
            server.kill()


if __name__ == "__main__":
    main()
