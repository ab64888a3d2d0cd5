"""A server that plays Channex, with a property."""

from collections.abc import AsyncIterator

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.channex.adapter import ChannexChannel
from tests.channels.channex.server import Channex, Hotel, serving


@pytest.fixture(scope="session")
async def channex() -> AsyncIterator[Channex]:
    """A real server on loopback."""
    async with serving() as running:
        yield running


@pytest.fixture(scope="session")
async def outgoing() -> AsyncIterator[AiohttpOutgoing]:
    """What sends HTTP; the guard itself allows no network."""
    made = AiohttpOutgoing()
    yield made
    await made.close()


@pytest.fixture
def channel(channex: Channex, outgoing: AiohttpOutgoing) -> ChannexChannel:
    """The channel to it, which has seen nothing yet."""
    return ChannexChannel(outgoing.trusting(channex.url), channex.url)


@pytest.fixture
def hotel(channex: Channex) -> Hotel:
    """A property of its own: doubles at one price, and singles for each number of guests."""
    made = channex.hotel()
    double, suite = made.room("Double"), made.room("Suite")
    made.plan(double, "Best available", [2])
    made.plan(suite, "Best available", [2, 3, 1])
    made.plan(suite, "Breakfast", [2])
    return made
