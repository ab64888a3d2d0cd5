"""Use cases of rate plans.

Whatever changes the plans of a property holds its set of products, as changes of extras and policies do, so that no
plan names something that is being deleted.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from roomrack.core.errors import FieldMissing, RoomrackError, many
from roomrack.core.localtime import local_day, start_of_day
from roomrack.core.money import digits, to_minor
from roomrack.domain.extras import service as extras
from roomrack.domain.extras.errors import UnknownExtra
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.errors import EndBeforeBeginning, PolicyOfOtherKind, UnknownPolicy
from roomrack.domain.policies.rules import Policy, StepType
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import (
    AccommodationDisagrees,
    IncrementOutOfRange,
    PercentageOutOfRange,
    PercentageTooFine,
    TooManyDecimals,
    UnknownProduct,
)
from roomrack.domain.products.rules import MAX_INCREMENT, MAX_PERCENT, MIN_PERCENT
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans import events, repository, rules
from roomrack.domain.rateplans.errors import NamedByRatePlans, RatePlanNotFound
from roomrack.domain.rateplans.rules import Period, PlanExtra, PriceModel, RatePlan
from roomrack.infra.db import ReadUnit, WriteUnit

_POLICIES = (
    ("payment_policy", "$.paymentPolicy.id", StepType.PAYMENT),
    ("cancellation_policy", "$.cancellationPolicy.id", StepType.CANCELLATION),
)


@dataclass(frozen=True, slots=True)
class PeriodDraft:
    """A span as it is sent; plain dates are local days."""

    id: int | None
    start: date | datetime | None
    end: date | datetime | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request says of a plan: values by the names of `RatePlan`; lists are None where they were not sent."""

    values: Mapping[str, Any]
    periods: Sequence[PeriodDraft] | None = None
    extras: Sequence[Mapping[str, Any]] | None = None
    """Values by the names of `PlanExtra`."""
    accommodation: str | None = None
    """The property that the body names, if it does."""


@dataclass(frozen=True, slots=True)
class View:
    """A plan with what is shown of the things that it names."""

    plan: RatePlan
    place: Accommodation
    policies: Mapping[int, Policy]


async def find(unit: ReadUnit, accommodations: Collection[int], ids: Collection[int] | None = None) -> list[View]:
    """The plans of some properties in the order of `rules.in_order`; `ids` keeps those."""
    return await _views(unit, rules.in_order(await repository.find(unit, accommodations, ids)))


async def plans(unit: ReadUnit, accommodation: int) -> list[RatePlan]:
    """The plans of a property in the order of `rules.in_order`, without what is shown beside them."""
    return rules.in_order(await repository.find(unit, [accommodation]))


async def create(unit: WriteUnit, accommodation: int, draft: Draft, *, id: int | None = None) -> View:
    """Create a plan and record `rateplan.created`. An explicit `id` is for demo data and imports.

    Raises, for all fields together, `AccommodationDisagrees`, `FieldMissing`, `TooManyDecimals`,
    `IncrementOutOfRange`, `PercentageOutOfRange`, `PercentageTooFine`, `EndBeforeBeginning`, `UnknownProduct`,
    `UnknownPolicy`, `PolicyOfOtherKind`, `UnknownExtra`.
    """
    await products.hold(unit, accommodation)
    bare = RatePlan(
        id=(await unit.new_ids("rate_plan_id", 1))[0] if id is None else id,
        accommodation=accommodation,
        internal_label=draft.values["internal_label"],
        created_at=unit.now(accommodation),
    )
    plan = await _checked(unit, bare, draft)
    await repository.store(unit, plan)
    await unit.record(events.created(accommodation, rules.snapshot(plan)))
    return (await _views(unit, [plan]))[0]


async def update(unit: WriteUnit, accommodation: int, plan: int, draft: Draft) -> View:
    """Change a plan and record `rateplan.changed`, if anything changes. Lists replace those that it had.

    Raises `RatePlanNotFound`, and what `create` raises.
    """
    await products.hold(unit, accommodation)
    current = await _get(unit, accommodation, plan)
    after = await _checked(unit, current, draft)
    if after != current:
        await repository.replace(unit, after)
        await unit.record(events.changed(accommodation, rules.snapshot(current), rules.snapshot(after)))
    return (await _views(unit, [after]))[0]


async def delete(unit: WriteUnit, accommodation: int, plan: int) -> View:
    """Delete a plan softly, record `rateplan.deleted`, and give it as it was. Raises `RatePlanNotFound`."""
    await products.hold(unit, accommodation)
    current = await _get(unit, accommodation, plan)
    view = (await _views(unit, [current]))[0]
    await repository.mark_deleted(unit, current, unit.now(accommodation))
    await unit.record(events.deleted(accommodation, rules.snapshot(current)))
    return view


async def product_guard(unit: WriteUnit, accommodation: int, product: int) -> Sequence[RoomrackError]:
    """What stands against deleting a product; for `products.deletion_guards`."""
    return _reasons(await repository.with_product(unit, accommodation, product))


async def policy_guard(unit: WriteUnit, accommodation: int, policy: int) -> Sequence[RoomrackError]:
    """What stands against deleting a policy; for `policies.deletion_guards`."""
    return _reasons(await repository.with_policy(unit, accommodation, policy))


async def extra_guard(unit: WriteUnit, accommodation: int, extra: int) -> Sequence[RoomrackError]:
    """What stands against deleting an extra; for `extras.deletion_guards`."""
    return _reasons(await repository.with_extra(unit, accommodation, extra))


async def holds_amounts(unit: WriteUnit, accommodation: int) -> bool:
    """Whether the property has rate plans, which have prices; for `properties.currency_guards`."""
    await products.hold(unit, accommodation)
    return await repository.any_plan(unit, accommodation)


def _reasons(plans: Sequence[int]) -> list[RoomrackError]:
    return [NamedByRatePlans(plans=", ".join(map(str, plans)))] if plans else []


async def _get(unit: ReadUnit, accommodation: int, plan: int) -> RatePlan:
    found = await repository.find(unit, [accommodation], [plan])
    if not found:
        raise RatePlanNotFound(plan)
    return found[0]


async def _views(unit: ReadUnit, plans: Sequence[RatePlan]) -> list[View]:
    places = {one: await properties.get(unit, one) for one in {plan.accommodation for plan in plans}}
    named: dict[int, Mapping[int, Policy]] = {}
    for one in places:
        ids = {id for plan in plans if plan.accommodation == one for id in _policies_of(plan)}
        named[one] = await policies.known(unit, one, ids) if ids else {}
    return [View(plan, places[plan.accommodation], named[plan.accommodation]) for plan in plans]


def _policies_of(plan: RatePlan) -> list[int]:
    return [policy for policy in (plan.payment_policy, plan.cancellation_policy) if policy is not None]


async def _checked(unit: WriteUnit, current: RatePlan, draft: Draft) -> RatePlan:
    """The plan after a change, with every wrong field refused at once."""
    place = await properties.get(unit, current.accommodation)
    errors: list[RoomrackError] = []
    if draft.accommodation not in (None, str(place.id)):
        errors.append(AccommodationDisagrees("$.accommodationId"))
    values = dict(draft.values)
    rooms: Sequence[int] = values.get("room_ids") or ()
    if "room_ids" in values:
        values["room_ids"] = tuple(sorted(set(rooms)))
    if draft.periods is not None:
        values["periods"] = await _periods(unit, place, current, draft.periods)
        errors += _reversed(draft.periods, place)
    if draft.extras is not None:
        errors += await _wrong_extras(unit, place, draft.extras)
        values["extras"] = await _extras(unit, current, draft.extras)
    plan = rules.changed(current, values)
    errors += _wrong_price(plan, place.currency)
    if rooms:
        catalog = await products.catalog(unit, place.id, rooms)
        errors += [
            UnknownProduct(f"$.roomIds[{position}]", product)
            for position, product in enumerate(rooms)
            if product not in catalog
        ]
    known = await policies.known(unit, place.id, _policies_of(plan))
    for name, element, kind in _POLICIES:
        policy = getattr(plan, name)
        if policy is not None and policy not in known:
            errors.append(UnknownPolicy(element, policy))
        elif policy is not None and known[policy].step_type is not kind:
            errors.append(PolicyOfOtherKind(element, policy=policy, kind=kind.value))
    if errors:
        raise many(errors)
    return plan


async def _periods(
    unit: WriteUnit, place: Accommodation, current: RatePlan, drafts: Sequence[PeriodDraft]
) -> tuple[Period, ...]:
    """The spans of a plan. Those that come with an id of the plan's keep it, once; the others get new ones."""
    own = {period.id for period in current.periods}
    kept = _kept([draft.id for draft in drafts], own)
    fresh = iter(await unit.new_ids("rate_plan_date_id", kept.count(None)))
    made = [
        Period(next(fresh) if id is None else id, _instant(draft.start, place), _instant(draft.end, place))
        for id, draft in zip(kept, drafts, strict=True)
    ]
    return tuple(sorted(made, key=lambda period: period.id))


async def _extras(unit: WriteUnit, current: RatePlan, drafts: Sequence[Mapping[str, Any]]) -> tuple[PlanExtra, ...]:
    """The extras of a plan, their ids as `_periods` says."""
    own = {extra.id: extra for extra in current.extras}
    kept = _kept([draft.get("id") for draft in drafts], own)
    fresh = iter(await unit.new_ids("rate_plan_extra_id", kept.count(None)))
    now = unit.now(current.accommodation)
    made = []
    for id, draft in zip(kept, drafts, strict=True):
        values = {name: value for name, value in draft.items() if name != "id" and value is not None}
        if id is None:
            made.append(PlanExtra(id=next(fresh), created_at=now, **values))
        else:
            made.append(PlanExtra(id=id, created_at=own[id].created_at, **values))
    return tuple(sorted(made, key=lambda extra: extra.id))


def _kept(sent: Sequence[int | None], own: Collection[int]) -> list[int | None]:
    seen: set[int] = set()
    kept: list[int | None] = []
    for id in sent:
        keeps = id is not None and id in own and id not in seen
        kept.append(id if keeps else None)
        if keeps and id is not None:
            seen.add(id)
    return kept


def _reversed(drafts: Sequence[PeriodDraft], place: Accommodation) -> list[RoomrackError]:
    errors: list[RoomrackError] = []
    for position, draft in enumerate(drafts):
        start, end = _instant(draft.start, place), _instant(draft.end, place)
        if start and end and local_day(end, place.zone) < local_day(start, place.zone):
            errors.append(EndBeforeBeginning(f"$.ratePlanDates[{position}].endDate"))
    return errors


async def _wrong_extras(
    unit: ReadUnit, place: Accommodation, drafts: Sequence[Mapping[str, Any]]
) -> list[RoomrackError]:
    known = await extras.known(unit, place.id, [draft["extra"] for draft in drafts])
    errors: list[RoomrackError] = []
    for position, draft in enumerate(drafts):
        if draft["extra"] not in known:
            errors.append(UnknownExtra(f"$.extras[{position}].productId", draft["extra"]))
        if draft.get("price") is not None:
            errors += _too_fine(draft["price"], place.currency, f"$.extras[{position}].price")
    return errors


def _wrong_price(plan: RatePlan, currency: str) -> list[RoomrackError]:
    value = plan.price
    if value is None:
        return []
    if plan.price_model is None:
        return [FieldMissing("$.priceModel")]
    if plan.price_model is not PriceModel.PERCENT:
        if abs(value) > MAX_INCREMENT:
            return [IncrementOutOfRange("$.price", most=MAX_INCREMENT)]
        return _too_fine(value, currency, "$.price")
    if not MIN_PERCENT < value <= MAX_PERCENT:
        return [PercentageOutOfRange("$.price", least=MIN_PERCENT, most=MAX_PERCENT)]
    return [] if value == value.quantize(Decimal("0.0001")) else [PercentageTooFine("$.price")]


def _too_fine(amount: Decimal, currency: str, element: str) -> list[RoomrackError]:
    try:
        to_minor(amount, currency)
    except ValueError:
        return [TooManyDecimals(element, currency=currency, digits=digits(currency))]
    return []


def _instant(moment: date | datetime | None, place: Accommodation) -> datetime | None:
    """An instant of a span; a plain date is the property's local day."""
    if moment is None or isinstance(moment, datetime):
        return moment
    return start_of_day(moment, place.zone)
