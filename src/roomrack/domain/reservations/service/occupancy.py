"""What calendars of days need to know of stays, and what they find out about them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from roomrack.core.stay import Stay
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.repository import occupancy as rows
from roomrack.domain.reservations.repository.occupancy import Occupying
from roomrack.domain.reservations.rules.splitting import segments_of
from roomrack.infra.db import ReadUnit, WriteUnit


class Occupancy(NamedTuple):
    """Nights of a stay that is not cancelled, in one room."""

    id: int
    product: int
    arrival: date
    departure: date
    waiting: bool
    """Whether it still waits for a confirmation."""
    changed_at: datetime
    guest: str
    is_split: bool = False
    """Whether a split put it there, instead of what was booked."""


async def occupancy(
    unit: ReadUnit,
    accommodation: int,
    after: date,
    *,
    products: Collection[int] | None = None,
    room: int | None = None,
) -> list[Occupancy]:
    """The nights of stays that are not cancelled and end after a local day, by arrival, in the room where they are.

    Of some products or a physical room; stays of other properties that were split into this one are among them.
    """
    stays = await rows.occupying(unit, accommodation, after, products, room)
    if room is None:
        homes = await repository.hosting.homes(unit, accommodation)
        if homes:
            # Whoever sees this property's rooms may see who is in them.
            await unit.widen(*homes)
            stays += await rows.hosted(unit, accommodation, after)
    found = [part for stay in stays for part in _parts(stay, accommodation) if part.departure > after]
    if room is not None:
        booked = {stay.id: stay.product for stay in stays}
        found = [part for part in found if part.product == booked[part.id]]
    elif products is not None:
        found = [part for part in found if part.product in products]
    return sorted(found, key=lambda part: (part.arrival, part.id))


def _parts(stay: Occupying, accommodation: int) -> list[Occupancy]:
    nights = segments_of(stay.accommodation, stay.product, Stay(stay.arrival, stay.departure), stay.splits)
    return [
        Occupancy(
            stay.id,
            part.product,
            part.stay.arrival,
            part.stay.departure,
            stay.waiting,
            stay.changed_at,
            stay.guest,
            part.is_split,
        )
        for part in nights
        if part.accommodation == accommodation
    ]


async def flag_overlapping(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> None:
    """Mark reservations whose nights turn out to be taken by somebody else too.

    They are found as TO_REVIEW, and the mail of the morning warns of them. To be called in a transaction that holds no
    lock on days: a change of a reservation locks the reservation first.
    """
    locked = await repository.lock(unit, accommodation, sorted(ids))
    unmarked = [one.id for one in locked if not one.oversold and one.holds_nights]
    if unmarked:
        await repository.flag_oversold(unit, accommodation, unmarked)
