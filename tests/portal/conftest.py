"""A client of the pages."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.harness.processes import ApiServer


@pytest.fixture(scope="module")
async def http(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the pages of a server that is no demo, which follows no redirects."""
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as client:
        yield client
