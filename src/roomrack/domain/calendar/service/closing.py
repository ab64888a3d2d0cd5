"""Closing physical rooms while they are worked on (docs/algorithms/stock.md).

A closed room holds its nights as a reservation does, through the same engine: what is closed can't be sold, and what
is sold can't be closed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.calendar import events, repository
from roomrack.domain.calendar.errors import NoRoomToClose, PastHorizon, Shortage, SoldOut
from roomrack.domain.calendar.repository import closing
from roomrack.domain.calendar.rules import HORIZON_DAYS
from roomrack.domain.calendar.service.stock import Move, held, move
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import ColumnGroup
from roomrack.domain.products.rules.maintenance import Work, by_room
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import WriteUnit

Nights = Mapping[int, Mapping[date, Work]]
"""By room, the nights on which it is to be closed, each with the period that says so."""


async def close_rooms(unit: WriteUnit, home: Accommodation, product: int, works: Sequence[Work]) -> None:
    """Keep rooms of a product from being sold while they are worked on, and no others; for `products.room_closers`.

    Nights before today stay as they are. A night takes one unit of the product's stock, whatever is left; where
    nothing was put on sale yet, whoever does so says what is left besides. Records `calendar.rooms`. Raises, for all
    periods together, `PastHorizon` and `NoRoomToClose`, and then the transaction must be rolled back.
    """
    today = home.day_of(unit.now(home.id))
    horizon = today + timedelta(HORIZON_DAYS)
    late = [work for work in works if (nights := work.nights(home.zone)) and nights.last > horizon]
    if late:
        raise many([PastHorizon(f"{work.path}.completedDate", last=horizon.isoformat()) for work in late])
    wanted = by_room(works, home.zone, today)
    known = await closing.closed_rooms(unit, home.id, product)
    fresh = [room for room in sorted(wanted) if room not in known]
    added = dict(zip(fresh, await unit.new_ids("reservation_id", len(fresh)), strict=True))
    catalog = await products.catalog(unit, home.id, [product])
    holders = {**known, **added}
    moves = await _moves(unit, home.id, catalog.stock(product), holders, wanted, today)
    await _move(unit, home.id, product, moves, {holder: wanted.get(room, {}) for room, holder in holders.items()})
    await closing.keep_closed_rooms(unit, home.id, product, added, known.keys() - wanted.keys())
    closed = sorted(one for each in moves for one in each.take)
    opened = sorted(one for each in moves for one in each.give)
    if closed or opened:
        whole = await products.catalog(unit, home.id)
        affected = sorted(
            {
                shown
                for owner in {owner for owner, _ in (*closed, *opened)}
                for shown in whole.affected(owner, (ColumnGroup.AVAILABILITY,))
            }
        )
        await unit.record(events.rooms(home.id, product, affected, closed, opened))


async def _moves(
    unit: WriteUnit,
    accommodation: int,
    stock: Sequence[int],
    holders: Mapping[int, int],
    wanted: Nights,
    today: date,
) -> list[Move]:
    """What each room gives back and takes. A night that it holds stays held where it was taken."""
    present = await held(unit, accommodation, list(holders.values()))
    moves = []
    for room, holder in sorted(holders.items()):
        has = {one for one in present.get(holder, ()) if one[1] >= today}
        nights = set(wanted.get(room, ()))
        gives = {one for one in has if one[1] not in nights}
        takes = {(owner, night) for night in nights - {night for _, night in has} for owner in stock}
        if gives or takes:
            moves.append(Move(holder, give=gives, take=takes))
    return moves


async def _move(unit: WriteUnit, accommodation: int, product: int, moves: Sequence[Move], wanted: Nights) -> None:
    """Give back and take; nights on which nothing was put on sale yet are held all the same."""
    if not moves:
        return
    # Rows that exist stay locked by a move that is refused, so that what is decided of it holds.
    await repository.ensure_days(unit, accommodation, sorted({one for each in moves for one in each.take}))
    try:
        await move(unit, accommodation, moves)
    except SoldOut as refusal:
        short = refusal.shortages
        not_open = await closing.not_open(unit, accommodation, {(one.product, one.day) for one in short})
        taken = [one for one in short if (one.product, one.day) not in not_open]
        if taken:
            raise _refusal(product, taken, wanted) from None
        parted = [Move(each.reservation, each.give, set(each.take) - not_open) for each in moves] + [
            Move(each.reservation, take=set(each.take) & not_open, keep_anyway=True) for each in moves
        ]
        await move(unit, accommodation, parted)


def _refusal(product: int, taken: Sequence[Shortage], wanted: Nights) -> RoomrackError:
    by_period: dict[int, tuple[Work, set[date]]] = {}
    for one in taken:
        work = wanted[one.reservation][one.day]
        by_period.setdefault(work.position, (work, set()))[1].add(one.day)
    return many([NoRoomToClose(work.path, product, sorted(nights)) for _, (work, nights) in sorted(by_period.items())])
