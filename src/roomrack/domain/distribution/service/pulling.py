"""Reading bookings: when, and what the channel is owed for them."""

from dataclasses import dataclass
from datetime import timedelta

from roomrack.core.errors import NotFound
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import LogType, Status
from roomrack.domain.distribution import events
from roomrack.domain.distribution.repository import bookings, pending, pushed, work
from roomrack.domain.distribution.repository.work import Claim, Kind
from roomrack.domain.distribution.rules import health
from roomrack.domain.distribution.service.linking import Link, abilities_of, link
from roomrack.infra.db import ReadUnit, WriteUnit

LEASE = timedelta(seconds=90)
EVERY = timedelta(seconds=60)
"""How often bookings are read where the channel does not say that there are some."""
AT_ONCE = 100
"""Acknowledgements in one call."""


async def settle(unit: WriteUnit, accommodation: int, id: int) -> None:
    """A connection changed: begin or end what is done for it by the clock, and try again at once what failed."""
    now = unit.now()
    try:
        connection = await connections.get(unit, accommodation, id)
    except NotFound:
        await work.drop(unit, accommodation, id)
        await pending.drop(unit, (accommodation, id))
        await pushed.drop(unit, accommodation, id)
        await bookings.drop(unit, accommodation, id)
        return
    portal = await connections.portal(unit, connection.portal)
    abilities = None if portal is None else abilities_of(portal)
    if abilities is None:
        return
    if connection.pushes:
        await work.hasten(unit, Kind.PUSH, accommodation, id, now)
    scheduled = {
        Kind.PULL: connection.pulls and abilities.pulls_reservations,
        Kind.RECONCILE: connection.pushes and abilities.reads_calendar,
    }
    for kind, wanted in scheduled.items():
        if wanted:
            await work.hasten(unit, kind, accommodation, id, now)
        else:
            await work.rest(unit, accommodation, id, [kind])


async def claim(unit: WriteUnit, limit: int) -> list[Claim]:
    """Take connections whose bookings are to be read."""
    return await work.claim(unit, Kind.PULL, limit, LEASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A connection whose bookings are read, or only acknowledged."""

    link: Link
    reads: bool


async def prepare(unit: ReadUnit, one: Claim) -> Reading | None:
    """The connection, if its bookings are read or its channel is owed a word; None when there is nothing to do."""
    try:
        connection = await connections.get(unit, one.accommodation, one.connection)
    except NotFound:
        return None
    linked = await link(unit, connection) if connection.status is Status.ENABLED else None
    if linked is None or linked.channel is None or not linked.abilities.pulls_reservations:
        return None
    if connection.pulls or await bookings.owed(unit, one.accommodation, one.connection, 1):
        return Reading(linked, connection.pulls)
    return None


async def owed(unit: ReadUnit, linked: Link) -> list[str]:
    """What the channel is to hear next."""
    return await bookings.owed(unit, linked.connection.accommodation, linked.connection.id, AT_ONCE)


async def paid(unit: WriteUnit, linked: Link, acknowledgements: list[str]) -> None:
    """The channel has heard it."""
    await bookings.paid(unit, linked.connection.accommodation, linked.connection.id, acknowledgements)


async def keep(unit: WriteUnit, one: Claim) -> bool:
    """Keep the connection for longer; false when another worker has it by now."""
    if not await work.hold(unit, Kind.PULL, one):
        return False
    await work.extend(unit, Kind.PULL, one, LEASE)
    return True


async def done(unit: WriteUnit, one: Claim) -> None:
    """The bookings are read."""
    await work.end(unit, Kind.PULL, one, wanted=True, due=unit.now() + EVERY, succeeded=True)


async def rest(unit: WriteUnit, one: Claim) -> None:
    """The bookings of a connection are not read any more."""
    await work.end(unit, Kind.PULL, one, wanted=False, due=unit.now())


async def postpone(unit: WriteUnit, one: Claim, wait: timedelta) -> None:
    """The account has no call left for now, or the channel has had too many."""
    await work.end(unit, Kind.PULL, one, wanted=True, due=unit.now() + wait, failures=one.failures)


async def fail(unit: WriteUnit, one: Claim, problem: str, *, share: float, told: float | None = None) -> None:
    """Reading failed for now."""
    failures = one.failures + 1
    wait = health.wait_after(failures, share, told)
    if not await work.hold(unit, Kind.PULL, one):
        return
    await work.end(unit, Kind.PULL, one, wanted=True, due=unit.now() + wait, failures=failures, problem=problem)
    connection = await connections.get(unit, one.accommodation, one.connection)
    await connections.log(unit, connection, LogType.RESERVATION, problem, executed=False)
    if failures == health.OPENS_AT:
        await connections.mail_error(unit, connection, problem)


async def stop(unit: WriteUnit, one: Claim, problem: str) -> None:
    """The channel refused the credentials."""
    if not await work.hold(unit, Kind.PULL, one):
        return
    refused = await connections.refuse_credentials(unit, one.accommodation, one.connection, problem)
    await connections.mail_error(unit, refused, problem)
    await work.end(unit, Kind.PULL, one, wanted=False, due=unit.now(), problem=problem)
    await unit.record(events.stopped(one.accommodation, one.connection, problem))


async def hasten(unit: WriteUnit, accommodation: int, connection: int) -> None:
    """A channel says that there are bookings: read them now."""
    await work.want(unit, Kind.PULL, [(accommodation, connection, True)], unit.now())
    await work.hasten(unit, Kind.PULL, accommodation, connection, unit.now())
