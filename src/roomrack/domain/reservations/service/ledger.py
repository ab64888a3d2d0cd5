"""Changing the ledgers of reservations, for the slice of payments.

A ledger is a part of its reservation: whoever changes it holds the reservation, and the change is one of it.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from roomrack.core.errors import NotFound
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.rules.changes import Origin
from roomrack.domain.reservations.rules.ledger import Payment
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.domain.reservations.service.reading import KIND
from roomrack.infra.db import ReadUnit, WriteUnit

Planner = Callable[[WriteUnit, Accommodation, Reservation | None, Reservation], Awaitable[Sequence[Payment]]]

planners: list[Planner] = []
"""Asked which payments a reservation has after it was made, changed or cancelled; `old` is what it was. Filled by
`entrypoints`."""


async def planned(unit: WriteUnit, house: Accommodation, old: Reservation | None, new: Reservation) -> Reservation:
    """A reservation that is about to be written, with its plan of payments made anew."""
    for planner in planners:
        payments = tuple(await planner(unit, house, old, new))
        if payments != new.payments:
            new = replace(new, payments=payments)
    return new


async def keep_plans(
    unit: WriteUnit, accommodation: int, changed: Collection[tuple[Reservation | None, Reservation]]
) -> None:
    """Write the ledgers of reservations that were written with other payments than they had."""
    moved = [new for old, new in changed if new.payments != (old.payments if old else ())]
    if moved:
        await repository.payments.write(unit, accommodation, moved)


async def hold(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> Mapping[int, Reservation]:
    """Reservations by id, held against other changes until the end of the transaction. Raises `NotFound`."""
    found = {room.id: room for room in await repository.lock(unit, accommodation, sorted(set(ids)))}
    if len(found) < len(set(ids)):
        raise NotFound(KIND)
    return found


async def place_of_payment(unit: ReadUnit, accommodation: int, payment: int) -> int | None:
    """The reservation whose ledger has a payment."""
    return await repository.payments.place(unit, accommodation, payment)


async def write_ledgers(
    unit: WriteUnit, accommodation: int, ledgers: Sequence[tuple[Reservation, Sequence[Payment]]]
) -> list[Reservation]:
    """Give reservations that are held other payments, and record that they changed."""
    house = await properties.get(unit, accommodation)
    origin = Origin(unit.now(accommodation))
    outcomes = []
    for old, payments in ledgers:
        ordered = tuple(sorted(payments, key=lambda payment: payment.id))
        if ordered != old.payments:
            new = replace(old, payments=ordered, update_time=origin.shown, changed_at=origin.now)
            outcomes.append(Outcome(old, new))
    written = [outcome.new for outcome in outcomes]
    if written:
        await repository.update(unit, written)
        await repository.payments.write(unit, accommodation, written)
        await finish(unit, house, None, outcomes, availability=False)
    return written


async def due_payments(
    unit: ReadUnit, accommodations: Collection[int], now: datetime, limit: int
) -> list[tuple[int, int, int]]:
    """Planned payments whose time has come, the oldest first: property, reservation and id."""
    return await repository.payments.due(unit, accommodations, now, limit)


async def planned_payments(
    unit: ReadUnit, accommodation: int, reservation: int | None, limit: int
) -> list[tuple[int, Payment]]:
    """The next payments of a property that are still to be taken, each with its reservation."""
    named = await repository.payments.planned(unit, accommodation, reservation, limit)
    rooms = await repository.many(unit, accommodation, {room for room, _ in named})
    known = {payment.id: (room.id, payment) for room in rooms for payment in room.payments}
    return [known[id] for _, id in named if id in known]
