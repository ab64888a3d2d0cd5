"""Use cases of products: the catalog that others sell from, and creating, changing and deleting what is in it.

Every change of a property's products takes one lock over all of them, so that rules about several products (no circles,
no parent that is being deleted, suites of base rooms only) hold under concurrency. Reading and booking do not take it.
Nights that are held stay held where they were taken, whatever becomes of the derived rule: releasing them follows the
holds, not the rule.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from roomrack.core.errors import FieldMissing, NotFound, RoomrackError, many
from roomrack.core.money import digits, to_minor
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import Place
from roomrack.domain.products import events, repository, rules
from roomrack.domain.products.errors import (
    CalendarUrlRefused,
    HasDerivedProducts,
    HiddenByProducts,
    IsPartOfSuite,
    ProductInUse,
    ProductNotFound,
    RoomOfSuiteCannotBeSuite,
    SuiteNeedsBaseRooms,
    TooManyDecimals,
    UnknownProduct,
)
from roomrack.domain.products.rules import Automation, Catalog, Listing, PmsRoom, PriceRule, Product
from roomrack.domain.products.rules.parts import tidy
from roomrack.domain.products.service import describing
from roomrack.domain.products.service.registry import calendar_keepers, deletion_guards
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation, merged
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.keeping import Kept
from roomrack.ports.http import NullOutgoing, Outgoing, UrlRefused

_kept: Kept[int, Catalog] = Kept(20_000)
"""Whole catalogs by property. The limit is in products, which take about half a kilobyte each."""

MINIMUM_PRICE_PATH = "$.minimumSellingPrice"


class _Outgoing:
    """How URLs are judged; `entrypoints` sets it."""

    checker: Outgoing = NullOutgoing()


def configure(*, outgoing: Outgoing) -> None:
    """Say who judges the URLs of imported calendars."""
    _Outgoing.checker = outgoing


async def catalog(unit: ReadUnit, accommodation: int, products: Collection[int] | None = None) -> Catalog:
    """The products that are not deleted: all of the property's, or those given with all that they depend on.

    Those are their ancestors and the rooms of their suites. An id that names nothing is simply not in the catalog.
    One query.
    """
    return Catalog(await repository.catalog(unit, accommodation, products))


async def catalog_of(unit: ReadUnit, accommodation: Accommodation) -> Catalog:
    """All products of a property that are not deleted, as they were when the property was read, or later.

    Mostly without asking the database (docs/adr/0011). Whoever sells reads the property with `properties.get_to_sell`.
    """
    kept = _kept.find(accommodation.id, accommodation.products_version)
    if kept is not None:
        return kept
    found, version = await repository.catalog_and_version(unit, accommodation.id)
    made = Catalog(found)
    if version is not None:
        _kept.keep(accommodation.id, version, made)
    return made


async def automations(unit: ReadUnit, accommodation: int, products: Collection[int] | None) -> Mapping[int, Automation]:
    """What the server does by itself to products: all of the property's, or those given; idle ones are absent."""
    return await repository.automations(unit, accommodation, products)


async def locate(unit: ReadUnit, products: Collection[int]) -> Mapping[int, int]:
    """The property of each product that is within the unit's scope and not deleted; others are absent."""
    return await repository.locate(unit, products)


async def get(unit: ReadUnit, accommodation: int, product: int) -> Listing:
    """A product with all that describes it. Raises `ProductNotFound`."""
    found = await repository.listings(unit, accommodation, [product])
    if not found:
        raise ProductNotFound(product)
    return found[0]


async def find(
    unit: ReadUnit,
    accommodation: int,
    *,
    ids: Collection[int] | None = None,
    with_revenue_managed: bool = True,
    limit: int | None = None,
    offset: int = 0,
    only_to_show: bool = False,
) -> list[Listing]:
    """Products by id; `ids` keeps those, `with_revenue_managed` includes what a revenue management system derived.

    With `only_to_show` their details are parts of an answer, in JSON already, and can't be looked into.
    """
    return await repository.listings(
        unit,
        accommodation,
        ids,
        with_revenue_managed=with_revenue_managed,
        limit=limit,
        offset=offset,
        only_to_show=only_to_show,
    )


async def create(
    unit: WriteUnit,
    accommodation: int,
    *,
    name: str,
    adults: int = 2,
    children: int | None = None,
    infants: int | None = None,
    quantity: int = 1,
    minimum_price: Decimal | None = None,
    automation: Mapping[str, Any] | None = None,
    details: Mapping[str, Any] | None = None,
    id: int | None = None,
    **rule: Any,
) -> Listing:
    """Create a product and record `product.created`. Its calendar is empty: days that were never set read as 0.

    `rule` has the names of `rules.RULE_FIELDS` (parent, follows_availability, price_rule...); without a parent the
    product is a base room. `minimum_price` is in units of the property's currency, `automation` has the names of
    `rules.Automation`. An explicit `id` is for demo data and imports. Raises what `rules.derived` and
    `rules.check_parent` and `Automation.check` and `describing.described` raise, `TooManyDecimals`, and what
    `registry.room_closers` raise of rooms that can't be closed.
    """
    if unknown := rule.keys() - rules.RULE_FIELDS:
        raise TypeError(f"unknown fields {sorted(unknown)}")
    await _check_calendars(details or {})
    await repository.lock(unit, accommodation)
    product = Product(
        id=await repository.next_id(unit) if id is None else id,
        accommodation=accommodation,
        name=name,
        quantity=quantity,
        adults=adults,
    )
    if rule:
        product = rules.derived(product, rule)
        if product.parent is not None:
            rules.check_parent(await catalog(unit, accommodation, [product.parent]), product)
    product = await _with_amounts(unit, product, minimum_price, priced=True, minimum_given=minimum_price is not None)
    described = await describing.described(unit, product, tidy(details or {}), {})
    listing = Listing(
        product=product,
        children=children,
        infants=infants,
        automation=_automation(Automation(), automation or {}),
        details=merged({}, described),
        created_at=unit.now(accommodation),
    )
    await repository.store(unit, listing)
    await describing.close_rooms(unit, listing, {})
    await unit.record(events.created(accommodation, rules.snapshot(listing)))
    await _keep_calendars(unit, {}, listing)
    return listing


async def update(unit: WriteUnit, accommodation: int, product: int, changes: Mapping[str, Any]) -> tuple[Listing, bool]:
    """Change a product; gives it as it is now, and whether anything changed.

    `changes` may hold name, adults, children, infants, quantity, minimum_price (units of currency, None removes it),
    rule (a mapping of what `create` takes as `rule`, merged; None makes it a base room), automation (merged, None
    clears a field) and details (merged key by key, None removes one).
    Records `product.changed`. Raises `ProductNotFound` and what `create` raises.
    """
    await _check_calendars(changes.get("details", {}))
    await repository.lock(unit, accommodation)
    current = await get(unit, accommodation, product)
    after = current.product
    if "name" in changes:
        after = replace(after, name=changes["name"])
    if "quantity" in changes:
        after = replace(after, quantity=changes["quantity"])
    if "adults" in changes:
        after = replace(after, adults=changes["adults"])
    if "rule" in changes:
        after = rules.derived(after, changes["rule"])
        if after.parent is not None:
            rules.check_parent(await catalog(unit, accommodation), after)
    after = await _with_amounts(
        unit,
        after,
        changes.get("minimum_price"),
        priced="rule" in changes,
        minimum_given="minimum_price" in changes,
    )
    listing = replace(
        current,
        product=after,
        children=changes.get("children", current.children),
        infants=changes.get("infants", current.infants),
        automation=_automation(current.automation, changes.get("automation", {})),
        details=merged(
            current.details,
            await describing.described(unit, after, tidy(changes.get("details", {})), current.details),
        ),
    )
    if listing == current:
        return current, False
    await repository.replace(unit, listing)
    await describing.close_rooms(unit, listing, current.details)
    await unit.record(events.changed(accommodation, rules.snapshot(current), rules.snapshot(listing)))
    await _keep_calendars(unit, current.details, listing)
    return listing, True


async def delete(unit: WriteUnit, accommodation: int, product: int) -> Listing:
    """Delete a product softly, record `product.deleted`, and give it as it was.

    Its physical rooms stay, without a product; its photos go. Raises `ProductNotFound`, and `ProductInUse` with one
    nested error for each thing that depends on it: derived products, suites, products that hide it, and what
    `deletion_guards` find.
    """
    await repository.lock(unit, accommodation)
    current = await get(unit, accommodation, product)
    # A booking that has read the catalog already commits first, and the guards see it; a later one finds no product.
    await properties.stop_sale(unit, accommodation)
    whole = await catalog(unit, accommodation)
    reasons: list[RoomrackError] = []
    if derived := [other.id for other in whole.values() if other.parent == product]:
        reasons.append(HasDerivedProducts(products=rules.listed(sorted(derived))))
    if suites := rules.suites_with(whole, product):
        reasons.append(IsPartOfSuite(suites=rules.listed(suites)))
    if hiding := [one for one in await repository.hiding(unit, accommodation, product) if one != product]:
        reasons.append(HiddenByProducts(products=rules.listed(hiding)))
    for guard in deletion_guards:
        reasons.extend(await guard(unit, accommodation, product))
    if reasons:
        raise ProductInUse(product=product, nested=reasons)
    await media.delete_all(unit, Place(accommodation, product))
    await describing.open_rooms(unit, current)
    await repository.mark_deleted(unit, accommodation, product, unit.now(accommodation))
    await unit.record(events.deleted(accommodation, rules.snapshot(current)))
    await _keep_calendars(unit, current.details, replace(current, details={}))
    return current


async def create_suite(unit: WriteUnit, accommodation: int, product: int, children: Collection[int]) -> Listing:
    """Make a product a suite of base rooms, or give a suite other rooms; record `product.changed`.

    It clears the derived rule and sets the quantity to 1 (docs/contract.md 5). Raises `ProductNotFound`, `FieldMissing`
    without rooms, `UnknownProduct`, `SuiteNeedsBaseRooms`, `RoomOfSuiteCannotBeSuite`.
    """
    await repository.lock(unit, accommodation)
    current = await get(unit, accommodation, product)
    if not children:
        raise FieldMissing("children[]")
    whole = await catalog(unit, accommodation)
    if suites := rules.suites_with(whole, product):
        raise RoomOfSuiteCannotBeSuite(product=product, suites=rules.listed(suites))
    for child in children:
        if child not in whole:
            raise UnknownProduct("children[]", child)
        if child == product or whole[child].is_suite or whole[child].parent is not None:
            raise SuiteNeedsBaseRooms("children[]", product=child)
    suite = replace(rules.underived(current.product), is_suite=True, quantity=1, children=tuple(sorted(set(children))))
    listing = replace(current, product=suite)
    if listing != current:
        await repository.replace(unit, listing)
        await repository.set_rooms(unit, accommodation, product, suite.children)
        await unit.record(events.changed(accommodation, rules.snapshot(current), rules.snapshot(listing)))
    return listing


async def count_rooms(unit: ReadUnit, accommodations: Collection[int]) -> Mapping[int, int]:
    """How many rooms the base rooms of some properties stand for; for `properties.room_counters`."""
    return await repository.count_rooms(unit, accommodations)


async def holds_amounts(unit: WriteUnit, accommodation: int) -> bool:
    """Whether the property has products, whose calendars hold amounts; for `properties.currency_guards`.

    It waits for products that are being created, and lets none be created until the currency is decided.
    """
    await repository.lock(unit, accommodation)
    return await repository.any_product(unit, accommodation)


async def hold(unit: WriteUnit, accommodation: int) -> None:
    """Keep the property's set of products as it is until the unit ends.

    Slices that refer to products take it before they look whether those exist. It is the first lock of a request.
    """
    await repository.lock(unit, accommodation)


async def naming_policy(unit: ReadUnit, accommodation: int, policy: int) -> list[int]:
    """The products that have a policy as their payment or cancellation policy, in ascending order."""
    return await repository.naming_policy(unit, accommodation, policy)


async def pms_rooms(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    id: int | None = None,
    name: str | None = None,
    include_without_parent: bool = False,
) -> list[PmsRoom]:
    """Physical rooms by property and name; those that belong to no product only when asked for."""
    return await repository.pms_rooms(
        unit, accommodations, id=id, name=name, with_parent_only=not include_without_parent
    )


async def pms_rooms_known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> set[int]:
    """Which of these ids are physical rooms of the property."""
    return await repository.pms_rooms_known(unit, accommodation, ids)


async def create_pms_room(
    unit: WriteUnit, accommodation: int, *, name: str, product: int | None, id: int | None = None, **known: Any
) -> PmsRoom:
    """Create a physical room; `known` are further fields of `PmsRoom`. Raises `UnknownProduct`."""
    if product is not None and product not in await catalog(unit, accommodation, [product]):
        raise UnknownProduct("$.parentId", product)
    room = PmsRoom(
        id=await repository.next_pms_room_id(unit) if id is None else id,
        accommodation=accommodation,
        product=product,
        name=name,
        **known,
    )
    await repository.store_pms_room(unit, room)
    return room


async def update_pms_room(
    unit: WriteUnit, accommodation: int, id: int, *, name: str, product: int | None, **known: Any
) -> bool:
    """Replace what is known of a physical room, as `create_pms_room` takes it; gives whether anything changed.

    Raises `NotFound` and `UnknownProduct`.
    """
    found = await repository.pms_rooms(unit, [accommodation], id=id, name=None, with_parent_only=False)
    if not found:
        raise NotFound("PmsRoom")
    if product is not None and product not in await catalog(unit, accommodation, [product]):
        raise UnknownProduct("$.parentId", product)
    after = PmsRoom(id=id, accommodation=accommodation, product=product, name=name, **known)
    if after == found[0]:
        return False
    await repository.replace_pms_room(unit, after)
    return True


def _automation(current: Automation, changes: Mapping[str, Any]) -> Automation:
    after = replace(current, **changes)
    after.check(changes)
    return after


async def _with_amounts(
    unit: ReadUnit, product: Product, minimum: Decimal | None, *, priced: bool, minimum_given: bool
) -> Product:
    """The product with its minimum price in minor units; amounts have at most the decimals of the currency."""
    increment = priced and product.price_rule is PriceRule.INCREMENT
    if not increment and minimum is None:
        return replace(product, minimum_price=None) if minimum_given else product
    currency = (await properties.get(unit, product.accommodation)).currency
    if increment:
        _minor(product.price_value, currency, rules.PRICE_VALUE_PATH)
    if minimum is not None:
        return replace(product, minimum_price=_minor(minimum, currency, MINIMUM_PRICE_PATH))
    return replace(product, minimum_price=None) if minimum_given else product


def _minor(amount: Decimal, currency: str, element: str) -> int:
    try:
        return to_minor(amount, currency)
    except ValueError as error:
        raise TooManyDecimals(element, currency=currency, digits=digits(currency)) from error


async def _keep_calendars(unit: WriteUnit, before: Mapping[str, Any], listing: Listing) -> None:
    urls = list(listing.details.get("icalUrls") or ())
    if urls != list(before.get("icalUrls") or ()):
        for keeper in calendar_keepers:
            await keeper(unit, listing.product.accommodation, listing.id, urls)


async def _check_calendars(details: Mapping[str, Any]) -> None:
    """Refuse URLs of calendars that are not https or lead where the server does not go (docs/contract.md 5)."""
    refused: list[RoomrackError] = []
    for position, url in enumerate(details.get("icalUrls") or ()):
        try:
            await _Outgoing.checker.check(url)
        except UrlRefused as error:
            refused.append(CalendarUrlRefused(f"$.icalUrls[{position}]", reason=error.problem))
    if refused:
        raise many(refused)
