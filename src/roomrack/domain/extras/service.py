"""Use cases of extras.

Whatever changes the extras of a property holds its set of products, so that no filter names a product that is being
deleted and no rate plan an extra that is.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.core.money import digits, to_minor
from roomrack.domain.extras import events, repository, rules
from roomrack.domain.extras.errors import ExtraInUse, ExtraNotFound, ExtraRepeated, ExtrasNameProduct, UnknownExtra
from roomrack.domain.extras.rules import Criteria, Extra
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import AccommodationDisagrees, TooManyDecimals, UnknownProduct
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit

DeletionGuard = Callable[[WriteUnit, int, int], Awaitable[Sequence[RoomrackError]]]

deletion_guards: list[DeletionGuard] = []
"""Asked with property and extra, before an extra is deleted, what stands against it. Filled by `entrypoints`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request says of one extra: values by the names of `Extra`, and where in the body they stand."""

    values: Mapping[str, Any]
    path: str = "$"
    id: int | None = None
    accommodation: str | None = None
    """The property that the body names, if it does."""


async def masters(unit: ReadUnit, accommodation: int) -> list[int]:
    """The property that leads the network of this one, unless it leads it itself; none without a network."""
    networks = await properties.networks(unit, [await properties.get(unit, accommodation)])
    return [network.root for network in networks.values() if network.root not in (None, accommodation)]


async def find(unit: ReadUnit, criteria: Criteria, *, limit: int, offset: int) -> tuple[list[Extra], int]:
    """One page of extras, and how many there are in all."""
    return await repository.find(unit, criteria, limit=limit, offset=offset)


async def known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> Mapping[int, Extra]:
    """Those of these extras that the property has, by id."""
    return await repository.known(unit, accommodation, ids)


async def hold(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> Mapping[int, Extra]:
    """As `known`; those of which there are only so many are held until the unit ends, so that no two sell the last."""
    return await repository.hold(unit, accommodation, ids)


async def create(unit: WriteUnit, accommodation: int, drafts: Sequence[Draft]) -> list[Extra]:
    """Create extras, all or none, and record `extra.created` for each.

    A draft with an id is for demo data and imports. Raises, for all drafts together, `AccommodationDisagrees`,
    `TooManyDecimals` and `UnknownProduct`.
    """
    await products.hold(unit, accommodation)
    await _check(unit, accommodation, drafts)
    now = unit.now(accommodation)
    ids = iter(await unit.new_ids("extra_product_id", sum(draft.id is None for draft in drafts)))
    made = []
    for draft in drafts:
        bare = Extra(
            id=next(ids) if draft.id is None else draft.id,
            accommodation=accommodation,
            name=draft.values["name"],
            model=draft.values["model"],
            created_at=now,
            updated_at=now,
        )
        made.append(rules.changed(bare, draft.values))
    await repository.store(unit, made)
    await unit.record(*(events.created(accommodation, rules.snapshot(extra)) for extra in made))
    return made


async def update(unit: WriteUnit, accommodation: int, extra: int, draft: Draft) -> tuple[Extra, bool]:
    """Change an extra; gives it as it is now, and whether anything changed. Records `extra.changed`.

    Raises `ExtraNotFound`, and what `create` raises.
    """
    await products.hold(unit, accommodation)
    found = await repository.known(unit, accommodation, [extra])
    if extra not in found:
        raise ExtraNotFound(extra)
    await _check(unit, accommodation, [draft])
    return await _changed(unit, found[extra], draft)


async def update_many(unit: WriteUnit, accommodation: int, drafts: Sequence[Draft]) -> list[Extra]:
    """Change extras, all or none; each draft has an id. Records `extra.changed` for each that changes.

    Raises, for all drafts together, `UnknownExtra`, `ExtraRepeated`, and what `create` raises.
    """
    await products.hold(unit, accommodation)
    found = await repository.known(unit, accommodation, [draft.id for draft in drafts if draft.id is not None])
    errors: list[RoomrackError] = []
    seen: set[int] = set()
    for draft in drafts:
        if draft.id is None or draft.id not in found:
            errors.append(UnknownExtra(f"{draft.path}.id", draft.id or 0))
        elif draft.id in seen:
            errors.append(ExtraRepeated(f"{draft.path}.id", extra=draft.id))
        else:
            seen.add(draft.id)
    await _check(unit, accommodation, drafts, errors)
    return [(await _changed(unit, found[draft.id], draft))[0] for draft in drafts if draft.id is not None]


async def delete(unit: WriteUnit, accommodation: int, extra: int) -> Extra:
    """Delete an extra softly, record `extra.deleted`, and give it as it was.

    Raises `ExtraNotFound`, and `ExtraInUse` with one nested error for each thing that names it.
    """
    await products.hold(unit, accommodation)
    found = (await repository.known(unit, accommodation, [extra])).get(extra)
    if found is None:
        raise ExtraNotFound(extra)
    reasons = [reason for guard in deletion_guards for reason in await guard(unit, accommodation, extra)]
    if reasons:
        raise ExtraInUse(extra=extra, nested=reasons)
    await repository.mark_deleted(unit, found, unit.now(accommodation))
    await unit.record(events.deleted(accommodation, rules.snapshot(found)))
    return found


async def product_guard(unit: WriteUnit, accommodation: int, product: int) -> Sequence[RoomrackError]:
    """What stands against deleting a product: extras that name it. For `products.deletion_guards`."""
    naming = await repository.with_product(unit, accommodation, product)
    return [ExtrasNameProduct(extras=", ".join(map(str, naming)))] if naming else []


async def holds_amounts(unit: WriteUnit, accommodation: int) -> bool:
    """Whether the property has extras, which have prices; for `properties.currency_guards`."""
    await products.hold(unit, accommodation)
    return await repository.any_extra(unit, accommodation)


async def _changed(unit: WriteUnit, extra: Extra, draft: Draft) -> tuple[Extra, bool]:
    after = rules.changed(extra, draft.values)
    if after == extra:
        return extra, False
    after = replace(after, updated_at=unit.now(extra.accommodation))
    await repository.replace(unit, after)
    await unit.record(events.changed(extra.accommodation, rules.snapshot(extra), rules.snapshot(after)))
    return after, True


async def _check(
    unit: ReadUnit, accommodation: int, drafts: Sequence[Draft], errors: Sequence[RoomrackError] = ()
) -> None:
    """Refuse what is wrong in any draft, all at once."""
    found = list(errors)
    currency = (await properties.get(unit, accommodation)).currency
    named = {product for draft in drafts for product in draft.values.get("room_filter") or ()}
    catalog = await products.catalog(unit, accommodation, named) if named else {}
    for draft in drafts:
        if draft.accommodation not in (None, str(accommodation)):
            found.append(AccommodationDisagrees(f"{draft.path}.accommodation.id"))
        price = draft.values.get("base_price")
        if price is not None and not _fits(price, currency):
            found.append(TooManyDecimals(f"{draft.path}.basePrice", currency=currency, digits=digits(currency)))
        found += [
            UnknownProduct(f"{draft.path}.roomFilter[{position}].id", product)
            for position, product in enumerate(draft.values.get("room_filter") or ())
            if product not in catalog
        ]
    if found:
        raise many(found)


def _fits(price: Decimal, currency: str) -> bool:
    try:
        to_minor(price, currency)
    except ValueError:
        return False
    return True
