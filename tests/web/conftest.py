"""Readers of the pages."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.harness.processes import ApiServer
from tests.people.conftest import Person


@pytest.fixture(scope="module")
async def pages(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=server.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
def guest(pages: httpx2.AsyncClient) -> Person:
    return Person(pages)
