"""The discounts and city taxes of a property."""

from collections.abc import Sequence
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.core.money import digits, to_minor
from roomrack.domain.offers import events, repository
from roomrack.domain.offers.errors import NamedByTerms
from roomrack.domain.offers.rules.terms import Terms
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import TooManyDecimals, UnknownProduct
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit


async def terms_of(unit: ReadUnit, accommodation: int) -> Terms:
    """What a property has set; the defaults when it has set nothing."""
    return await repository.terms(unit, accommodation)


async def set_terms(unit: WriteUnit, accommodation: int, after: Terms) -> Terms:
    """Replace what a property has set, and record `offers.terms_changed` if that changes anything.

    Raises, for all fields together, `TooManyDecimals` and `UnknownProduct`.
    """
    await products.hold(unit, accommodation)
    currency = (await properties.get(unit, accommodation)).currency
    errors: list[RoomrackError] = []
    for kind, terms in (("discounts", after.discounts), ("cityTaxes", after.city_taxes)):
        for position, term in enumerate(terms):
            errors += await _wrong(unit, accommodation, currency, f"$.{kind}[{position}]", term)
    if errors:
        raise many(errors)
    before = await repository.terms(unit, accommodation)
    if before != after:
        await repository.store_terms(unit, accommodation, after, unit.now(accommodation))
        await unit.record(events.terms_changed(accommodation, snapshot(before), snapshot(after)))
    return after


async def product_guard(unit: WriteUnit, accommodation: int, product: int) -> Sequence[RoomrackError]:
    """What stands against deleting a product; for `products.deletion_guards`."""
    return [NamedByTerms()] if await repository.names_product(unit, accommodation, product) else []


async def holds_amounts(unit: WriteUnit, accommodation: int) -> bool:
    """Whether the property has set amounts; for `properties.currency_guards`."""
    await products.hold(unit, accommodation)
    return await repository.any_amount(unit, accommodation)


def snapshot(terms: Terms) -> dict[str, Any]:
    """All terms as an event keeps them."""
    return {
        "discounts": [repository.stored(one) for one in terms.discounts],
        "city_taxes": [repository.stored(one) for one in terms.city_taxes],
        "child_age": terms.child_age,
    }


async def _wrong(unit: WriteUnit, accommodation: int, currency: str, path: str, term: Any) -> list[RoomrackError]:
    errors: list[RoomrackError] = []
    if term.amount is not None:
        try:
            to_minor(term.amount, currency)
        except ValueError:
            errors.append(TooManyDecimals(f"{path}.amount", currency=currency, digits=digits(currency)))
    if term.room_ids:
        catalog = await products.catalog(unit, accommodation, term.room_ids)
        errors += [
            UnknownProduct(f"{path}.roomIds[{place}]", id)
            for place, id in enumerate(term.room_ids)
            if id not in catalog
        ]
    return errors
