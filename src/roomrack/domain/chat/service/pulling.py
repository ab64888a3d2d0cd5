"""The connections whose messages are read, and how far. Connections belong to a slice below, which is asked."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from roomrack.domain.chat.repository import outside as repository
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import Account, Channel

OVERLAP = timedelta(hours=1)
"""How far back of the last message is read again: clocks differ, and what comes twice is known."""


@dataclass(frozen=True, slots=True)
class Connected:
    """A channel, and one connection's account there. `by_webhook`: an application's, which hears by webhooks."""

    channel: Channel
    account: Account
    by_webhook: bool = False


Connections = Callable[[ReadUnit, int, int], Awaitable[Connected | None]]
Wanted = Callable[[ReadUnit], Awaitable[Sequence[tuple[int, int]]]]

connections: list[Connections] = []
"""Give the channel of a connection of a property that takes messages. Filled by `entrypoints`."""
sources: list[Wanted] = []
"""List property and connection whose messages are read. Filled by `entrypoints`."""


async def connection(unit: ReadUnit, accommodation: int, id: int) -> Connected | None:
    """The channel of a connection; None when there is none that takes messages."""
    for find in connections:
        found = await find(unit, accommodation, id)
        if found is not None:
            return found
    return None


async def wanted(unit: ReadUnit) -> list[tuple[int, int]]:
    """Property and connection whose messages are read."""
    return [each for source in sources for each in await source(unit)]


async def since(unit: ReadUnit, accommodation: int, connection: int) -> datetime | None:
    """From when on messages of a connection are read."""
    found = await repository.since(unit, accommodation, connection)
    return None if found is None else found - OVERLAP


async def read_up_to(unit: WriteUnit, accommodation: int, connection: int, at: datetime) -> None:
    """Note how far they were read."""
    await repository.read_up_to(unit, accommodation, connection, at)
