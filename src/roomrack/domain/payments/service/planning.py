"""What the policies of a property plan for its reservations; for `reservations.planners`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roomrack.domain.payments.repository import settings, work
from roomrack.domain.payments.rules.planning import dues, plan, without_plans
from roomrack.domain.payments.rules.settings import ProcessorName
from roomrack.domain.payments.rules.work import WorkStatus
from roomrack.domain.policies import service as policies
from roomrack.domain.products import service as products
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.reservations.rules.ledger import Payment
from roomrack.domain.reservations.rules.state import Reservation, Status
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.keeping import Kept

_kept: Kept[int, Mapping[int, int]] = Kept(20_000)
"""The payment policies that products name, by property. The limit is in products."""

_DECIDING = ("status", "product", "arrival", "departure", "nightly", "cleaning_fee", "deposit")
_DECIDING_DETAILS = ("rate_plan_id", "payment_mode")


async def planner(
    unit: WriteUnit, house: Accommodation, old: Reservation | None, new: Reservation
) -> Sequence[Payment]:
    """Which payments a reservation has after it was made, changed or cancelled.

    A cancelled one has no plans any more. Plans are made for confirmed ones of properties with a processor, unless they
    have switched that off.
    """
    if new.status is Status.CANCELLED:
        fresh = old is not None and old.status is not Status.CANCELLED
        return await _given_up(unit, new) if fresh else new.payments
    if new.status is not Status.CONFIRMED or (old is not None and not _decides(old, new)):
        return new.payments
    chosen = await settings.get(unit, house.id)
    if chosen.processor is ProcessorName.NONE or not chosen.automatic:
        return new.payments
    known = {policy.id: policy for policy in await policies.find(unit, house.id)}
    wanted = dues(
        new,
        list(known.values()),
        house.zone,
        rate_plan=await _of_rate_plan(unit, new),
        product=(await _of_products(unit, house)).get(new.product),
    )
    ids = await unit.new_ids("payment_id", len(wanted))
    return plan(new, wanted, known, ids, unit.now(house.id).replace(microsecond=0))


async def _given_up(unit: WriteUnit, room: Reservation) -> Sequence[Payment]:
    left = without_plans(room)
    if len(left) == len(room.payments):
        return room.payments
    now = unit.now()
    for one in await work.waiting_of_reservation(unit, room.accommodation, room.id):
        if any(payment.id == one.payment for payment in left):
            continue  # A refund goes on.
        if one.status is WorkStatus.WAITING:
            await work.store(unit, replace(one, status=WorkStatus.CANCELLED, ended_at=now))
        else:
            await work.store(unit, replace(one, withdrawn=True, due_at=now))
    return left


def _decides(old: Reservation, new: Reservation) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _DECIDING) or any(
        old.details.get(name) != new.details.get(name) for name in _DECIDING_DETAILS
    )


async def _of_rate_plan(unit: ReadUnit, room: Reservation) -> int | None:
    wanted = room.details.get("rate_plan_id")
    if wanted is None:
        return None
    found = (one for one in await rateplans.plans(unit, room.accommodation) if one.id == wanted)
    return next((one.payment_policy for one in found), None)


async def _of_products(unit: ReadUnit, house: Accommodation) -> Mapping[int, int]:
    kept = _kept.find(house.id, house.products_version)
    if kept is None:
        kept = {
            listing.id: listing.details["paymentPolicyId"]
            for listing in await products.find(unit, house.id)
            if listing.details.get("paymentPolicyId") is not None
        }
        _kept.keep(house.id, house.products_version, kept)
    return kept
