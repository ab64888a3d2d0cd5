"""What our own calendars hold: stays, and of a product also the days on which it can't be had."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from roomrack.core.errors import NotFound
from roomrack.core.localtime import start_of_day
from roomrack.domain.calendar import service as calendar
from roomrack.domain.ical import repository
from roomrack.domain.ical.errors import FeedNotFound
from roomrack.domain.ical.rules import links as names
from roomrack.domain.ical.rules.feeds import CLOSED, RESERVED, Taken, closures, written
from roomrack.domain.ical.rules.importing import DAYS
from roomrack.domain.ical.rules.links import Feed, Kind
from roomrack.domain.ical.service.links import opened
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog, PmsRoom
from roomrack.domain.products.rules.maintenance import works
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.service import Occupancy
from roomrack.infra import events
from roomrack.infra.db import ReadUnit

DAYS_BACK = 30
"""How long a stay that is over is still shown."""

SETTLED = timedelta(seconds=60)
"""What was begun before this time and is not committed by now never will be."""


@dataclass(frozen=True, slots=True)
class Content:
    """A calendar as it goes out."""

    body: bytes
    etag: str
    modified: datetime | None
    """Since when it has been as it is, to the second; None while changes that began earlier may still come."""


async def content(unit: ReadUnit, text: str) -> Content:
    """The calendar of an address. Raises `FeedNotFound`, also while the property is deactivated."""
    feed = await opened(unit, text)
    try:
        place = await properties.get(unit, feed.accommodation)
    except NotFound as error:
        raise FeedNotFound from error
    if place.deactivated_at is not None:
        raise FeedNotFound
    name, taken = await _events(unit, place, feed)
    body = written(name, taken)
    return Content(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"', await _modified(unit, place))


async def _events(unit: ReadUnit, place: Accommodation, feed: Feed) -> tuple[str, list[Taken]]:
    origin = await repository.origin(unit)
    today = place.day_of(unit.now(place.id))
    after = today - timedelta(DAYS_BACK)
    catalog = await products.catalog_of(unit, place)

    def taken(stay: Occupancy, product: int, *, named: bool) -> Taken:
        summary = (feed.with_names and stay.guest) or RESERVED
        if named:
            known = catalog[stay.product].name if stay.product in catalog else "-"
            summary = f"{summary}: {known}"
        uid = names.uid_of_stay(origin, stay.id, product, stay.arrival.isoformat() if stay.is_split else None)
        return Taken(uid, stay.arrival, stay.departure, summary, stay.changed_at, stay.waiting)

    match feed.kind:
        case Kind.PROPERTY:
            stays = await reservations.occupancy(unit, place.id, after)
            return place.name, [taken(stay, stay.product, named=True) for stay in stays]
        case Kind.ROOM:
            rooms = await products.pms_rooms(unit, [place.id], id=feed.target, include_without_parent=True)
            if not rooms:
                raise FeedNotFound
            stays = await reservations.occupancy(unit, place.id, after, room=feed.target)
            shown = [taken(stay, stay.product, named=False) for stay in stays]
            return f"{place.name}: {rooms[0].name}", shown + await _worked_on(unit, place, rooms[0], after, origin)
        case Kind.PRODUCT:
            if feed.target not in catalog:
                raise FeedNotFound
            stays = await reservations.occupancy(unit, place.id, after, products=_sharing(catalog, feed.target))
            shown = [taken(stay, feed.target, named=False) for stay in stays]
            closed = await _closed(unit, place, catalog, feed.target, shown, origin)
            return f"{place.name}: {catalog[feed.target].name}", shown + closed


async def _worked_on(unit: ReadUnit, place: Accommodation, room: PmsRoom, after: date, origin: str) -> list[Taken]:
    """The periods in which a physical room is worked on, those that are over by `after` left out."""
    if room.product is None or room.product == room.id:  # A period that names the product names none of its rooms.
        return []
    found = await products.find(unit, place.id, ids=[room.product])
    return [
        Taken(
            names.uid_of_work(origin, nights.first.isoformat(), room.id, listing.id),
            nights.first,
            nights.last + timedelta(1),
            CLOSED,
            start_of_day(nights.first, place.zone),
        )
        for listing in found
        for work in works(listing.details, listing.id)
        if work.room == room.id and (nights := work.nights(place.zone)) is not None and nights.last >= after
    ]


def _sharing(catalog: Catalog, product: int) -> list[int]:
    """The products that take units of the same rooms, itself among them."""
    owners = set(catalog.stock(product))
    return [product, *(other for other in catalog if other != product and owners & set(catalog.stock(other)))]


async def _closed(
    unit: ReadUnit, place: Accommodation, catalog: Catalog, product: int, stays: list[Taken], origin: str
) -> list[Taken]:
    """The days from today on that nobody can book, but for those of the stays that are shown."""
    today = place.day_of(unit.now(place.id))
    last = today + timedelta(DAYS - 1)
    columns = await calendar.read(unit, place.id, place.currency, catalog, [product], today, last)
    closed = ((columns.available[0] <= 0) | columns.stop_sell[0]).tolist()
    nights = {stay.arrival + timedelta(n) for stay in stays for n in range((stay.departure - stay.arrival).days)}
    stamp = start_of_day(today, place.zone)
    return [
        Taken(names.uid_of_closure(origin, first.isoformat(), product), first, after, CLOSED, stamp)
        for first, after in closures(closed, today, nights)
    ]


async def _modified(unit: ReadUnit, place: Accommodation) -> datetime | None:
    """When something last happened to the property, its newest day included."""
    now = unit.now(place.id)
    newest = await events.newest(unit.raw, place.id)
    midnight = start_of_day(place.day_of(now), place.zone)
    last = max(midnight, newest or place.created_at).replace(microsecond=0)
    return last if now - last > SETTLED else None
