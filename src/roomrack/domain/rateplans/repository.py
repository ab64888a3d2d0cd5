"""All SQL of rate plans."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update

from roomrack.domain.rateplans.models import RatePlanDateRow, RatePlanExtraRow, RatePlanRow
from roomrack.domain.rateplans.rules import Period, PlanExtra, PriceModel, RatePlan, Treatment
from roomrack.infra.db import ReadUnit, WriteUnit

_NAMES = tuple(field.name for field in fields(RatePlan) if field.name not in ("periods", "extras"))
_EXTRA_NAMES = tuple(field.name for field in fields(PlanExtra))


async def find(unit: ReadUnit, accommodations: Collection[int], ids: Collection[int] | None = None) -> list[RatePlan]:
    """The plans of some properties that are not deleted; `ids` keeps those."""
    query = select(RatePlanRow).where(
        RatePlanRow.accommodation == func.any(list(accommodations)), RatePlanRow.deleted_at.is_(None)
    )
    if ids is not None:
        query = query.where(RatePlanRow.id == func.any(list(ids)))
    rows = (await unit.session.scalars(query.execution_options(populate_existing=True))).all()
    periods: defaultdict[int, list[Period]] = defaultdict(list)
    extras: defaultdict[int, list[PlanExtra]] = defaultdict(list)
    if rows:
        plans = [row.id for row in rows]
        dates = await unit.session.scalars(
            select(RatePlanDateRow)
            .where(
                RatePlanDateRow.accommodation == func.any(list(accommodations)), RatePlanDateRow.plan == func.any(plans)
            )
            .order_by(RatePlanDateRow.id)
            .execution_options(populate_existing=True)
        )
        for date in dates:
            periods[date.plan].append(Period(date.id, date.start, date.end))
        links = await unit.session.scalars(
            select(RatePlanExtraRow)
            .where(
                RatePlanExtraRow.accommodation == func.any(list(accommodations)),
                RatePlanExtraRow.plan == func.any(plans),
            )
            .order_by(RatePlanExtraRow.id)
            .execution_options(populate_existing=True)
        )
        for link in links:
            extras[link.plan].append(PlanExtra(**{name: getattr(link, name) for name in _EXTRA_NAMES}))
    return [_plan(row, tuple(periods[row.id]), tuple(extras[row.id])) for row in rows]


async def with_product(unit: ReadUnit, accommodation: int, product: int) -> list[int]:
    """The plans that name a product, in ascending order."""
    return await _ids(unit, accommodation, RatePlanRow.room_ids.contains([product]))


async def with_policy(unit: ReadUnit, accommodation: int, policy: int) -> list[int]:
    """The plans that name a policy, in ascending order."""
    named = or_(RatePlanRow.payment_policy == policy, RatePlanRow.cancellation_policy == policy)
    return await _ids(unit, accommodation, named)


async def with_extra(unit: ReadUnit, accommodation: int, extra: int) -> list[int]:
    """The plans with which an extra comes, in ascending order."""
    plans = select(RatePlanExtraRow.plan).where(
        RatePlanExtraRow.accommodation == accommodation, RatePlanExtraRow.extra == extra
    )
    return await _ids(unit, accommodation, RatePlanRow.id.in_(plans))


async def any_plan(unit: ReadUnit, accommodation: int) -> bool:
    """Whether the property has a rate plan, deleted ones included."""
    return bool(
        await unit.raw.fetchval("select exists (select from rate_plan where accommodation = $1)", accommodation)
    )


async def store(unit: WriteUnit, plan: RatePlan) -> None:
    """Store a new plan."""
    await unit.session.execute(insert(RatePlanRow).values(**_values(plan)))
    await _store_parts(unit, plan)


async def replace(unit: WriteUnit, plan: RatePlan) -> None:
    """Store a changed plan with its dates and extras."""
    await unit.session.execute(
        update(RatePlanRow)
        .where(RatePlanRow.accommodation == plan.accommodation, RatePlanRow.id == plan.id)
        .values(**_values(plan))
        .execution_options(synchronize_session=False)
    )
    await unit.session.execute(
        delete(RatePlanDateRow)
        .where(RatePlanDateRow.accommodation == plan.accommodation, RatePlanDateRow.plan == plan.id)
        .execution_options(synchronize_session=False)
    )
    await unit.session.execute(
        delete(RatePlanExtraRow)
        .where(RatePlanExtraRow.accommodation == plan.accommodation, RatePlanExtraRow.plan == plan.id)
        .execution_options(synchronize_session=False)
    )
    await _store_parts(unit, plan)


async def mark_deleted(unit: WriteUnit, plan: RatePlan, instant: datetime) -> None:
    """Hide a plan."""
    await unit.session.execute(
        update(RatePlanRow)
        .where(RatePlanRow.accommodation == plan.accommodation, RatePlanRow.id == plan.id)
        .values(deleted_at=instant)
        .execution_options(synchronize_session=False)
    )


async def _ids(unit: ReadUnit, accommodation: int, condition: ColumnElement[bool]) -> list[int]:
    query = select(RatePlanRow.id).where(
        RatePlanRow.accommodation == accommodation, condition, RatePlanRow.deleted_at.is_(None)
    )
    return list(await unit.session.scalars(query.order_by(RatePlanRow.id)))


async def _store_parts(unit: WriteUnit, plan: RatePlan) -> None:
    own = {"accommodation": plan.accommodation, "plan": plan.id}
    if plan.periods:
        dates: Sequence[dict[str, Any]] = [
            {**own, "id": period.id, "start": period.start, "end": period.end} for period in plan.periods
        ]
        await unit.session.execute(insert(RatePlanDateRow), dates)
    if plan.extras:
        links = [{**own, **{name: getattr(extra, name) for name in _EXTRA_NAMES}} for extra in plan.extras]
        await unit.session.execute(insert(RatePlanExtraRow), links)


def _values(plan: RatePlan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in _NAMES} | {"room_ids": list(plan.room_ids)}


def _plan(row: RatePlanRow, periods: tuple[Period, ...], extras: tuple[PlanExtra, ...]) -> RatePlan:
    values = {name: getattr(row, name) for name in _NAMES}
    values["treatment"] = row.treatment and Treatment(row.treatment)
    values["price_model"] = row.price_model and PriceModel(row.price_model)
    values["room_ids"] = tuple(row.room_ids)
    return RatePlan(**values, periods=periods, extras=extras)
