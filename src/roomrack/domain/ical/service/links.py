"""The addresses of our own calendars: made anew each time from the server's key, never stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from roomrack.core.errors import UnknownReference
from roomrack.domain.ical import repository
from roomrack.domain.ical.errors import FeedNotFound, TooManyLinks
from roomrack.domain.ical.rules.links import Feed, Kind, address, fits, parsed
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.infra.db import ReadUnit, WriteUnit

FEED_PATH = "/connect/rest/x1/ical/feed"


class _Public:
    """Where others reach this server; `entrypoints` sets it."""

    url: str = "http://127.0.0.1:8480"


def configure(*, public_url: str) -> None:
    """Say where others reach this server, without a path."""
    _Public.url = public_url.rstrip("/")


@dataclass(frozen=True, slots=True)
class Link:
    """The calendar of a product or a physical room."""

    id: int
    name: str
    address: str
    product: int | None = None
    """Of a physical room, the product that it belongs to."""

    @property
    def url(self) -> str:
        """Where others read it."""
        return _url(self.address)


@dataclass(frozen=True, slots=True)
class Links:
    """All calendars of a property."""

    address: str
    """Of all of it."""
    products: Sequence[Link]
    rooms: Sequence[Link]

    @property
    def url(self) -> str:
        """Where others read the calendar of all of it."""
        return _url(self.address)


async def links(unit: ReadUnit, accommodation: int, *, with_names: bool) -> Links:
    """The addresses of a property's calendars: with the guests' names in them, or without."""
    generations = await repository.generations(unit, accommodation)

    def made(kind: Kind, target: int = 0) -> str:
        feed = Feed(accommodation, kind, target, with_names)
        return address(feed, unit.keyring.digest(feed.signed(generations.get((kind.value, target), 0))))

    catalog = await products.catalog(unit, accommodation)
    rooms = await products.pms_rooms(unit, [accommodation], include_without_parent=True)
    return Links(
        address=made(Kind.PROPERTY),
        products=[Link(id, catalog[id].name, made(Kind.PRODUCT, id)) for id in sorted(catalog)],
        rooms=[Link(room.id, room.name, made(Kind.ROOM, room.id), room.product) for room in rooms],
    )


def _url(address: str) -> str:
    return f"{_Public.url}{FEED_PATH}/{address}"


async def names(unit: ReadUnit, accommodation: int) -> Callable[[int], str]:
    """What gives the address of a product's calendar, without guests' names; for `products.calendar_namers`."""
    generations = await repository.generations(unit, accommodation)

    def name(product: int) -> str:
        feed = Feed(accommodation, Kind.PRODUCT, product)
        return address(feed, unit.keyring.digest(feed.signed(generations.get((Kind.PRODUCT.value, product), 0))))

    return name


async def renew(unit: WriteUnit, accommodation: int, *, product: int | None, room: int | None) -> None:
    """Make the present addresses of one calendar of a property, or of all, lead nowhere from now on.

    Raises `TooManyLinks`, `UnknownProduct` and `UnknownReference`.
    """
    if product is not None and room is not None:
        raise TooManyLinks("$.pmsRoom")
    catalog = await products.catalog(unit, accommodation)
    rooms = await products.pms_rooms(unit, [accommodation], include_without_parent=True)
    feeds = [
        Feed(accommodation, Kind.PROPERTY),
        *(Feed(accommodation, Kind.PRODUCT, id) for id in catalog),
        *(Feed(accommodation, Kind.ROOM, one.id) for one in rooms),
    ]
    if product is not None:
        if product not in catalog:
            raise UnknownProduct("$.product", product)
        feeds = [Feed(accommodation, Kind.PRODUCT, product)]
    if room is not None:
        if room not in {one.id for one in rooms}:
            raise UnknownReference("$.pmsRoom", kind="PmsRoom")
        feeds = [Feed(accommodation, Kind.ROOM, room)]
    await repository.renew(unit, accommodation, feeds)


async def opened(unit: ReadUnit, text: str) -> Feed:
    """The calendar that an address leads to; the unit sees its property from here on. Raises `FeedNotFound`."""
    found = parsed(text)
    if found is None:
        raise FeedNotFound
    feed, secret = found
    await unit.widen(feed.accommodation)
    generation = await repository.generation(unit, feed)
    if not fits(secret, unit.keyring.digests(feed.signed(generation))):
        raise FeedNotFound
    return feed
