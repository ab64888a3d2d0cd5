"""Taking over reservations that another server has made, as they are there."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from roomrack.core.errors import RoomrackError
from roomrack.core.money import from_minor
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import events, repository
from roomrack.domain.reservations.errors import AlreadyReserved
from roomrack.domain.reservations.rules import changes, payloads
from roomrack.domain.reservations.rules.changes import Origin, Past
from roomrack.domain.reservations.rules.drafts import Draft, Settled, settle
from roomrack.domain.reservations.rules.refers import ENTROPY, refer_of
from roomrack.domain.reservations.rules.state import Reservation, Source, Status
from roomrack.domain.reservations.service import checking, ledger, rooms, stock
from roomrack.domain.reservations.service.around import Around, around
from roomrack.domain.reservations.service.changing import store
from roomrack.domain.reservations.service.reading import place_of, views
from roomrack.domain.reservations.service.stock import Step
from roomrack.infra.db import WriteUnit


@dataclass(frozen=True, slots=True)
class Copy:
    """A reservation elsewhere, and the id that it has here or is to have."""

    id: int
    draft: Draft
    past: Past = field(default_factory=Past)


@dataclass(frozen=True, slots=True)
class Adopted:
    """What one became: `old` None is a new one, `old` itself again is one that nothing changed."""

    old: Reservation | None
    new: Reservation

    @property
    def is_change(self) -> bool:
        """Whether anything was written."""
        return self.new is not self.old


async def adopt(unit: WriteUnit, accommodation: int, copies: Sequence[Copy]) -> list[Adopted | RoomrackError]:
    """Take over some reservations, each with its own outcome: one that is refused does not keep back the others.

    Each takes its nights, or gives them back, so that cancelling it here frees them; none is refused for a night that
    has nothing left. Whoever calls sets what is left afterwards. Records `reservation.imported` for those that changed.
    One that is over or cancelled may be of a product that is no more. The errors are those of `settle`,
    `UnknownProduct`, `UnknownRoom` and `AlreadyReserved`.
    """
    house = await properties.get_to_sell(unit, accommodation)
    catalog = await products.catalog_of(unit, house)
    origin = Origin(unit.now(accommodation), source=Source.SYSTEM)
    known = {room.id: room for room in await repository.lock(unit, accommodation, [copy.id for copy in copies])}
    rules = await around(unit, house, ())
    outcomes: list[Adopted | RoomrackError] = []
    for copy in copies:
        old = known.get(copy.id)
        try:
            outcomes.append(Adopted(old, await _made(unit, house, catalog, rules, copy, old, origin)))
        except RoomrackError as error:
            outcomes.append(error)
    outcomes = await _written(unit, await _apart(unit, accommodation, outcomes))
    changed = [one for one in outcomes if isinstance(one, Adopted) and one.is_change]
    await ledger.keep_plans(unit, accommodation, [(one.old, one.new) for one in changed])
    await stock.move(
        unit,
        accommodation,
        catalog,
        [
            Step(one.old, one.new, "$.product", keep_anyway=True)
            for one in changed
            if (one.new.product in catalog or not one.new.holds_nights)
            and (one.new.holds_nights if one.old is None else stock.matters(one.old, one.new))
        ],
    )
    shown = await views(unit, house, [one.new for one in changed], catalog=catalog)
    await unit.record(
        *(
            events.event(
                events.IMPORTED,
                accommodation,
                one.new.id,
                payloads.write(view),
                schema=payloads.SCHEMA,
                before=None if one.old is None else payloads.state(one.old),
            )
            for one, view in zip(changed, shown, strict=True)
        )
    )
    return outcomes


async def _made(
    unit: WriteUnit,
    house: Accommodation,
    catalog: Catalog,
    rules: Around,
    copy: Copy,
    old: Reservation | None,
    origin: Origin,
) -> Reservation:
    place = place_of(house)
    today = place.day_of(origin.now)
    missing = await checking.unknown(unit, place.id, copy.draft, catalog, old)
    gone = [error for error in missing if isinstance(error, UnknownProduct)]
    settled = settle(copy.draft, place, today, complete=True, errors=[error for error in missing if error not in gone])
    if gone and not _is_over(settled, today):
        raise gone[0]
    ids = await repository.fresh(
        unit,
        reservations=0,
        guests=max(0, settled.guest_count - (len(old.guests) if old else 0)),
        metadata=max(0, len(settled.metadata or ()) - (len(old.metadata) if old else 0)),
    )
    ids.reservations.append(copy.id)
    adopted = changes.adopt(
        settled,
        copy.past,
        old,
        accommodation=place.id,
        currency=place.currency,
        refer=refer_of(secrets.randbelow(ENTROPY)),
        calendar=await checking.prices(unit, house, catalog, settled),
        ids=ids,
        origin=origin,
    )
    return _taxed(adopted, copy.past, old, rules, origin)


def _taxed(made: Reservation, past: Past, old: Reservation | None, rules: Around, origin: Origin) -> Reservation:
    """The reservation with the city tax that the other server shows, where the rule here comes to another one."""
    if past.city_tax is None:
        return made
    amount = from_minor(rules.city_tax(made), made.currency)
    if amount == past.city_tax or made.details.get("city_tax_price") is not None:
        return made
    stated = replace(changes.with_city_tax(made, str(past.city_tax)), changed_at=origin.now)
    return old if old is not None and replace(stated, changed_at=old.changed_at) == old else stated


def _is_over(settled: Settled, today: date) -> bool:
    return settled.status is Status.CANCELLED or settled.values["departure"] <= today


async def _apart(
    unit: WriteUnit, accommodation: int, outcomes: Sequence[Adopted | RoomrackError]
) -> list[Adopted | RoomrackError]:
    """The same, without the room of each stay that would share it: the other server may have had two in one."""
    adopted = [one for one in outcomes if isinstance(one, Adopted)]
    apart = await rooms.without_taken(unit, accommodation, [(one.old, one.new) for one in adopted])
    return [
        Adopted(one.old, apart[one.new.id]) if isinstance(one, Adopted) and one.new.id in apart else one
        for one in outcomes
    ]


async def _written(unit: WriteUnit, outcomes: Sequence[Adopted | RoomrackError]) -> list[Adopted | RoomrackError]:
    """Write what is new or changed; what is another reservation by channel, channelRefer and product is refused."""
    new = [one.new for one in outcomes if isinstance(one, Adopted) and one.old is None]
    written = await repository.insert(unit, new) if new else set()
    results: list[Adopted | RoomrackError] = []
    for one in outcomes:
        if isinstance(one, RoomrackError):
            results.append(one)
        elif one.old is None:
            results.append(one if one.new.id in written else _taken(one.new))
        elif one.is_change:
            try:
                async with unit.savepoint():
                    await store(unit, [one.new], "$")
                results.append(one)
            except AlreadyReserved as error:
                results.append(error)
        else:
            results.append(one)
    return results


def _taken(room: Reservation) -> AlreadyReserved:
    return AlreadyReserved("$.channelRefer", channel=room.channel_id, refer=room.channel_refer, product=room.product)
