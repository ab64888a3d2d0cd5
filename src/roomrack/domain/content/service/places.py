"""Whose content it is: a connection that the caller named by its id, or a product of a property."""

from dataclasses import dataclass, field

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection, Portal
from roomrack.domain.content.errors import ListingNotFound, PortalNotConnected
from roomrack.domain.content.rules import Owner
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.products.rules import Product
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An owner of content, with what its content is shown with."""

    owner: Owner
    connection: Connection | None = None
    portal: Portal | None = None
    """The connection's."""
    product: Product | None = None
    currency: str
    portals: tuple[str, ...] = field(default=())
    """The portals that the property is connected to, by the time of connecting."""


async def at_connection(unit: ReadUnit, connection: Connection) -> Place:
    """The place of a connection."""
    portal = await connections.portal(unit, connection.portal)
    home = await properties.get(unit, connection.accommodation)
    return Place(
        owner=Owner(connection.accommodation, connection=connection.id),
        connection=connection,
        portal=portal,
        currency=connection.currency or home.currency,
    )


async def at_product(unit: ReadUnit, accommodation: int, product: int) -> Place:
    """The place of a product. Raises `ProductNotFound`."""
    catalog = await products.catalog(unit, accommodation, [product])
    if product not in catalog:
        raise ProductNotFound(product)
    home = await properties.get(unit, accommodation)
    return Place(
        owner=Owner(accommodation, product=product),
        product=catalog[product],
        currency=home.currency,
        portals=await connected_portals(unit, accommodation),
    )


async def connected_portals(unit: ReadUnit, accommodation: int) -> tuple[str, ...]:
    """The names of the portals that a property is connected to."""
    found = await connections.connections_of(unit, accommodation)
    known = await connections.portals_by_id(unit, {one.portal for one in found})
    return tuple(dict.fromkeys(known[one.portal].internal_name for one in found if one.portal in known))


async def on_portal(unit: ReadUnit, accommodation: int, name: str) -> tuple[Connection, Portal]:
    """The connection of a property to the portal of that name, the oldest one. Raises `PortalNotConnected`."""
    portal = await connections.portal_named(unit, name)
    if portal is not None:
        for connection in await connections.connections_of(unit, accommodation):
            if connection.portal == portal.id:
                return connection, portal
    raise PortalNotConnected(name)


async def named_by_listing(unit: ReadUnit, accommodation: int, listing: str) -> int:
    """The product that is mapped to a listing, which is a portal's id of a room. Raises `ListingNotFound`."""
    for mapping in await connections.mappings_of_property(unit, accommodation):
        if mapping.external.room == listing:
            return mapping.product
    raise ListingNotFound(listing)
