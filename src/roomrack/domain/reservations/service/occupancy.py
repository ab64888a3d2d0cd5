"""What calendars of days need to know of stays, and what they find out about them."""

from collections.abc import Collection
from datetime import date

from roomrack.domain.reservations import repository
from roomrack.domain.reservations.repository import occupancy as rows
from roomrack.domain.reservations.repository.occupancy import Occupancy
from roomrack.infra.db import ReadUnit, WriteUnit

__all__ = ["Occupancy", "flag_overlapping", "occupancy"]


async def occupancy(
    unit: ReadUnit,
    accommodation: int,
    after: date,
    *,
    products: Collection[int] | None = None,
    room: int | None = None,
) -> list[Occupancy]:
    """The stays that are not cancelled and end after a local day, by arrival; of some products or a physical room."""
    return await rows.occupancy(unit, accommodation, after, products, room)


async def flag_overlapping(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> None:
    """Mark reservations whose nights turn out to be taken by somebody else too.

    They are found as TO_REVIEW, and the mail of the morning warns of them. To be called in a transaction that holds no
    lock on days: a change of a reservation locks the reservation first.
    """
    locked = await repository.lock(unit, accommodation, sorted(ids))
    unmarked = [one.id for one in locked if not one.oversold and one.holds_nights]
    if unmarked:
        await repository.flag_oversold(unit, accommodation, unmarked)
