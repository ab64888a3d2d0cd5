"""A person's client of the vault, and a hotel beside it."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.factories import World
from tests.harness.processes import Vault
from tests.vault.support import Till
from tests.vault.support import till as made


@pytest.fixture(scope="session")
async def visitor() -> AsyncIterator[httpx2.AsyncClient]:
    """What somebody opens links with."""
    async with httpx2.AsyncClient(timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
async def till(world: World, vault: Vault, visitor: httpx2.AsyncClient) -> Till:
    """A hotel of its own."""
    return await made(world, vault, visitor)
