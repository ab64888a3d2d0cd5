"""Giving out and forgetting what is known of a person (GDPR articles 15, 17 and 20).

Invoices are documents of their own: they keep the names that tax law wants on them, whatever is forgotten here.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.cards import service as cards
from roomrack.domain.guests import events
from roomrack.domain.guests.errors import GuestNotFound, StaysNotOver
from roomrack.domain.guests.repository import registry as repository
from roomrack.domain.guests.repository import settings as wanted
from roomrack.domain.guests.rules import registry as rules
from roomrack.domain.guests.rules.registry import Guest, Status
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import BOOKER, Reservation
from roomrack.domain.reservations.rules.state import Guest as Person
from roomrack.infra.db import ReadUnit, WriteUnit

BATCH = 200

exporters: list[Callable[[ReadUnit, Guest, Sequence[int]], Awaitable[Mapping[str, Any]]]] = []
"""What slices above know of a guest, given the reservations that he booked: JSON by names of their own. Filled by
`entrypoints`."""
erasers: list[Callable[[WriteUnit, Guest, Sequence[int]], Awaitable[None]]] = []
"""Forget a guest in slices above, before he is forgotten here, given the reservations that he booked. Filled by
`entrypoints`."""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that a property knows of a person."""

    guest: Guest
    stays: Sequence[tuple[Reservation, Person]]
    more: Mapping[str, Any] = field(default_factory=dict)
    """What the slices above know."""


async def export(unit: WriteUnit, accommodation: int, id: int) -> Export:
    """What is known of a guest, and a record `guest.exported` of who asked. Raises `GuestNotFound`."""
    guest = await _guest(unit, accommodation, id)
    found = await _stays(unit, guest)
    more: dict[str, Any] = {}
    for known in exporters:
        more |= await known(unit, guest, _booked(found))
    await unit.record(events.event(events.EXPORTED, accommodation, id))
    return Export(guest, found, more)


async def erase(unit: WriteUnit, accommodation: int, id: int) -> list[int]:
    """Forget a guest, here and in his reservations, and record `guest.erased`; gives the reservations.

    The payment cards of those that he booked are forgotten with him.

    Raises `GuestNotFound`, and `StaysNotOver` for each of his stays that is not over.
    """
    guest = await _guest(unit, accommodation, id)
    found = await _stays(unit, guest)
    house = await properties.get(unit, accommodation)
    today = house.day_of(unit.now(accommodation))
    going = {room.id: None for room, _ in found if room.holds_nights and room.departure > today}
    if going:
        raise many([StaysNotOver(reservation=room) for room in going])
    rooms = list(dict.fromkeys(room.id for room, _ in found))
    for forget_there in erasers:
        await forget_there(unit, guest, _booked(found))
    await reservations.erase_people(unit, accommodation, rooms, [person.id for _, person in found])
    booked = [room.id for room, person in found if person.type == BOOKER]
    if booked:
        await cards.forget(unit, accommodation, list(dict.fromkeys(booked)))
    await repository.drop_stays(unit, accommodation, id)
    await repository.store(unit, rules.erased(guest, unit.now(accommodation)))
    await unit.record(events.event(events.ERASED, accommodation, id, reservations=rooms))
    return rooms


async def forget(unit: WriteUnit, after: tuple[int, int] = (0, 0)) -> tuple[int, int] | None:
    """Forget people whose property keeps them no longer; where to go on, or None at the end. The worker's.

    Their time begins at the end of their last stay, and at the last change of what is known of them.
    """
    stale = await repository.stale(unit, unit.now(), after, BATCH)
    for accommodation, id in stale:
        with suppress(RoomrackError):  # He has booked again, or the property is gone.
            await _forget(unit, accommodation, id)
    return stale[-1] if len(stale) == BATCH else None


async def _forget(unit: WriteUnit, accommodation: int, id: int) -> None:
    keeps = (await wanted.get(unit, accommodation)).retention_days
    house = await properties.get(unit, accommodation)
    stays = await repository.stays(unit, accommodation, id)
    ends = await reservations.departures(unit, accommodation, {stay.reservation for stay in stays})
    limit = house.day_of(unit.now(accommodation)) - timedelta(keeps or 0)
    if keeps is not None and all(end < limit for end in ends.values()):
        await erase(unit, accommodation, id)


def _booked(found: Sequence[tuple[Reservation, Person]]) -> list[int]:
    return sorted({room.id for room, person in found if person.type == BOOKER})


async def _guest(unit: WriteUnit, accommodation: int, id: int) -> Guest:
    guest = (await repository.lock(unit, accommodation, [id])).get(id)
    if guest is None or guest.status is Status.DELETED:
        raise GuestNotFound(id)
    return guest


async def _stays(unit: ReadUnit, guest: Guest) -> list[tuple[Reservation, Person]]:
    """His stays: those that he checked in for, and those that he booked under his name and address.

    The address alone is not enough: families share one.
    """
    linked = {stay.person for stay in await repository.stays(unit, guest.accommodation, guest.id)}
    email = str(guest.details.get("email") or "").lower()
    name = guest.search
    rooms = await reservations.stays_of(unit, guest.accommodation, linked, [email] if email else [])
    return [
        (room, person)
        for room in rooms
        for person in room.guests
        if person.id in linked
        or (email and (person.email or "").lower() == email and rules.folded(person.full_name) == name)
    ]
