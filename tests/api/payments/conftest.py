"""A hotel that takes payments."""

from collections.abc import AsyncIterator

import pytest

from tests.api.payments.support import Till, till
from tests.factories import World
from tests.harness.processes import ClockFile


@pytest.fixture
async def shop(world: World, keys: str, clock_file: ClockFile) -> AsyncIterator[Till]:
    """A hotel with the processor of demos, and its worker."""
    made = await till(world, keys, clock_file)
    yield made
    await made.clear()
