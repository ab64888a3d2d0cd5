"""What portals sell, and which product is which there (docs/contract.md 9).

One to one on each side within a connection. Whoever maps holds the property's set of products, so that no product is
mapped that is being deleted, and then the connection.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.connections import events
from roomrack.domain.connections.errors import (
    AmbiguousExternalProduct,
    ExternalProductExists,
    ExternalProductGone,
    ExternalProductMapped,
    MappingNotFound,
    PhysicalRoomNotMappable,
    ProductMapped,
    ProductsMapped,
    UnknownExternalProduct,
)
from roomrack.domain.connections.repository import products as repository
from roomrack.domain.connections.rules import Connection, External, LogType, Mapping
from roomrack.domain.connections.service import connecting, feeds, journal
from roomrack.domain.connections.service import portals as known
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import ExternalProduct, Target


@dataclass(frozen=True, slots=True)
class Named:
    """An external product by the portal's own ids. Without an occupancy there must be only one."""

    room: str
    rate: str | None
    occupancy: int | None

    def __str__(self) -> str:
        named = self.room if self.rate is None else f"{self.room}:{self.rate}"
        return named if self.occupancy is None else f"{named}@@{self.occupancy}"


async def externals_of(unit: ReadUnit, connection: Connection, *, with_gone: bool = False) -> list[External]:
    """What a portal sells over a connection, by id; `with_gone` includes what it does not list any more."""
    found = await repository.externals(unit, connection.accommodation, [connection.id])
    return [one for one in found if with_gone or one.gone_at is None]


async def mappings_of(unit: ReadUnit, connection: Connection) -> list[Mapping]:
    """The mappings of a connection, by id; each has its external product."""
    return await repository.mappings(unit, connection.accommodation, [connection.id])


async def mappings_of_property(
    unit: ReadUnit, accommodation: int, products: Collection[int] | None = None
) -> list[Mapping]:
    """The mappings of a property over all its connections, by connection: all, or those of some products."""
    return await repository.mappings(unit, accommodation, None, products)


async def product_of(unit: ReadUnit, connection: Connection, target: Target) -> Mapping | None:
    """The mapping of what a portal calls a room and rate; None when it is not mapped.

    An occupancy that is not sold, as bookings name it, falls back to the only mapping of the room and rate.
    """
    mapped = [
        one
        for one in await mappings_of(unit, connection)
        if one.external.room == target.room and one.external.rate == target.rate
    ]
    exact = [one for one in mapped if one.external.occupancy == target.occupancy]
    if exact:
        return exact[0]
    return mapped[0] if len(mapped) == 1 else None


def target_of(mapping: Mapping) -> Target:
    """What a mapped product is called at the channel."""
    return Target(mapping.external.room, mapping.external.rate, mapping.external.occupancy)


async def mapped_products(unit: ReadUnit, accommodation: int) -> Sequence[int]:
    """The products of a property that are sold over connections; for `products.mapped_listers`."""
    return await repository.mapped_products(unit, accommodation)


async def mapped_externals(unit: ReadUnit, accommodation: int) -> list[External]:
    """What portals sell that a product of the property is mapped to, by connection and mapping."""
    return [one.external for one in await repository.mappings(unit, accommodation)]


# --- what portals sell -----------------------------------------------------------------------------------------------


async def add_external(unit: WriteUnit, accommodation: int, connection: int, draft: dict[str, Any]) -> External:
    """Enter what a portal sells, as API portals do that can't be asked. `draft` has the names of `External`.

    What was gone is there again. Raises `ConnectionNotFound`, `ExternalProductExists` and `FeedRefused`.
    """
    held = await connecting.hold(unit, accommodation, connection)
    portal = await known.portal(unit, held.portal)
    is_feed = portal is not None and feeds.are_sold(portal) and not draft.get("physical")
    if portal is not None and is_feed:
        await feeds.check(portal, draft["room"])
    wanted = External(
        id=(await unit.new_ids("external_product_id", 1))[0],
        accommodation=accommodation,
        connection=connection,
        created_at=unit.now(accommodation),
        **draft,
    )
    # A calendar is one thing, whatever rate or occupancy it is entered with.
    same = [
        one
        for one in await repository.externals(unit, accommodation, [connection])
        if one.wanted == wanted.wanted or (is_feed and one.room == wanted.room and not one.physical)
    ]
    for other in same:
        if other.gone_at is None:
            raise ExternalProductExists("$.roomId", external=other.id)
    id = await repository.store(unit, wanted)
    await journal.log(unit, held, LogType.ROOM, f"Entered: {wanted.title}.")
    return (await repository.externals(unit, accommodation, [connection], [id]))[0]


async def replace_externals(
    unit: WriteUnit, held: Connection, found: Sequence[ExternalProduct], *, physical: bool = False
) -> list[External]:
    """Take over all that a portal says that it sells; what it no longer lists is marked as gone. The unit holds it.

    `physical` marks rooms of the portal's property system; each kind is replaced by itself. Gives all that is sold.
    """
    accommodation, connection = held.accommodation, held.id
    now = unit.now(accommodation)
    kept: list[int] = []
    ids = await unit.new_ids("external_product_id", len(found))
    for id, one in zip(ids, found, strict=True):
        external = External(
            id=id,
            accommodation=accommodation,
            connection=connection,
            room=one.room,
            room_name=one.room_name,
            rate=one.rate,
            rate_name=one.rate_name,
            occupancy=one.occupancy,
            currency=one.currency,
            manageable=one.manageable,
            physical=physical,
            created_at=now,
        )
        kept.append(await repository.store(unit, external))
    await repository.mark_gone(unit, accommodation, connection, kept, now, physical=physical)
    return await externals_of(unit, held)


# --- mapping ---------------------------------------------------------------------------------------------------------


async def map_product(
    unit: WriteUnit, accommodation: int, connection: int, product: int, external: int | Named, *, paths: tuple[str, str]
) -> Mapping:
    """Map a product to what a portal sells; the same pair again changes nothing. Records `mapping.changed`.

    Of a portal that sells calendar files the product imports the one that it is mapped to. `paths` say where product
    and external product were named. Raises `ConnectionNotFound`, `UnknownProduct`,
    `UnknownExternalProduct`, `AmbiguousExternalProduct`, `ExternalProductGone`, `PhysicalRoomNotMappable`,
    `ProductMapped`, `ExternalProductMapped`, `FeedImported` and `TooManyFeeds`.
    """
    await products.hold(unit, accommodation)
    held = await connecting.hold(unit, accommodation, connection)
    if product not in await products.catalog(unit, accommodation, [product]):
        raise UnknownProduct(paths[0], product)
    found = await _external(unit, held, external, paths[1])
    if found.physical:
        raise PhysicalRoomNotMappable(paths[1], external=found.id)
    for other in await mappings_of(unit, held):
        if other.product == product and other.external.id == found.id:
            return other
        if other.product == product:
            raise ProductMapped(paths[0], product=product, external=other.external.id)
        if other.external.id == found.id:
            raise ExternalProductMapped(paths[1], external=found.id, product=other.product)
    if found.gone_at is not None:
        raise ExternalProductGone(paths[1], external=found.id)
    made = Mapping(
        id=(await unit.new_ids("mapping_id", 1))[0],
        accommodation=accommodation,
        connection=connection,
        product=product,
        external=found,
        created_at=unit.now(accommodation),
    )
    await repository.map(unit, made)
    if await feeds.are_sold_over(unit, held):
        await feeds.begin(unit, made, paths[1])
    await unit.record(events.mapping_changed(accommodation, connection, added=[_shown(made)], removed=[]))
    await journal.log(unit, held, LogType.MAPPING, f"Product {product} mapped to {found.title}.", snapshot=_shown(made))
    return made


async def unmap(unit: WriteUnit, accommodation: int, connection: int, mapping: int) -> Mapping:
    """Delete a mapping; gives it as it was. With the last one the calendar is sent no more.

    A calendar file that it let the product import is imported no more. Records `mapping.changed`, and
    `connection.changed` if that switched it off. Raises `ConnectionNotFound` and `MappingNotFound`.
    """
    await products.hold(unit, accommodation)
    held = await connecting.hold(unit, accommodation, connection)
    mappings = await mappings_of(unit, held)
    found = next((one for one in mappings if one.id == mapping), None)
    if found is None:
        raise MappingNotFound(mapping)
    await repository.unmap(unit, accommodation, connection, [mapping])
    if await feeds.are_sold_over(unit, held):
        await feeds.end(unit, found)
    await unit.record(events.mapping_changed(accommodation, connection, added=[], removed=[_shown(found)]))
    text = f"Product {found.product} is no longer mapped to {found.external.title}."
    await journal.log(unit, held, LogType.MAPPING, text, snapshot=_shown(found))
    if len(mappings) == 1 and held.update_calendar:
        await connecting.store(unit, held, replace(held, update_calendar=False))
        await journal.log(unit, held, LogType.OFFLINE, "The last mapping was deleted: the calendar is sent no more.")
    return found


async def deletion_guard(unit: WriteUnit, accommodation: int, product: int) -> list[RoomrackError]:
    """What stands against deleting or moving a product: portals sell it; for `products.deletion_guards`.

    A mapping that went silently would leave the portal selling what it was told last.
    """
    connections = await repository.mapped_in(unit, accommodation, product)
    if not connections:
        return []
    return [ProductsMapped(product=product, connections=", ".join(map(str, connections)))]


async def _external(unit: ReadUnit, held: Connection, external: int | Named, path: str) -> External:
    if isinstance(external, int):
        known = await repository.externals(unit, held.accommodation, [held.id], [external])
        if not known:
            raise UnknownExternalProduct(path, external)
        return known[0]
    found = await repository.named(unit, held.accommodation, held.id, external.room, external.rate, external.occupancy)
    if not found:
        raise UnknownExternalProduct(path, str(external))
    there = [one for one in found if one.gone_at is None] or found[:1]
    if len(there) > 1:
        sizes = sorted(one.occupancy for one in there)
        raise AmbiguousExternalProduct(
            path, query=str(external), occupancies=", ".join(map(str, sizes)), first=sizes[0]
        )
    return there[0]


def _shown(mapping: Mapping) -> dict[str, Any]:
    return {"id": mapping.id, "product": mapping.product, "external": mapping.external.id}
