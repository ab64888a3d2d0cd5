"""Use cases of policies.

Whatever changes the policies of a property holds its set of products, so that no policy names a product that is being
deleted and no product or rate plan a policy that is.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from roomrack.core.errors import RoomrackError, many
from roomrack.core.localtime import local_day, start_of_day
from roomrack.core.money import digits, to_minor
from roomrack.domain.policies import events, repository, rules
from roomrack.domain.policies.errors import (
    EndBeforeBeginning,
    PoliciesNameProduct,
    PolicyInUse,
    PolicyKindFixed,
    PolicyNotFound,
    PolicyOfOtherKind,
    ProductsNamePolicy,
    UnknownPolicy,
)
from roomrack.domain.policies.rules import Policy, StepType
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import AccommodationDisagrees, TooManyDecimals, UnknownProduct
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit, WriteUnit

DeletionGuard = Callable[[WriteUnit, int, int], Awaitable[Sequence[RoomrackError]]]

deletion_guards: list[DeletionGuard] = []
"""Asked with property and policy, before a policy is deleted, what stands against it. Filled by `entrypoints`."""

_OF_PRODUCTS = (
    ("paymentPolicyId", "$.paymentPolicyId", StepType.PAYMENT),
    ("cancellationPolicyId", "$.cancellationPolicyId", StepType.CANCELLATION),
)
_SPANS = (("checkin_from", "checkin_to", "$.checkinTo"), ("created_from", "created_to", "$.createdTo"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request says of a policy: values by the names of `Policy`, where spans may hold plain dates."""

    values: Mapping[str, Any]
    accommodations: Sequence[tuple[str, str]] = ()
    """The fields that name a property, with what they name."""
    room_order: Sequence[int] = ()
    """The products in the order in which they were sent."""


async def find(unit: ReadUnit, accommodation: int) -> list[Policy]:
    """The policies of a property, by id."""
    return await repository.find(unit, accommodation)


async def known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> Mapping[int, Policy]:
    """Those of these policies that the property has, by id."""
    return {policy.id: policy for policy in await repository.find(unit, accommodation, ids)}


async def create(unit: WriteUnit, accommodation: int, draft: Draft, *, id: int | None = None) -> Policy:
    """Create a policy and record `policy.created`. An explicit `id` is for demo data and imports.

    Raises, for all fields together, `AccommodationDisagrees`, `TooManyDecimals`, `EndBeforeBeginning`,
    `UnknownProduct`.
    """
    await products.hold(unit, accommodation)
    place = await properties.get(unit, accommodation)
    bare = Policy(
        id=(await unit.new_ids("policy_id", 1))[0] if id is None else id,
        accommodation=accommodation,
        step_type=draft.values["step_type"],
        title=draft.values["title"],
        created_at=unit.now(accommodation),
    )
    policy = await _checked(unit, place, bare, draft)
    await repository.store(unit, policy)
    await unit.record(events.created(accommodation, rules.snapshot(policy)))
    return policy


async def update(unit: WriteUnit, accommodation: int, policy: int, draft: Draft) -> Policy:
    """Change a policy and record `policy.changed`, if anything changes.

    Raises `PolicyNotFound`, `PolicyKindFixed`, and what `create` raises.
    """
    await products.hold(unit, accommodation)
    current = await _get(unit, accommodation, policy)
    kind = draft.values.get("step_type", current.step_type)
    if kind is not current.step_type:
        raise PolicyKindFixed("$.stepType", kind=current.step_type.value)
    after = await _checked(unit, await properties.get(unit, accommodation), current, draft)
    if after != current:
        await repository.replace(unit, after)
        await unit.record(events.changed(accommodation, rules.snapshot(current), rules.snapshot(after)))
    return after


async def delete(unit: WriteUnit, accommodation: int, policy: int) -> Policy:
    """Delete a policy softly, record `policy.deleted`, and give it as it was.

    Raises `PolicyNotFound`, and `PolicyInUse` with one nested error for each kind of thing that names it.
    """
    await products.hold(unit, accommodation)
    current = await _get(unit, accommodation, policy)
    reasons: list[RoomrackError] = []
    if naming := await products.naming_policy(unit, accommodation, policy):
        reasons.append(ProductsNamePolicy(products=", ".join(map(str, naming))))
    for guard in deletion_guards:
        reasons.extend(await guard(unit, accommodation, policy))
    if reasons:
        raise PolicyInUse(policy=policy, nested=reasons)
    await repository.mark_deleted(unit, current, unit.now(accommodation))
    await unit.record(events.deleted(accommodation, rules.snapshot(current)))
    return current


async def product_check(unit: ReadUnit, accommodation: int, details: Mapping[str, Any]) -> Sequence[RoomrackError]:
    """What is wrong with the policies that a product is to have; for `products.policy_checks`."""
    named = [(element, details[name], kind) for name, element, kind in _OF_PRODUCTS if details.get(name) is not None]
    if not named:
        return []
    present = await known(unit, accommodation, {policy for _, policy, _ in named})
    errors: list[RoomrackError] = []
    for element, policy, kind in named:
        if policy not in present:
            errors.append(UnknownPolicy(element, policy))
        elif present[policy].step_type is not kind:
            errors.append(PolicyOfOtherKind(element, policy=policy, kind=kind.value))
    return errors


async def product_guard(unit: WriteUnit, accommodation: int, product: int) -> Sequence[RoomrackError]:
    """What stands against deleting a product: policies that name it. For `products.deletion_guards`."""
    naming = await repository.with_product(unit, accommodation, product)
    return [PoliciesNameProduct(policies=", ".join(map(str, naming)))] if naming else []


async def holds_amounts(unit: WriteUnit, accommodation: int) -> bool:
    """Whether a policy of the property has a fixed amount; for `properties.currency_guards`."""
    await products.hold(unit, accommodation)
    return await repository.any_amount(unit, accommodation)


async def _get(unit: ReadUnit, accommodation: int, policy: int) -> Policy:
    found = await repository.find(unit, accommodation, [policy])
    if not found:
        raise PolicyNotFound(policy)
    return found[0]


async def _checked(unit: ReadUnit, place: Accommodation, policy: Policy, draft: Draft) -> Policy:
    """The policy after a change, with every wrong field refused at once."""
    errors: list[RoomrackError] = [
        AccommodationDisagrees(element) for element, named in draft.accommodations if named != str(place.id)
    ]
    values = dict(draft.values)
    for name in {name for first, last, _ in _SPANS for name in (first, last)} & values.keys():
        values[name] = _instant(values[name], place)
    after = rules.changed(policy, values)
    fixed = values.get("value_fixed")
    if fixed is not None:
        try:
            to_minor(fixed, place.currency)
        except ValueError:
            errors.append(TooManyDecimals("$.valueFixed", currency=place.currency, digits=digits(place.currency)))
    for first, last, element in _SPANS:
        begin, end = getattr(after, first), getattr(after, last)
        if begin and end and local_day(end, place.zone) < local_day(begin, place.zone):
            errors.append(EndBeforeBeginning(element))
    if draft.room_order:
        catalog = await products.catalog(unit, place.id, draft.room_order)
        errors += [
            UnknownProduct(f"$.roomIds[{position}]", product)
            for position, product in enumerate(draft.room_order)
            if product not in catalog
        ]
    if errors:
        raise many(errors)
    return after


def _instant(moment: date | datetime | None, place: Accommodation) -> datetime | None:
    """An instant of a span; a plain date is the property's local day."""
    if moment is None or isinstance(moment, datetime):
        return moment
    return start_of_day(moment, place.zone)
