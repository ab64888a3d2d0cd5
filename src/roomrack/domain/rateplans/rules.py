"""Rate plans, when they hold, and what they make of a price: pure (docs/algorithms/rate-plans.md)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import local_day
from roomrack.core.money import digits
from roomrack.core.stay import Stay
from roomrack.domain.properties.rules import merged


class Treatment(StrEnum):
    """What the price includes."""

    ROOM_ONLY = "ROOM_ONLY"
    BREAKFAST = "BREAKFAST"
    HALF_BOARD = "HALF_BOARD"
    FULL_BOARD = "FULL_BOARD"
    FULL_BOARD_LIGHT = "FULL_BOARD_LIGHT"
    ALL_INCLUSIVE = "ALL_INCLUSIVE"
    OTHER = "OTHER"
    INSURANCE = "INSURANCE"
    NOT_REFUNDABLE = "NOT_REFUNDABLE"


class PriceModel(StrEnum):
    """How a plan changes the room's price."""

    PERCENT = "PERCENT"
    FIXED = "FIXED"
    FIXED_PAX = "FIXED_PAX"
    FIXED_DAY = "FIXED_DAY"
    FIXED_PAX_DAY = "FIXED_PAX_DAY"


@dataclass(frozen=True, slots=True)
class Period:
    """Local days on which a plan holds, both ends included; an end that is None is open."""

    id: int
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExtra:
    """An extra that comes with a plan."""

    id: int
    extra: int
    quantity: int | None = None
    price: Decimal | None = None
    """Instead of the extra's own, in the property's currency."""
    day: date | None = None
    mandatory: bool = False
    apply_on_first_day: bool = False
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePlan:
    """Conditions under which the booking engine sells some products at another price."""

    id: int
    accommodation: int
    internal_label: str
    label: Mapping[str, str] | None = None
    title: Mapping[str, str] | None = None
    description: Mapping[str, str] | None = None
    treatment: Treatment | None = None
    periods: tuple[Period, ...] = ()
    """None means always."""
    room_ids: tuple[int, ...] = ()
    """The products that it is for, in ascending order; none means all."""
    price_model: PriceModel | None = None
    price: Decimal | None = None
    """Percent for PERCENT, else units of the property's currency; negative is cheaper."""
    show_prices: bool | None = None
    payment_policy: int | None = None
    cancellation_policy: int | None = None
    extras: tuple[PlanExtra, ...] = ()
    priority: int | None = None
    created_at: datetime


def holds_on(plan: RatePlan, day: date, zone: ZoneInfo) -> bool:
    """Whether a plan holds on the night of a local day."""
    return not plan.periods or any(
        (period.start is None or local_day(period.start, zone) <= day)
        and (period.end is None or day <= local_day(period.end, zone))
        for period in plan.periods
    )


def is_offered(plan: RatePlan, product: int, stay: Stay, zone: ZoneInfo, *, cross: bool) -> bool:
    """Whether a plan is offered for a stay.

    It must hold on every night. Where the property lets stays cross the edges of plans, one night is enough.
    """
    if plan.room_ids and product not in plan.room_ids:
        return False
    holds = [holds_on(plan, night, zone) for night in stay.nights]
    return any(holds) if cross else all(holds)


def price_of(
    plan: RatePlan, stay: Stay, prices: Sequence[Decimal], *, people: int, currency: str, zone: ZoneInfo
) -> Decimal:
    """What a stay costs under a plan: the room's price for each night in, the price of the stay out, never below 0.

    Only the nights on which the plan holds are changed. A percentage is rounded halves up to the currency's decimals,
    each night by itself. Raises ValueError when there is not one price for each night.
    """
    nights = stay.nights
    if len(prices) != len(nights):
        raise ValueError(f"{len(prices)} prices for {len(nights)} nights")
    value = plan.price or Decimal(0)
    base = sum(prices, Decimal(0))
    held = [price for night, price in zip(nights, prices, strict=True) if holds_on(plan, night, zone)]
    if plan.price_model is None or not held:
        return base
    if plan.price_model is PriceModel.PERCENT:
        grain = Decimal(1).scaleb(-digits(currency))
        after = sum(((price * (100 + value) / 100).quantize(grain, ROUND_HALF_UP) for price in held), Decimal(0))
        return max(Decimal(0), base - sum(held, Decimal(0)) + after)
    times = {
        PriceModel.FIXED: 1,
        PriceModel.FIXED_PAX: people,
        PriceModel.FIXED_DAY: len(held),
        PriceModel.FIXED_PAX_DAY: people * len(held),
    }[plan.price_model]
    return max(Decimal(0), base + value * times)


def in_order(plans: Iterable[RatePlan]) -> list[RatePlan]:
    """Plans in the order in which they are shown: the lowest priority first, those without one last, then by id."""
    return sorted(plans, key=lambda plan: (plan.priority is None, plan.priority or 0, plan.id))


def changed(plan: RatePlan, values: Mapping[str, Any]) -> RatePlan:
    """A plan with other values, by the names of its fields. Null gives the default; texts are merged by language."""
    after: dict[str, Any] = {}
    for name, value in values.items():
        if name in _TEXTS:
            texts = {} if value is None else merged(getattr(plan, name) or {}, value)
            after[name] = texts or None
        else:
            after[name] = _DEFAULTS[name] if value is None else value
    return replace(plan, **after)


_TEXTS = ("label", "title", "description")
_DEFAULTS = {field.name: field.default for field in fields(RatePlan)}


def snapshot(plan: RatePlan) -> dict[str, Any]:
    """The whole plan as an event keeps it."""
    return asdict(plan)
