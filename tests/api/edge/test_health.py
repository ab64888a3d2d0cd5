"""What operators ask."""

import urllib.request
from pathlib import Path

import httpx2
import pytest

from tests.factories import Session
from tests.harness.cluster import Urls
from tests.harness.processes import ApiServer


def root(probe: httpx2.AsyncClient) -> str:
    return str(probe.base_url).removesuffix("/connect/")


async def test_health_and_readiness(probe: httpx2.AsyncClient) -> None:
    health = await probe.get(root(probe) + "/health")
    assert (health.status_code, health.json()) == (200, {"status": "ok"})
    ready = await probe.get(root(probe) + "/ready")
    assert ready.status_code == 200
    assert ready.json()["ready"] is True
    assert ready.json()["worker"] in {"up", "down"}
    assert (await probe.head(root(probe) + "/ready")).status_code == 200


async def test_metrics_count_requests_by_route_over_all_processes(
    probe: httpx2.AsyncClient, session: Session, path: str
) -> None:
    def count(text: str) -> float:
        labels = 'method="GET",route="/connect/rest/x1/probe/{accommodation}",status="200"'
        lines = [line for line in text.splitlines() if line.startswith("roomrack_http_requests_total{" + labels)]
        return sum(float(line.rpartition(" ")[2]) for line in lines)

    before = count((await probe.get(root(probe) + "/metrics")).text)
    for _ in range(20):
        # A connection of its own for each, so that both processes serve some.
        headers = {**session.headers, "Connection": "close"}
        assert (await probe.get(path, headers=headers)).status_code == 200
    answers = [await probe.get(root(probe) + "/metrics", headers={"Connection": "close"}) for _ in range(4)]
    assert [count(answer.text) for answer in answers] == [before + 20] * 4
    answer = answers[0]
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "roomrack_http_request_seconds_bucket" in answer.text
    assert path.rpartition("/")[2] not in answer.text


async def test_pages_and_probes_are_told_apart_too(server: ApiServer) -> None:
    document = "/connect/rest/v1/integration/openapi.json"
    async with httpx2.AsyncClient(trust_env=False, base_url=server.url) as http:
        for path in ("/ready", document, "/no-such-page"):
            await http.get(path)
        told = (await http.get("/metrics")).text
    assert f'method="GET",route="{document}",status="200"' in told
    assert 'method="GET",route="/ready",status="200"' in told
    assert 'method="GET",route="(none)",status="404"' in told
    assert '"route": "/ready"' not in server.log.read_text()


@pytest.mark.parametrize("role", ["owner", "worker"])
async def test_a_role_that_row_level_security_does_not_bind_is_not_ready(
    urls: Urls, environment: dict[str, str], tmp_path: Path, role: str
) -> None:
    server = ApiServer({**environment, "ROOMRACK_DATABASE_URL": getattr(urls, role)}, tmp_path / "api.log")
    super(ApiServer, server).start()
    try:
        async with httpx2.AsyncClient(trust_env=False, transport=httpx2.AsyncHTTPTransport(retries=8)) as http:
            answer = await http.get(server.url + "/ready", timeout=10)
        assert answer.status_code == 503
        problem = "the API is connected as a role that row-level security does not bind; use roomrack_app"
        assert answer.json()["problems"] == [problem]
        assert answer.headers["Retry-After"] == "2"
    finally:
        server.stop()


def test_the_standard_library_can_ask_too(probe_server: ApiServer) -> None:
    with urllib.request.urlopen(probe_server.url + "/health", timeout=5) as answer:
        assert answer.read() == b'{"status":"ok"}'
