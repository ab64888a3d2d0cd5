"""Reading reservations, and what is shown beside them."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.domain.connections import service as connections
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import FutureReservations, PropertyBooked
from roomrack.domain.reservations.rules.finding import OF_MESSAGES, Criteria, FindStatus, query
from roomrack.domain.reservations.rules.state import Group, Place, Reservation, View
from roomrack.domain.reservations.service.around import Around, around
from roomrack.infra.db import ReadUnit

KIND = "Reservation"
"""What a missing reservation is called in `element`."""

CardsOf = Callable[[ReadUnit, int, Sequence[int]], Awaitable[Mapping[int, Mapping[str, Any]]]]

card_sources: list[CardsOf] = []
"""Who knows the payment cards of a property's reservations, as they are shown, by id. Filled by `entrypoints`."""

TalkedOf = Callable[[ReadUnit, int, FindStatus], Awaitable[Collection[int]]]

conversations: list[TalkedOf] = []
"""Who knows which reservations of a property have conversations in a state of `OF_MESSAGES`.
Filled by `entrypoints`."""


def place_of(accommodation: Accommodation) -> Place:
    """What reservations show of their property, and are reckoned with."""
    return Place(
        id=accommodation.id,
        name=accommodation.name,
        currency=accommodation.currency,
        time_zone=accommodation.time_zone,
        checkin_start=accommodation.checkin_start,
        checkin_end=accommodation.checkin_end,
        checkout=accommodation.checkout,
        phone=accommodation.phone,
        address=accommodation.address,
        city=accommodation.city,
        zip_code=accommodation.zip_code,
        latitude=accommodation.latitude,
        longitude=accommodation.longitude,
        vat=str(accommodation.details.get("taxes") or 0),
    )


async def get(unit: ReadUnit, accommodation: int, id: int) -> View:
    """A reservation as it is now. Raises `NotFound`, also for one of another property."""
    house = await properties.get(unit, accommodation)
    reservation = await repository.get(unit, accommodation, id)
    if reservation is None:
        raise NotFound(KIND)
    return (await views(unit, house, [reservation], catalog=await products.catalog_of(unit, house)))[0]


async def find(
    unit: ReadUnit, accommodation: int, criteria: Criteria, *, limit: int, offset: int
) -> tuple[list[View], int]:
    """One page of what docs/algorithms/find.md gives for the criteria, and how many there are in all.

    Raises `IntervalReversed`.
    """
    house = await properties.get(unit, accommodation)
    place = place_of(house)
    wanted = query(criteria, place, unit.now(accommodation))
    if wanted.status in OF_MESSAGES:
        talked = [await source(unit, accommodation, wanted.status) for source in conversations]
        wanted = replace(wanted, talked_of=tuple(sorted({id for ids in talked for id in ids})))
    page = await repository.find(unit, accommodation, wanted, limit=limit, offset=offset)
    return await views(unit, house, page.reservations, catalog=await products.catalog_of(unit, house)), page.total


async def views(
    unit: ReadUnit, house: Accommodation, reservations: Sequence[Reservation], *, catalog: Catalog | None = None
) -> list[View]:
    """Reservations with all that is shown beside them; `catalog` saves reading it."""
    if not reservations:
        return []
    if catalog is None:
        catalog = await products.catalog(unit, house.id, {reservation.product for reservation in reservations})
    groups = await repository.groups(unit, house.id, {reservation.refer for reservation in reservations})
    rules = await around(unit, house, reservations)
    cards: dict[int, Mapping[str, Any]] = {}
    for source in card_sources:
        cards |= await source(unit, house.id, [one.id for one in reservations])
    channels = await connections.channel_names(unit, {one.channel_id for one in reservations})
    same = _Same(rules, place_of(house), catalog, unit.now(house.id), channels)
    return [_view(same, one, groups[one.refer], cards.get(one.id)) for one in reservations]


async def views_of_new(
    unit: ReadUnit, house: Accommodation, reservations: Sequence[Reservation], catalog: Catalog, *, alone: bool
) -> list[View]:
    """The same for rooms of one booking that are about to be written; `alone` says that it has no others yet."""
    if not reservations:
        return []
    group = Group(
        ids=tuple(sorted(one.id for one in reservations)), statuses=frozenset(one.status for one in reservations)
    )
    if not alone:
        refer = reservations[0].refer
        others = (await repository.groups(unit, house.id, [refer])).get(refer)
        if others is not None:
            group = Group(ids=tuple(sorted({*group.ids, *others.ids})), statuses=group.statuses | others.statuses)
    rules = await around(unit, house, reservations)
    channels = await connections.channel_names(unit, {one.channel_id for one in reservations})
    same = _Same(rules, place_of(house), catalog, unit.now(house.id), channels)
    return [_view(same, one, group) for one in reservations]


@dataclass(frozen=True, slots=True)
class _Same:
    """What views of one property at one instant have in common."""

    rules: Around
    place: Place
    catalog: Catalog
    at: datetime
    channels: Mapping[int, str]
    """The names of those channels that are portals."""


def _view(same: _Same, reservation: Reservation, group: Group, card: Mapping[str, Any] | None = None) -> View:
    rules, catalog = same.rules, same.catalog
    return View(
        reservation=reservation,
        place=same.place,
        product_name=catalog[reservation.product].name if reservation.product in catalog else None,
        group=group,
        at=same.at,
        city_tax=rules.city_tax(reservation),
        paid_from=rules.paid_from(reservation),
        card=card,
        channel=same.channels.get(reservation.channel_id),
    )


async def penalty(unit: ReadUnit, view: View) -> int:
    """What cancelling a reservation, or not coming, would cost at this moment, in minor units of its currency.

    Raises `NotFound`.
    """
    house = await properties.get(unit, view.place.id)
    return (await around(unit, house, [view.reservation])).penalty(view.reservation, unit.now(view.place.id))


async def deletion_guard(unit: ReadUnit, accommodation: int, product: int) -> Sequence[RoomrackError]:
    """What stands against deleting a product: stays that are not over. For `products.deletion_guards`."""
    place = await properties.get(unit, accommodation)
    today = place.day_of(unit.now(accommodation))
    found = (await repository.future(unit, accommodation, [product], today)).get(product, 0)
    found += await _hosted(unit, accommodation, product, today)
    return [FutureReservations(product=product, count=found)] if found else []


async def property_guard(unit: ReadUnit, accommodation: int) -> Sequence[RoomrackError]:
    """What stands against deleting a property: stays that are not over. For `properties.deletion_guards`."""
    place = await properties.get(unit, accommodation)
    today = place.day_of(unit.now(accommodation))
    found = await repository.future_of_all(unit, accommodation, today)
    found += await _hosted(unit, accommodation, None, today)
    return [PropertyBooked(count=found)] if found else []


async def _hosted(unit: ReadUnit, accommodation: int, product: int | None, today: date) -> int:
    """How many stays of other properties of the network go on here; no more than their number is told."""
    homes = await repository.hosting.homes(unit, accommodation)
    if not homes:
        return 0
    await unit.widen(*homes)
    return await repository.hosting.count(unit, accommodation, product, today)


async def holds_amounts(unit: ReadUnit, accommodation: int) -> bool:
    """Whether the property has reservations, which hold amounts. For `properties.currency_guards`."""
    return await repository.any_of(unit, accommodation)
