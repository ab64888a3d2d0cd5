"""Copying and moving products, within a property and between properties (docs/contract.md 5).

Higher slices copy what is theirs of a product, its calendar first of all, through `copiers`.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.identity import service as identity
from roomrack.domain.products import events, repository, rules
from roomrack.domain.products.errors import (
    CurrenciesDiffer,
    DerivedStayBehind,
    HidingStayBehind,
    NotInTheNetwork,
    ParentStaysBehind,
    RoomsOfSuiteStayBehind,
    SamePlace,
    SuitesStayBehind,
    UnknownProduct,
)
from roomrack.domain.products.rules import Catalog, Listing
from roomrack.domain.products.rules.parts import without_ids
from roomrack.domain.products.service.catalog import catalog
from roomrack.domain.products.service.describing import close_rooms, open_rooms, with_ids
from roomrack.domain.products.service.registry import deletion_guards
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import WriteUnit

ROOMS_PATH = "$.roomIds"
DESTINATION_PATH = "$.destinationAccommodationId"


@dataclass(frozen=True, slots=True)
class Copying:
    """Products that have just been stored under a property."""

    source: Accommodation
    destination: Accommodation
    ids: Mapping[int, int]
    """The new id of each product by its old one; the same when it was moved."""
    moved: bool


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A property that is to be made for the products, like the one that they are of."""

    name: str
    fields: Mapping[str, Any]
    """What is not as there, by the names of `Accommodation`."""
    grant: int | None
    """The grant that will reach it, with what it may do at the source."""


Copier = Callable[[WriteUnit, Copying], Awaitable[None]]

copiers: list[Copier] = []
"""Copy what other slices keep of products. Filled by `entrypoints`."""

RuleRunner = Callable[[WriteUnit, Accommodation, Collection[int] | None], Awaitable[None]]

rule_runners: list[RuleRunner] = []
"""Do at once what the night does to some products of a property, or to all. Filled by `entrypoints`."""


async def run_rules(unit: WriteUnit, accommodation: int, rooms: Sequence[int]) -> list[int]:
    """Do at once what the night does to these products, or to all when there are none; gives which, in order.

    Raises `UnknownProduct`, one for each id that names nothing here.
    """
    home = await properties.get(unit, accommodation)
    chosen = _chosen(await catalog(unit, accommodation), rooms)
    for runner in rule_runners:
        await runner(unit, home, chosen if rooms else None)
    return chosen


async def copy(unit: WriteUnit, accommodation: int, rooms: Sequence[int], where: int | NewPlace) -> Copying:
    """Copy products, all of the property's when `rooms` is empty, with what describes them, their rules and calendar.

    A parent and the rooms of a suite must come along, unless the copy stays in the property. Reservations are not
    copied, so that a copy has as many left to sell as its original. Raises `UnknownProduct`, `NotInTheNetwork`,
    `CurrenciesDiffer`, `ParentStaysBehind` and `RoomsOfSuiteStayBehind`; the first and the last two all at once.
    """
    source, whole, chosen = await _begin(unit, accommodation, rooms, where)
    errors: list[RoomrackError] = []
    if where != accommodation:
        errors += _left_behind(whole, chosen, rooms)
    if errors:
        raise many(errors)
    destination = await _destination(unit, source, where)
    ids = dict(zip(chosen, await repository.next_ids(unit, len(chosen)), strict=True))
    return await _store(unit, Copying(source, destination, ids, moved=False))


async def move(unit: WriteUnit, accommodation: int, rooms: Sequence[int], where: int | NewPlace) -> Copying:
    """Move products, all of the property's when `rooms` is empty, to another property; they keep their ids.

    Their physical rooms go along; what is over stays with the old property. Raises what `copy` raises, `SamePlace`,
    and, each all at once, `DerivedStayBehind`, `SuitesStayBehind`, `HidingStayBehind` and what `deletion_guards` find.
    """
    if where == accommodation:
        raise SamePlace(DESTINATION_PATH)
    source, whole, chosen = await _begin(unit, accommodation, rooms, where)
    await properties.stop_sale(unit, accommodation)
    errors = _left_behind(whole, chosen, rooms)
    going = set(chosen)
    for product in chosen:
        element = _element(rooms, product)
        if derived := [other.id for other in whole.values() if other.parent == product and other.id not in going]:
            errors.append(DerivedStayBehind(element, product=product, products=rules.listed(sorted(derived))))
        if suites := [suite for suite in rules.suites_with(whole, product) if suite not in going]:
            errors.append(SuitesStayBehind(element, product=product, suites=rules.listed(suites)))
        if hiding := [one for one in await repository.hiding(unit, accommodation, product) if one not in going]:
            errors.append(HidingStayBehind(element, product=product, products=rules.listed(hiding)))
        for guard in deletion_guards:
            errors.extend(await guard(unit, accommodation, product))
    if errors:
        raise many(errors)
    destination = await _destination(unit, source, where)
    return await _store(unit, Copying(source, destination, {product: product for product in chosen}, moved=True))


async def _begin(
    unit: WriteUnit, accommodation: int, rooms: Sequence[int], where: int | NewPlace
) -> tuple[Accommodation, Catalog, list[int]]:
    """The property, what it sells, and what of it is meant; the products of both properties are locked, in order."""
    if isinstance(where, int) and where != accommodation:
        await unit.widen(where)
    for one in sorted({accommodation, where} if isinstance(where, int) else {accommodation}):
        await repository.lock(unit, one)
    source = await properties.get(unit, accommodation)
    whole = await catalog(unit, accommodation)
    return source, whole, _chosen(whole, rooms)


def _chosen(whole: Catalog, rooms: Sequence[int]) -> list[int]:
    unknown = [UnknownProduct(f"{ROOMS_PATH}[{place}]", room) for place, room in enumerate(rooms) if room not in whole]
    if unknown:
        raise many(unknown)
    return sorted(set(rooms) or whole)


def _element(rooms: Sequence[int], product: int) -> str:
    return f"{ROOMS_PATH}[{rooms.index(product)}]" if rooms else ROOMS_PATH


def _left_behind(whole: Catalog, chosen: Sequence[int], rooms: Sequence[int]) -> list[RoomrackError]:
    """Products that need another one that does not come along."""
    going = set(chosen)
    found: list[RoomrackError] = []
    for product in (whole[id] for id in chosen):
        if product.parent is not None and product.parent not in going:
            found.append(ParentStaysBehind(_element(rooms, product.id), product=product.id, parent=product.parent))
        if missing := [room for room in product.children if room not in going]:
            found.append(
                RoomsOfSuiteStayBehind(_element(rooms, product.id), product=product.id, rooms=rules.listed(missing))
            )
    return found


async def _destination(unit: WriteUnit, source: Accommodation, where: int | NewPlace) -> Accommodation:
    if isinstance(where, NewPlace):
        return await _made(unit, source, where)
    if where == source.id:
        return source
    found = await properties.get(unit, where)
    if found.network is None or found.network != source.network:
        raise NotInTheNetwork(DESTINATION_PATH, property=where, source=source.id)
    if found.currency != source.currency:
        raise CurrenciesDiffer(DESTINATION_PATH, currency=source.currency, other=found.currency)
    return found


async def _made(unit: WriteUnit, source: Accommodation, wanted: NewPlace) -> Accommodation:
    """A property like the source, run by the same people and reached by the grant that asked for it."""
    like = {
        name: getattr(source, name)
        for name in (
            *("email", "given_name", "family_name", "currency", "time_zone", "checkin_start", "checkin_end"),
            *("checkout", "phone", "address", "city", "zip_code", "country", "latitude", "longitude"),
            *("sandbox", "network", "details"),
        )
    }
    made = await properties.create(
        unit, name=wanted.name, application=source.created_by_application, **{**like, **wanted.fields}
    )
    await identity.copy_memberships(unit, source.id, made.id)
    if wanted.grant is not None:
        held = {one.accommodation: one.permissions for one in (await identity.grant(unit, wanted.grant)).resources}
        await identity.grant_accommodation(unit, wanted.grant, made.id, held[source.id])
    return made


async def _store(unit: WriteUnit, copying: Copying) -> Copying:
    """Write the products under their new property and ids, let the other slices do theirs, and tell of it."""
    source, destination = copying.source.id, copying.destination.id
    originals = await repository.listings(unit, source, list(copying.ids))
    made = [_placed(listing, copying) for listing in originals]
    now = unit.now(destination)
    if copying.moved:
        await repository.move_pms_rooms(unit, source, destination, list(copying.ids))
        await repository.forget_deleted(unit, destination, list(copying.ids))
        # The calendar is copied with what is left, so that rooms are opened before and closed there again.
        for listing in originals:
            await open_rooms(unit, listing)
    else:
        made = [await _begun(unit, replace(listing, created_at=now)) for listing in made]
    await repository.store_all(unit, made)
    for copier in copiers:
        await copier(unit, copying)
    for listing in made:
        await close_rooms(unit, listing, {})
    if copying.moved:
        await repository.mark_all_deleted(unit, source, list(copying.ids), now)
        await unit.record(*(events.deleted(source, rules.snapshot(listing)) for listing in originals))
    await unit.record(*(events.created(destination, rules.snapshot(listing)) for listing in made))
    return copying


async def _begun(unit: WriteUnit, listing: Listing) -> Listing:
    """A copy whose parts have ids of their own."""
    return replace(listing, details=await with_ids(unit, listing.product, without_ids(listing.details), {}))


def _placed(listing: Listing, copying: Copying) -> Listing:
    """A product as it is at its new place."""
    ids, destination = copying.ids, copying.destination.id
    away = destination != copying.source.id
    product = listing.product

    def at(id: int) -> int:
        return ids.get(id, id)

    details = dict(listing.details)
    if "hideRooms" in details:
        details["hideRooms"] = [at(room) for room in details["hideRooms"] if not away or room in ids]
    if away:
        # They name what the other property has.
        details.pop("cancellationPolicyId", None)
        details.pop("paymentPolicyId", None)
    if not copying.moved:
        # The same stays would block both.
        details.pop("icalUrls", None)
        # They are of the original's rooms.
        details.pop("roomMaintenances", None)
    for name in ("subRooms", "roomAmenities", "roomMaintenances"):
        if name in details:
            details[name] = [{**one, "roomId": at(one["roomId"])} if "roomId" in one else one for one in details[name]]
    return replace(
        listing,
        product=replace(
            product,
            id=at(product.id),
            accommodation=destination,
            parent=None if product.parent is None else at(product.parent),
            children=tuple(sorted(at(room) for room in product.children)),
        ),
        details=details,
    )
