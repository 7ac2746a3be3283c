"""What Prometheus may know of a server."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The numbers of one application; a request is counted by the template of its path, never by what was put in."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("knobgraph_http_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry)
        self.seconds = Histogram("knobgraph_http_request_seconds", "Time to answer.", ("route",), buckets=BUCKETS, registry=self.registry)
        self.in_flight = Gauge("knobgraph_http_requests_in_flight", "Requests being answered.", registry=self.registry)
        self.replaced = Counter("knobgraph_graph_versions", "Versions of the graph that were read since the start.", registry=self.registry)
        self.ingests = Counter("knobgraph_ingests", "Ingests that ended.", ("outcome",), registry=self.registry)

    def count(self, scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
        """Count a request that was answered."""
        route = getattr(scope.get("route"), "path", "none")
        method = scope["method"] if scope["method"] in METHODS else "other"
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """Return all numbers in Prometheus' text format."""
        return generate_latest(self.registry)


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
