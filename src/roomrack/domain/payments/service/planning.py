"""What is planned for the reservations of a property; for `reservations.planners`.

The steps of policies while somebody is to come, and the penalty when nobody is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from roomrack.domain.cards import service as cards
from roomrack.domain.connections import service as connections
from roomrack.domain.payments.repository import settings, work
from roomrack.domain.payments.rules import leaving
from roomrack.domain.payments.rules.planning import dues, plan
from roomrack.domain.payments.rules.settings import ProcessorName, Settings
from roomrack.domain.payments.rules.work import WorkKind, WorkStatus
from roomrack.domain.payments.service import working
from roomrack.domain.payments.service.owing import give_back
from roomrack.domain.payments.service.settings import has_card
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.rules import Part, Policy, StepType
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.ledger import Payment
from roomrack.domain.reservations.rules.state import Reservation, Status
from roomrack.infra import locales
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.keeping import Kept

_kept: Kept[int, Mapping[int, int]] = Kept(20_000)
"""The payment policies that products name, by property. The limit is in products."""
_settings: Kept[int, tuple[Settings]] = Kept(20_000)
"""How properties take payments (docs/adr/0011)."""

_DECIDING = (
    *(
        "status",
        "no_show",
        "product",
        "arrival",
        "departure",
        "nightly",
        "extras",
        "cleaning_fee",
        "deposit",
        "channel_id",
    ),
    *("guests", "total_guest", "total_children", "total_infants"),
)
_DECIDING_DETAILS = ("rate_plan_id", "payment_mode", "city_tax_price", "city_tax_zero", "city_tax_exemption")


async def planner(
    unit: WriteUnit, house: Accommodation, old: Reservation | None, new: Reservation
) -> Sequence[Payment]:
    """Which payments a reservation has after it was made, changed or cancelled.

    One that was cancelled has no plans any more, but for the penalty if the property wants that charged; of one whose
    guests did not come the same holds then. Plans are made for confirmed ones of properties with a processor, unless
    they have switched that off.
    """
    if old is not None and leaving.is_left(new) and (not leaving.is_left(old) or old.penalty != new.penalty):
        return await _left(unit, house, new)
    if old is not None and leaving.is_left(old) and not leaving.is_left(new):
        new = replace(new, payments=tuple(await _revived(unit, new)))
    if new.status is not Status.CONFIRMED or (old is not None and not _decides(old, new)):
        return new.payments
    chosen = await _settings_of(unit, house)
    if not _plans(chosen) or (new.no_show and chosen.penalties):
        return new.payments
    known = {policy.id: policy for policy in await policies.find(unit, house.id)}
    taxed = any(one.step_type is StepType.PAYMENT and Part.CITYTAX in one.calculate_values for one in known.values())
    wanted = dues(
        new,
        list(known.values()),
        house.zone,
        rate_plan=await _of_rate_plan(unit, new),
        product=(await _of_products(unit, house)).get(new.product),
        city_tax=(await reservations.around(unit, house, [new])).city_tax(new) if taxed else 0,
        virtual_card=await _has_virtual_card(unit, known.values(), new),
        portal=(await connections.internal_names(unit, [new.channel_id])).get(new.channel_id),
    )
    ids = await unit.new_ids("payment_id", len(wanted))
    return plan(new, wanted, known, ids, unit.now(house.id).replace(microsecond=0))


async def card_given(unit: WriteUnit, accommodation: int, rooms: Sequence[int]) -> None:
    """Take note that reservations have another card in the vault; for `cards.card_watchers`.

    It stands instead of whatever the processor keeps for them. Steps that ask for a virtual card may hold now or hold
    no more, and what waits for a card is tried at once.
    """
    await settings.drop_methods(unit, accommodation, rooms)
    if (await settings.get(unit, accommodation)).processor is ProcessorName.NONE:
        return
    if any(policy.vcc for policy in await policies.find(unit, accommodation)):
        house = await properties.get(unit, accommodation)
        held = await reservations.hold(unit, accommodation, rooms)
        ledgers = [
            (room, await planner(unit, house, None, room)) for room in held.values() if not leaving.is_left(room)
        ]
        await reservations.write_ledgers(unit, accommodation, ledgers)
    for room in rooms:
        await working.try_again(unit, accommodation, room)


async def _has_virtual_card(unit: ReadUnit, known: Iterable[Policy], room: Reservation) -> bool:
    return any(policy.vcc for policy in known) and bool(await cards.virtual(unit, room.accommodation, [room.id]))


def _plans(chosen: Settings) -> bool:
    return chosen.processor is not ProcessorName.NONE and chosen.automatic


async def _left(unit: WriteUnit, house: Accommodation, room: Reservation) -> Sequence[Payment]:
    chosen = await _settings_of(unit, house)
    charged = _plans(chosen) and chosen.penalties and room.confirmed_at is not None
    if room.no_show and room.status is not Status.CANCELLED and not charged:
        return room.payments
    left = leaving.without_plans(room)
    if charged and (leaving.balance(room) >= 0 or await has_card(unit, house.id, room.id)):
        id = (await unit.new_ids("payment_id", 1))[0]
        language = leaving.language_of(room) or str(house.details.get("language") or "")
        words = locales.printed(locales.printable(language))
        left = leaving.with_penalty(room, left, id, unit.now(house.id).replace(microsecond=0), words)
    await _give_up(unit, room, left)
    if charged:
        rules = await reservations.around(unit, house, [room])
        await give_back(unit, room, left, rules.refund_at(room, unit.now(house.id)))
    return room.payments if left == list(room.payments) else left


async def _revived(unit: WriteUnit, room: Reservation) -> Sequence[Payment]:
    """The ledger of a reservation whose guests come after all; what was to go back stays, unless it is on its way."""
    left = leaving.without_penalty(room)
    await _give_up(unit, room, left)
    now = unit.now()
    for one in await work.waiting_of_reservation(unit, room.accommodation, room.id):
        if one.kind is WorkKind.REFUND and one.automatic and one.status is WorkStatus.WAITING:
            await work.store(unit, replace(one, status=WorkStatus.CANCELLED, ended_at=now))
    return left


async def _give_up(unit: WriteUnit, room: Reservation, left: Sequence[Payment]) -> None:
    """Give up what waits of the payments of a reservation that it has no more."""
    if len(left) == len(room.payments):
        return
    now = unit.now()
    for one in await work.waiting_of_reservation(unit, room.accommodation, room.id):
        if any(payment.id == one.payment for payment in left):
            continue  # A refund goes on.
        if one.status is WorkStatus.WAITING:
            await work.store(unit, replace(one, status=WorkStatus.CANCELLED, ended_at=now))
        else:
            await work.store(unit, replace(one, withdrawn=True, due_at=now))


def _decides(old: Reservation, new: Reservation) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _DECIDING) or any(
        old.details.get(name) != new.details.get(name) for name in _DECIDING_DETAILS
    )


async def _settings_of(unit: ReadUnit, house: Accommodation) -> Settings:
    kept = _settings.find(house.id, house.products_version)
    if kept is None:
        kept = (await settings.get(unit, house.id),)
        if await properties.is_current(unit, house):
            _settings.keep(house.id, house.products_version, kept)
    return kept[0]


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
        if await properties.is_current(unit, house):
            _kept.keep(house.id, house.products_version, kept)
    return kept
