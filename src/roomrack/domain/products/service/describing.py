"""What a product says that must fit what else there is: policies, hidden products, maintenance, parts with ids."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.core.localtime import format_instant
from roomrack.domain.products import repository
from roomrack.domain.products.errors import MaintenanceReversed, NotItsRoom, UnknownProduct
from roomrack.domain.products.rules import Listing, Product
from roomrack.domain.products.rules.maintenance import is_reversed, names_days, path, with_instants, works
from roomrack.domain.products.rules.parts import numbered
from roomrack.domain.products.service.registry import (
    calendar_namers,
    mapped_listers,
    plan_listers,
    policy_checks,
    room_closers,
)
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit

Plans = Sequence[tuple[tuple[int, ...], Mapping[str, Any]]]


async def described(
    unit: WriteUnit, product: Product, sent: Mapping[str, Any], present: Mapping[str, Any]
) -> dict[str, Any]:
    """What is sent of a product's details, as it is kept; `present` are its details as they are.

    Parts get their ids, and local days of maintenance become instants in the property's zone.

    Raises, for all fields together, `UnknownProduct` for `hideRooms`, `NotItsRoom` and `MaintenanceReversed` for
    `roomMaintenances`, and what `registry.policy_checks` find.
    """
    came = sent
    if names_days(sent):
        sent = with_instants(sent, (await properties.get(unit, product.accommodation)).zone)
    errors = await _hidden(unit, product, sent.get("hideRooms") or ())
    errors += await _maintenance(unit, product, sent.get("roomMaintenances") or (), came.get("roomMaintenances") or ())
    for check in policy_checks:
        errors += await check(unit, product.accommodation, sent)
    if errors:
        raise many(errors)
    return await with_ids(unit, product, sent, present)


async def with_ids(
    unit: WriteUnit, product: Product, sent: Mapping[str, Any], present: Mapping[str, Any]
) -> dict[str, Any]:
    """Details whose parts have their ids, new ones where `present` has none for them."""
    created = format_instant(unit.now(product.accommodation))
    needed = count()
    numbered(product.id, sent, present, created, lambda: next(needed))
    ids = iter(await unit.new_ids("product_part_id", next(needed)))
    return {**sent, **numbered(product.id, sent, present, created, lambda: next(ids))}


async def close_rooms(unit: WriteUnit, listing: Listing, before: Mapping[str, Any]) -> None:
    """Keep rooms from being sold while they are worked on, if that is not as it was; `before` are the details then."""
    product = listing.product
    wanted = works(listing.details, product.id)
    if wanted == works(before, product.id):
        return
    home = await properties.get(unit, product.accommodation)
    for closer in room_closers:
        await closer(unit, home, product.id, wanted)


async def open_rooms(unit: WriteUnit, listing: Listing) -> None:
    """Let all rooms of a product be sold again."""
    if listing.details.get("roomMaintenances"):
        home = await properties.get(unit, listing.product.accommodation)
        for closer in room_closers:
            await closer(unit, home, listing.id, ())


async def calendar_name(unit: ReadUnit, accommodation: int) -> Callable[[int], str | None]:
    """What tells the address of the calendar that goes out of each product of a property."""
    for namer in calendar_namers:
        return await namer(unit, accommodation)
    return lambda _: None


async def rate_plans(unit: ReadUnit, accommodation: int) -> Plans:
    """The rate plans of a property as answered, in order, each with its products; no product means all."""
    return [plan for lister in plan_listers for plan in await lister(unit, accommodation)]


async def _hidden(unit: ReadUnit, product: Product, hidden: Sequence[int]) -> list[RoomrackError]:
    """What is wrong with `hideRooms`: an id that names nothing here."""
    if not hidden:
        return []
    known = {found.id for found in await repository.catalog(unit, product.accommodation, hidden)} | {product.id}
    return [
        UnknownProduct(f"$.hideRooms[{position}]", room) for position, room in enumerate(hidden) if room not in known
    ]


async def _maintenance(
    unit: ReadUnit, product: Product, sent: Sequence[Mapping[str, Any]], came: Sequence[Mapping[str, Any]]
) -> list[RoomrackError]:
    """What is wrong with maintenance; `came` is how it was sent, with its local days."""
    if not sent:
        return []
    errors: list[RoomrackError] = []
    named = {one["roomId"] for one in sent if "roomId" in one} - {product.id}
    rooms = {product.id}
    if named:
        rooms |= await repository.pms_rooms_of(unit, product.accommodation, product.id, named)
    for position, (one, as_sent) in enumerate(zip(sent, came, strict=True)):
        if "roomId" in one and one["roomId"] not in rooms:
            errors.append(NotItsRoom(f"{path(position)}.roomId", one["roomId"]))
        if is_reversed(one, as_sent):
            errors.append(MaintenanceReversed(f"{path(position)}.completedDate"))
    return errors


async def mapped(unit: ReadUnit, accommodation: int) -> set[int]:
    """The products of a property that are sold over connections."""
    found: set[int] = set()
    for lister in mapped_listers:
        found.update(await lister(unit, accommodation))
    return found
