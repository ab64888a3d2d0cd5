"""The ledgers of reservations, as people keep them (docs/algorithms/payments.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from roomrack.core.errors import FieldMissing, NotFound, RoomrackError, many
from roomrack.core.localtime import format_instant, start_of_day
from roomrack.core.money import digits, from_minor, to_minor, wire_number
from roomrack.domain.payments.errors import MoneyWrong, PaymentBusy, PaymentNotFound, PlanIncomplete
from roomrack.domain.payments.repository import work as repository
from roomrack.domain.payments.rules import entries as rules
from roomrack.domain.payments.rules.work import WorkStatus
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.errors import UnknownPolicy
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.ledger import Payment, PaymentState, values_of_payment
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import WriteUnit

_MONEY = (("amount", "$.amount"), ("city_tax", "$.cityTaxAmount"), ("scheduled_amount", "$.scheduledAmount"))
_INSTANTS = ("reference_time", "charge_time", "preauth_expiration", "scheduled_time")
_OURS = (
    *("id", "insert_time", "refunded", "processor", "authenticated", "action_url", "scheduled_error"),
    *("purpose", "step_title", "refund_after_days", "entered_by"),
)
"""What no request says."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request says of a payment: values by the names of `Payment`, amounts as decimals, instants or days."""

    values: Mapping[str, Any]
    payoffs: Sequence[Mapping[str, Any]] | None = None
    """By their names on the wire."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A payment with what is shown beside it."""

    payment: Payment
    reservation: Reservation
    at: datetime


async def add(unit: WriteUnit, accommodation: int, reservation: int, draft: Draft) -> Shown:
    """Enter a payment. Raises `NotFound`, and for all wrong fields together `MoneyWrong`, `PlanIncomplete` and
    `UnknownPolicy`; `BalanceNegative`.
    """
    house = await properties.get(unit, accommodation)
    room = await held(unit, accommodation, reservation)
    now = unit.now(accommodation)
    id = (await unit.new_ids("payment_id", 1))[0]
    bare = Payment(id=id, reference_time=now, insert_time=now.replace(microsecond=0))
    return await _store(unit, house, room, None, await _stated(unit, house, room, bare, draft))


async def change(unit: WriteUnit, accommodation: int, reservation: int, payment: int, draft: Draft) -> Shown:
    """State a payment anew; what is not sent is set back, but for the step that plans it.

    Raises what `add` raises, `PaymentNotFound`, and `PaymentSettled`, `PaymentInvoiced` or `PaymentBusy` where the
    money can't become other money.
    """
    house = await properties.get(unit, accommodation)
    room = await held(unit, accommodation, reservation)
    before = entry(room, payment)
    kept = {name: getattr(before, name) for name in (*_OURS, "step")}
    bare = Payment(reference_time=before.reference_time, **kept)
    after = await _stated(unit, house, room, bare, draft)
    if problem := rules.against_changing(before, after):
        raise problem
    if rules.moves_money(before, after):
        await _withdraw(unit, accommodation, before)
    return await _store(unit, house, room, before, after)


async def remove(unit: WriteUnit, accommodation: int, reservation: int, payment: int) -> Shown:
    """Delete a payment; gives what it was.

    Raises `NotFound`, `PaymentNotFound`, `PaymentSettled`, `PaymentInvoiced`, `PaymentBusy` and `BalanceNegative`.
    """
    room = await held(unit, accommodation, reservation)
    return await _remove(unit, accommodation, room, entry(room, payment))


async def remove_anywhere(unit: WriteUnit, accommodation: int, payment: int) -> Shown:
    """The same for a payment of any reservation of the property."""
    room = await room_of(unit, accommodation, payment)
    return await _remove(unit, accommodation, room, entry(room, payment))


async def move(unit: WriteUnit, accommodation: int, payment: int, reservation: int | None) -> Shown:
    """Move a payment to another reservation of the property; one that is there already stays.

    Raises `PaymentNotFound`, `FieldMissing`, `NotFound` for the reservation, `PaymentInvoiced`, `PaymentBusy`,
    `PaymentOfPolicy` and `BalanceNegative`.
    """
    place = await reservations.place_of_payment(unit, accommodation, payment)
    if place is None:
        raise PaymentNotFound(payment)
    if reservation is None:
        raise FieldMissing("reservationId")
    rooms = await reservations.hold(unit, accommodation, [place, reservation])
    source, target = rooms[place], rooms[reservation]
    moved = entry(source, payment)
    now = unit.now(accommodation)
    if source.id == target.id:
        return Shown(moved, source, now)
    if problem := rules.against_moving(moved):
        raise problem
    if source.currency != target.currency:
        raise NotFound("Reservation")
    await _withdraw(unit, accommodation, moved, only_busy=True)
    left = [one for one in source.payments if one.id != payment]
    rules.check_balance(left, source.currency)
    gained = [*target.payments, moved]
    rules.check_balance(gained, target.currency)
    await reservations.write_ledgers(unit, accommodation, [(source, left), (target, gained)])
    await repository.move(unit, accommodation, payment, target.id)
    return Shown(moved, target, now)


async def held(unit: WriteUnit, accommodation: int, reservation: int) -> Reservation:
    """A reservation, held against other changes. Raises `NotFound`."""
    return (await reservations.hold(unit, accommodation, [reservation]))[reservation]


async def room_of(unit: WriteUnit, accommodation: int, payment: int) -> Reservation:
    """The reservation whose ledger has a payment, held likewise. Raises `PaymentNotFound`."""
    place = await reservations.place_of_payment(unit, accommodation, payment)
    if place is None:
        raise PaymentNotFound(payment)
    return await held(unit, accommodation, place)


def entry(room: Reservation, payment: int) -> Payment:
    """A payment of a ledger. Raises `PaymentNotFound`."""
    for one in room.payments:
        if one.id == payment:
            return one
    raise PaymentNotFound(payment)


async def put(unit: WriteUnit, room: Reservation, payment: Payment) -> None:
    """Write one payment of a reservation that is held, in the place of the one with its id."""
    others = [one for one in room.payments if one.id != payment.id]
    await reservations.write_ledgers(unit, room.accommodation, [(room, [*others, payment])])


async def _store(
    unit: WriteUnit, house: Accommodation, room: Reservation, before: Payment | None, after: Payment
) -> Shown:
    others = [one for one in room.payments if one.id != after.id]
    rules.check_balance([*others, after], room.currency, "$.amount")
    if before != after:
        await put(unit, room, after)
    return Shown(after, room, unit.now(house.id))


async def _remove(unit: WriteUnit, accommodation: int, room: Reservation, payment: Payment) -> Shown:
    if problem := rules.against_deleting(payment):
        raise problem
    await _withdraw(unit, accommodation, payment)
    left = [one for one in room.payments if one.id != payment.id]
    rules.check_balance(left, room.currency)
    await reservations.write_ledgers(unit, accommodation, [(room, left)])
    return Shown(payment, room, unit.now(accommodation))


async def _withdraw(unit: WriteUnit, accommodation: int, payment: Payment, *, only_busy: bool = False) -> None:
    """Give up what a processor was to be asked about a payment. Raises `PaymentBusy` when it is being asked."""
    for work in (await repository.open_of(unit, accommodation, [payment.id])).values():
        if work.status is not WorkStatus.WAITING:
            raise PaymentBusy(payment=payment.id)
        if not only_busy:
            await repository.store(unit, replace(work, status=WorkStatus.CANCELLED, ended_at=unit.now(accommodation)))


async def _stated(unit: WriteUnit, house: Accommodation, room: Reservation, bare: Payment, draft: Draft) -> Payment:
    """The payment that a draft states. Raises one error for all wrong fields together."""
    values = dict(draft.values)
    errors: list[RoomrackError] = []
    for name, element in _MONEY:
        if values.get(name) is None:
            values.pop(name, None)
            continue
        try:
            values[name] = money(values[name], room.currency, element, signed=name == "amount")
        except MoneyWrong as error:
            errors.append(error)
            values.pop(name)
    for name in _INSTANTS:
        moment = values.get(name)
        if isinstance(moment, date) and not isinstance(moment, datetime):
            values[name] = start_of_day(moment, house.zone)
    payoffs = await _payoffs(unit, room, draft, errors)
    step = values.get("step")
    if step is None:
        values.pop("step", None)
    else:
        policy = (await policies.known(unit, house.id, [step])).get(step)
        if policy is None:
            errors.append(UnknownPolicy("$.paymentStep", step))
        else:
            values |= {"step_title": policy.title, "refund_after_days": policy.refund_after_days}
    after = Payment(**{**values_of_payment(bare), **values, "payoffs": payoffs})
    planned = after.is_planned
    if not errors and planned and not after.scheduled_amount:
        errors.append(PlanIncomplete("$.scheduledAmount"))
    if not errors and after.scheduled_amount and after.scheduled_time is None:
        errors.append(PlanIncomplete("$.scheduledTime"))
    if errors:
        raise errors[0] if len(errors) == 1 else many(errors)
    if planned and after.status is PaymentState.NORMAL:
        after = replace(after, status=PaymentState.WAITING_PAYSTEP)
    return after


async def _payoffs(
    unit: WriteUnit, room: Reservation, draft: Draft, errors: list[RoomrackError]
) -> tuple[Mapping[str, Any], ...]:
    if not draft.payoffs:
        return ()
    ids = await unit.new_ids("payment_id", len(draft.payoffs))
    now = format_instant(unit.now(room.accommodation).replace(microsecond=0))
    found = []
    for position, (id, payoff) in enumerate(zip(ids, draft.payoffs, strict=True)):
        shown: dict[str, Any] = {"id": id, "insertDate": now, **payoff}
        for name in ("amount", "amountCity"):
            if name in shown:
                element = f"$.payoffs[{position}].{name}"
                try:
                    minor = money(shown[name], room.currency, element, signed=True)
                except MoneyWrong as error:
                    errors.append(error)
                    continue
                shown[name] = wire_number(from_minor(minor, room.currency))
        found.append(shown)
    return tuple(found)


def money(amount: Any, currency: str, element: str, *, signed: bool = False) -> int:
    """An amount of a request in minor units. Raises `MoneyWrong`."""
    try:
        minor = to_minor(amount, currency)
        if minor < 0 and not signed:
            raise ValueError("below 0")
    except ValueError:
        least = "-99999999999" if signed else "0"
        raise MoneyWrong(element, digits=digits(currency), currency=currency, least=least) from None
    return minor
