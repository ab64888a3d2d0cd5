"""Taking and giving back money now, and what became of it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from roomrack.core.errors import FieldMissing
from roomrack.core.money import from_minor
from roomrack.domain.payments.errors import NotPlanned, PaymentBusy, RefundTooHigh
from roomrack.domain.payments.repository import work as repository
from roomrack.domain.payments.rules.planning import is_open
from roomrack.domain.payments.rules.work import Work, WorkKind, WorkStatus
from roomrack.domain.payments.service.entries import Shown, entry, held, money, put, room_of
from roomrack.domain.payments.service.settings import can_charge
from roomrack.domain.payments.service.working import JOB, charge_of
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.ledger import Payment, PaymentMode, PaymentState, PaymentType
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit

SHOWN = 200
"""How many movements are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Money to move: what a processor was or will be asked. `work` is None for a plan that nobody was asked about."""

    reservation: int
    payment: int
    currency: str
    plan: Payment | None = None
    work: Work | None = None


async def take(
    unit: WriteUnit,
    accommodation: int,
    reservation: int | None,
    *,
    payment: int | None = None,
    amount: Decimal | None = None,
    city_tax: Decimal | None = None,
    type: PaymentType = PaymentType.NONE,
    description: str | None = None,
) -> tuple[Shown, Work]:
    """Have money taken from the stored card of a reservation now: a planned payment, or one of `amount`.

    The worker does it within moments, and the answer shows it waiting. Raises `FieldMissing`, `NotFound`,
    `PaymentNotFound`, `MoneyWrong`, `NotPlanned`, `ProcessorMissing`, `CardMissing` and `PaymentBusy`.
    """
    if payment is not None:
        room = await room_of(unit, accommodation, payment)
        await can_charge(unit, accommodation, room.id)
        planned = entry(room, payment)
        if not is_open(planned):
            raise NotPlanned("$.payment", payment=payment)
        planned = replace(planned, stop_cron=False)
    else:
        if reservation is None:
            raise FieldMissing("$.reservation")
        room = await held(unit, accommodation, reservation)
        stay = money(amount or Decimal(0), room.currency, "$.amount")
        city = money(city_tax or Decimal(0), room.currency, "$.cityTaxAmount")
        if stay + city == 0:
            raise FieldMissing("$.amount")
        await can_charge(unit, accommodation, room.id)
        now = unit.now(accommodation).replace(microsecond=0)
        planned = Payment(
            id=(await unit.new_ids("payment_id", 1))[0],
            status=PaymentState.WAITING_PAYSTEP,
            type=type,
            mode=PaymentMode.CREDITCARD,
            city_tax=city,
            reference_time=now,
            insert_time=now,
            scheduled_time=now,
            scheduled_amount=stay,
            description=description,
        )
    await put(unit, room, planned)
    work = await _due_now(unit, await charge_of(unit, room, planned))
    return Shown(planned, room, unit.now(accommodation)), work


async def refund(
    unit: WriteUnit, accommodation: int, payment: int, amount: Decimal | None
) -> tuple[Shown, Work | None]:
    """Give back `amount` of a payment, or all that is left. What a processor took goes back through it.

    Raises `PaymentNotFound`, `MoneyWrong`, `RefundTooHigh` and `PaymentBusy`.
    """
    room = await room_of(unit, accommodation, payment)
    source = entry(room, payment)
    wanted = source.refundable if amount is None else money(amount, room.currency, "$.amount")
    if not 0 < wanted <= source.refundable:
        left = from_minor(source.refundable, room.currency)
        raise RefundTooHigh("$.amount", left=left, currency=room.currency, payment=payment)
    now = unit.now(accommodation)
    if source.processor is None:
        source = replace(source, refunded=source.refunded + wanted)
        await put(unit, room, source)
        return Shown(source, room, now), None
    work = Work(
        accommodation=accommodation,
        id=(await unit.new_ids("payment_work_id", 1))[0],
        kind=WorkKind.REFUND,
        payment=payment,
        reservation=room.id,
        amount=wanted,
        base=source.refunded,
        due_at=unit.now(),
        processor=source.processor,
        reference=source.transaction,
        created_at=now,
    )
    return Shown(source, room, now), await _due_now(unit, work)


async def movements(
    unit: ReadUnit, accommodation: int, *, reservation: int | None, payment: int | None
) -> list[Listed]:
    """Plans that nobody was asked about yet, the next first, then what processors were asked, the newest first."""
    house = await properties.get(unit, accommodation)
    done = await repository.latest(unit, accommodation, reservation=reservation, payment=payment, limit=SHOWN)
    asked = {work.payment for work in done if work.kind is WorkKind.CHARGE}
    plans = await reservations.planned_payments(unit, accommodation, reservation, SHOWN)
    listed = [
        Listed(reservation=room, payment=plan.id, currency=house.currency, plan=plan)
        for room, plan in plans
        if plan.id not in asked and (payment is None or plan.id == payment)
    ]
    return listed + [
        Listed(reservation=work.reservation, payment=work.payment, currency=house.currency, work=work) for work in done
    ]


async def _due_now(unit: WriteUnit, work: Work) -> Work:
    now = unit.now()
    if not await repository.insert(unit, work):
        [known] = (await repository.open_of(unit, work.accommodation, [work.payment])).values()
        replaces = known.kind is WorkKind.CHARGE or known.automatic
        if known.status is not WorkStatus.WAITING or known.kind is not work.kind or not replaces:
            raise PaymentBusy(payment=work.payment)
        if work.kind is WorkKind.REFUND:
            # Somebody gives back now what would have gone back by itself.
            known = replace(known, amount=work.amount, base=work.base, automatic=False)
        work = replace(known, due_at=now)
        await repository.store(unit, work)
    await jobs.enqueue(unit, JOB, once=JOB)
    return work
