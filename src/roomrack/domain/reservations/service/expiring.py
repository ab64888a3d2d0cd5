"""Proposals that nobody took up in time: they are cancelled, and their nights are for others again."""

from dataclasses import replace

from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.rules import changes
from roomrack.domain.reservations.rules.changes import Origin
from roomrack.domain.reservations.rules.state import Party, Reservation, Source, Status
from roomrack.domain.reservations.service import ledger
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.infra.db import ReadUnit, WriteUnit


async def expired(unit: ReadUnit) -> list[tuple[int, int]]:
    """The reservations that wait although their `paymentExpiration` has passed, as property and id, oldest first."""
    waiting = await repository.waiting(unit)
    return [(accommodation, id) for accommodation, id, until in waiting if until <= unit.now(accommodation)]


async def expire(unit: WriteUnit, accommodation: int, id: int) -> bool:
    """Cancel one, unless somebody confirmed, cancelled or prolonged it meanwhile; tells whether it was cancelled.

    It costs nothing, because it was never confirmed (ours).
    """
    locked = await repository.lock(unit, accommodation, [id])
    origin = Origin(unit.now(accommodation), source=Source.SYSTEM)
    if not locked or not _is_over(locked[0], origin):
        return False
    old = locked[0]
    new = replace(changes.cancel(old, by=Party.ACCOMMODATION, origin=origin), penalty=0)
    house = await properties.get(unit, accommodation)
    new = await ledger.planned(unit, house, old, new)
    await repository.update(unit, [new])
    await ledger.keep_plans(unit, accommodation, [(old, new)])
    await finish(unit, house, None, [Outcome(old, new)], availability=True)
    return True


def _is_over(reservation: Reservation, origin: Origin) -> bool:
    until = reservation.payment_expiration
    return reservation.status is Status.WAITING and until is not None and until <= origin.now
