"""How much is to be moved at this moment, and whether anything is: plans are made long before they are due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from roomrack.domain.payments.repository import work as repository
from roomrack.domain.payments.rules import leaving
from roomrack.domain.payments.rules.planning import is_open
from roomrack.domain.payments.rules.work import Outcome, Work, WorkKind, WorkStatus
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.ledger import Payment, PaymentPurpose, city_tax_taken
from roomrack.domain.reservations.rules.prices import total_gross
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import WriteUnit

WORDS = 300
"""How much of a complaint is kept."""
SOON = timedelta(minutes=1)
NOT_PLANNED = "The payment is not planned any more."
UNKNOWN_END = "Nobody knows whether the processor took the money; look there for the key {key}."


async def still_wanted(unit: WriteUnit, room: Reservation, work: Work) -> Work | None:
    """The work with the amount of now; None when it is ended here because nothing is to be taken."""
    payment = next((one for one in room.payments if one.id == work.payment), None)
    unknown = work.status is WorkStatus.RUNNING
    if payment is None or not is_open(payment):
        problem = UNKNOWN_END.format(key=work.key) if unknown else NOT_PLANNED
        await repository.end_attempt(unit, work, Outcome.CANCELLED, problem)
        status = WorkStatus.FAILED if unknown else WorkStatus.CANCELLED
        await repository.store(unit, replace(work, status=status, ended_at=unit.now()))
        return None
    if unknown:
        return work  # The same key must ask for the same money.
    amount, tax = payment.scheduled_amount or 0, payment.city_tax
    if payment.purpose is PaymentPurpose.PENALTY:
        if await repository.others_asked(unit, work):
            await put_off(unit, work, "Another charge of the reservation has not ended yet.")
            return None
        amount = min(amount, -leaving.balance(room)) if leaving.is_left(room) else 0
    elif payment.step is not None:
        amount = min(amount, total_gross(room) - room.paid)
        tax = min(tax, await _city_tax_owed(unit, room)) if tax else 0
    if max(0, amount) + max(0, tax) == 0:
        await repository.end_attempt(unit, work, Outcome.CANCELLED, "Nothing is owed any more.")
        await repository.store(unit, replace(work, status=WorkStatus.CANCELLED, ended_at=unit.now()))
        left = [one for one in room.payments if one.id != payment.id]
        await reservations.write_ledgers(unit, room.accommodation, [(room, left)])
        return None
    return replace(work, amount=max(0, amount), city_tax=max(0, tax))


async def _city_tax_owed(unit: WriteUnit, room: Reservation) -> int:
    house = await properties.get(unit, room.accommodation)
    owed = (await reservations.around(unit, house, [room])).city_tax(room)
    return max(0, owed - city_tax_taken(room.payments))


async def still_over(unit: WriteUnit, room: Reservation, work: Work) -> Work | None:
    """A refund by itself with the amount of now; None when it is ended here because nothing is over any more."""
    payment = next((one for one in room.payments if one.id == work.payment), None)
    over = leaving.balance(room) if leaving.is_left(room) else 0
    amount = min(work.amount, over, payment.refundable if payment is not None else 0)
    if payment is None or amount <= 0:
        await repository.end_attempt(unit, work, Outcome.CANCELLED, "Nothing is to go back any more.")
        await repository.store(unit, replace(work, status=WorkStatus.CANCELLED, ended_at=unit.now()))
        return None
    return replace(work, amount=amount, base=payment.refunded)


async def give_back(unit: WriteUnit, room: Reservation, ledger: Sequence[Payment], at: datetime) -> None:
    """Have what was received of a reservation that was left, beyond its penalty, go back at an instant."""
    now = unit.now()
    for payment, amount in leaving.refunds(room, ledger):
        await repository.insert(
            unit,
            Work(
                accommodation=room.accommodation,
                id=(await unit.new_ids("payment_work_id", 1))[0],
                kind=WorkKind.REFUND,
                payment=payment.id,
                reservation=room.id,
                amount=amount,
                base=payment.refunded,
                automatic=True,
                due_at=max(now, at),
                processor=payment.processor,
                reference=payment.transaction,
                created_at=now,
            ),
        )


async def postpone(unit: WriteUnit, work: Work, problem: str) -> None:
    await repository.end_attempt(unit, work, Outcome.POSTPONED, problem[:WORDS])


async def put_off(unit: WriteUnit, work: Work, problem: str, pause: timedelta = SOON) -> None:
    """Let work wait for another attempt of which the last knows nothing: nobody was asked for money."""
    await postpone(unit, work, problem)
    await repository.store(unit, replace(work, status=WorkStatus.WAITING, due_at=unit.now() + pause))
