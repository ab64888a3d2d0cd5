"""One demo for the tests of the portal."""

from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from tests.harness.demo import Demo
from tests.harness.processes import ApiServer


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running demo, in a folder of the name that the guides use."""
    demo = Demo(tmp_path_factory.mktemp("demo") / ".roomrack")
    try:
        demo.wait_announced()
        demo.wait_ready()
        yield demo
    finally:
        demo.stop()


@pytest.fixture(scope="module")
async def http(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the pages of a server that is no demo, which follows no redirects."""
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False, timeout=30) as client:
        yield client
