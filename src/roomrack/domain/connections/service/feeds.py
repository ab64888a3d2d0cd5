"""Calendar files as what a portal sells: mapping a product to one lets the product import it (docs/adr/0018).

The import itself is the product's `icalUrls`, so that there is one place that says which calendars hold its nights.
Whoever maps holds the property's set of products, so no two can let the same calendar be imported twice.
"""

from collections.abc import Sequence

from roomrack.domain.connections.errors import FeedImported, FeedMapped, FeedRefused, TooManyFeeds
from roomrack.domain.connections.repository import connections as repository
from roomrack.domain.connections.repository import products as sold
from roomrack.domain.connections.rules import Connection, Mapping, Portal
from roomrack.domain.connections.service import portals as known
from roomrack.domain.connections.service.registry import channels
from roomrack.domain.products import service as products
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.http import UrlRefused

FIELD = "icalUrls"
MOST = 50
"""As many calendars as a client may name for a product."""


def are_sold(portal: Portal) -> bool:
    """Whether what a portal sells are calendar files."""
    channel = channels.get(portal.channel)
    return channel is not None and channel.abilities.feeds


async def are_sold_over(unit: ReadUnit, connection: Connection) -> bool:
    """The same, of a connection's portal."""
    portal = await known.portal(unit, connection.portal)
    return portal is not None and are_sold(portal)


async def addresses(unit: ReadUnit, connection: Connection) -> Sequence[str]:
    """Where the calendars of a connection are, by external product; none of other portals."""
    if not await are_sold_over(unit, connection):
        return ()
    found = await sold.externals(unit, connection.accommodation, [connection.id])
    return [one.room for one in found if one.gone_at is None and not one.physical]


async def check(portal: Portal, url: str) -> None:
    """Refuse what is no address of a calendar. Raises `FeedRefused`."""
    try:
        await known.check_address(url)
    except UrlRefused as error:
        raise FeedRefused("$.roomId", portal=portal.external_name, reason=error.problem) from error


async def begin(unit: WriteUnit, mapping: Mapping, path: str) -> None:
    """Let a product import the calendar that it was mapped to. The unit holds the property's products.

    Nothing changes when it does already. Raises `FeedImported` when another product does, and `TooManyFeeds`.
    """
    url = mapping.external.room
    for other in await products.find(unit, mapping.accommodation):
        if other.id != mapping.product and url in (other.details.get(FIELD) or ()):
            raise FeedImported(path, product=other.id)
    urls = await _imported(unit, mapping)
    if url in urls:
        return
    if len(urls) >= MOST:
        raise TooManyFeeds(path, product=mapping.product, most=MOST)
    await products.update(unit, mapping.accommodation, mapping.product, {"details": {FIELD: [*urls, url]}})


async def end(unit: WriteUnit, mapping: Mapping) -> None:
    """Let a product import no more what a mapping, which is gone by now, let it import."""
    urls = await _imported(unit, mapping)
    left = [url for url in urls if url != mapping.external.room]
    if left != urls:
        await products.update(unit, mapping.accommodation, mapping.product, {"details": {FIELD: left or None}})


async def keep(unit: WriteUnit, accommodation: int, product: int, urls: Sequence[str]) -> None:
    """Refuse calendars of a product that contradict the mappings; for `products.calendar_keepers`.

    Raises `FeedMapped` when one that is mapped to it is missing, or one is there that another product is mapped to.
    """
    portals = await known.list_portals(unit)
    ids = [one.id for one in portals if are_sold(one)]
    connections = await repository.find(unit, [accommodation], portals=ids) if ids else []
    if not connections:
        return
    for mapping in await sold.mappings(unit, accommodation, [one.id for one in connections]):
        is_there, belongs = mapping.external.room in urls, mapping.product == product
        if is_there is not belongs:
            raise FeedMapped(f"$.{FIELD}", product=mapping.product, connection=mapping.connection)


async def _imported(unit: ReadUnit, mapping: Mapping) -> list[str]:
    return list((await products.get(unit, mapping.accommodation, mapping.product)).details.get(FIELD) or ())
