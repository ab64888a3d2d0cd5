"""Static files and the headers of pages, over HTTP."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from roomrack.web.look import LOOK, policy
from tests.harness.processes import ApiServer


@pytest.fixture(scope="module")
async def http(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as client:
        yield client


async def test_static_files_are_kept_for_a_year_under_their_digest(http: httpx2.AsyncClient) -> None:
    answer = await http.get(LOOK.url("look.css"))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.text.startswith("/* The look of every page.")
    plain = await http.get(LOOK.url("look.css"), headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in plain.headers
    assert plain.text == answer.text


async def test_static_file_under_another_digest_is_not_kept(http: httpx2.AsyncClient) -> None:
    answer = await http.get(LOOK.url("theme.js").replace(LOOK.digest, "0" * 16))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["nothing.css", "../pages.py", "..%2Fpages.py", "%2e%2e/pages.py", ""])
async def test_only_static_files_are_served(http: httpx2.AsyncClient, path: str) -> None:
    answer = await http.get(f"/connect/static/look/{LOOK.digest}/{path}")
    assert (answer.status_code, answer.content) == (404, b"")


async def test_other_origins_may_not_read_static_files(http: httpx2.AsyncClient) -> None:
    answer = await http.get(LOOK.url("look.css"), headers={"Origin": "https://app.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    assert policy() == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    assert "style-src 'self' 'unsafe-inline';" in policy(style_src=("'unsafe-inline'",))
