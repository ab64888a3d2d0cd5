"""Metrics for Prometheus, right with any number of API processes.

With several processes each counts into files of its own in a shared folder (`metrics_folder`), and whichever answers
`/metrics` adds them up. Without the folder a process tells of itself.
"""

import os
from functools import lru_cache

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from roomrack.infra.metrics_folder import VARIABLE

CONTENT_TYPE = CONTENT_TYPE_LATEST

REQUESTS = Counter(
    "roomrack_http_requests", "Requests answered, by method, route template and status.", ["method", "route", "status"]
)
SECONDS = Histogram(
    "roomrack_http_request_seconds",
    "Time from the request's arrival to the end of its answer.",
    ["method", "route"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)
QUOTA_REFUSALS = Counter("roomrack_quota_refusals", "Calls refused because a budget was used up.")
LOG_DROPS = Counter("roomrack_request_log_drops", "Calls that the request log had no room for.")
REPLAYS = Counter("roomrack_idempotent_replays", "Answers given again for an Idempotency-Key.")


def observe(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    requests, times = _children(method, route, status)
    requests.inc()
    times.observe(seconds)


@lru_cache(maxsize=4096)
def _children(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """The counters of some labels: looking them up anew is dearer than counting."""
    return REQUESTS.labels(method, route, str(status)), SECONDS.labels(method, route)


def exposition() -> bytes:
    """All metrics, in Prometheus's text format."""
    if VARIABLE not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
