"""The connections whose messages are read and sent, and how far they were read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from roomrack.core.errors import RoomrackError
from roomrack.domain.chat.repository import outside as repository
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection, Portal, Status
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import Account, Channel

JOB = "chat.read"
"""The job that reads the messages of one connection; its payload is the property and the connection."""
OVERLAP = timedelta(hours=1)
"""How far back of the last message is read again: clocks differ, and what comes twice is known."""


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection that takes messages: its channel with the account there; None for an application's, which hears
    of them by webhooks."""

    connection: Connection
    portal: Portal
    speaker: tuple[Channel, Account] | None


async def connection(unit: ReadUnit, accommodation: int, id: int) -> Connected | None:
    """How messages reach a connection; None when there is none, or it takes none."""
    try:
        found = await connections.get(unit, accommodation, id)
    except RoomrackError:
        return None
    if not found.messages or found.status is Status.DISABLED:
        return None
    portal, channel = await connections.channel_of(unit, found)
    if channel is None:
        return Connected(found, portal, None) if portal.application is not None else None
    if not channel.abilities.messages:
        return None
    return Connected(found, portal, (channel, await connections.account(unit, found)))


async def spend(unit: WriteUnit, found: Connected) -> timedelta | None:
    """Count a call of the account; gives how long to wait where the channel's limit is reached."""
    if found.speaker is None:
        return None
    return await connections.spend(unit, found.connection, found.portal, found.speaker[0].abilities)


async def wanted(unit: ReadUnit) -> list[tuple[int, int]]:
    """Property and connection whose messages are read. The worker's."""
    return [
        (found.accommodation, found.id)
        for found in await connections.every_connection(unit)
        if found.messages and found.status is not Status.DISABLED
    ]


async def read_soon(unit: WriteUnit, accommodation: int, id: int) -> None:
    """Have the messages of a connection read now, if they are read at all: its channel says that there are some."""
    if await connection(unit, accommodation, id) is not None:
        await jobs.enqueue(unit, JOB, f"{accommodation}:{id}".encode(), once=f"{JOB}:{id}")


async def of_application(unit: ReadUnit, accommodation: int, application: int) -> int | None:
    """The connection of a property to the portal that an application is: its conversations are those of the portal."""
    portals = {portal.id for portal in await connections.portals_of(unit, application)}
    if not portals:
        return None
    found = await connections.connections_of(unit, accommodation)
    return next((each.id for each in found if each.portal in portals), None)


async def since(unit: ReadUnit, accommodation: int, connection: int) -> datetime | None:
    """From when on messages of a connection are read."""
    found = await repository.since(unit, accommodation, connection)
    return None if found is None else found - OVERLAP


async def read_up_to(unit: WriteUnit, accommodation: int, connection: int, at: datetime) -> None:
    """Note how far they were read."""
    await repository.read_up_to(unit, accommodation, connection, at)
