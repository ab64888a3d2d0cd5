"""All SQL of extras."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from roomrack.domain.extras.models import ExtraRow
from roomrack.domain.extras.rules import Criteria, Extra, Model, Order, Unit, ValidDay, VatExemption
from roomrack.infra.db import ReadUnit, WriteUnit

_ORDERS: dict[Order, Any] = {
    Order.PRIORITY: ExtraRow.priority,
    Order.ID: ExtraRow.id,
    Order.NAME: func.lower(ExtraRow.name),
    Order.BASE_PRICE: ExtraRow.base_price,
    Order.LAST_MODIFIED_TIME: ExtraRow.updated_at,
}
_HOLD = """
select from extra_product
where accommodation = $1 and id = any ($2::bigint[]) and availability is not null
order by id for no key update
"""
_NAMES = tuple(field.name for field in fields(Extra))


async def find(unit: ReadUnit, criteria: Criteria, *, limit: int, offset: int) -> tuple[list[Extra], int]:
    """One page of extras that are not deleted, and how many there are in all."""
    conditions: list[ColumnElement[bool]] = [
        ExtraRow.accommodation == func.any(list(criteria.accommodations)),
        ExtraRow.deleted_at.is_(None),
    ]
    if criteria.id is not None:
        conditions.append(ExtraRow.id == criteria.id)
    if criteria.name is not None:
        conditions.append(func.lower(ExtraRow.name).contains(criteria.name.lower(), autoescape=True))
    if criteria.enabled is not None:
        conditions.append(ExtraRow.enabled.is_(criteria.enabled))
    if criteria.category is not None:
        conditions.append(ExtraRow.extra_category_id == criteria.category)
    if not criteria.with_generated:
        conditions.append(ExtraRow.portal_name.is_(None))
    total = await unit.session.scalar(select(func.count()).select_from(ExtraRow).where(*conditions))
    column = _ORDERS[criteria.order]
    query = select(ExtraRow).where(*conditions).order_by(column.desc() if criteria.falls else column, ExtraRow.id)
    rows = await unit.session.scalars(query.limit(limit).offset(offset).execution_options(populate_existing=True))
    return [_extra(row) for row in rows], total or 0


async def known(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> dict[int, Extra]:
    """Those of these extras that the property has, by id."""
    query = select(ExtraRow).where(
        ExtraRow.accommodation == accommodation, ExtraRow.id == func.any(list(ids)), ExtraRow.deleted_at.is_(None)
    )
    rows = await unit.session.scalars(query.execution_options(populate_existing=True))
    return {row.id: _extra(row) for row in rows}


async def hold(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> dict[int, Extra]:
    """The same, with a lock on those of which there are only so many, taken in the order of their ids."""
    if ids:
        await unit.raw.execute(_HOLD, accommodation, sorted(ids))
    return await known(unit, accommodation, ids)


async def with_product(unit: ReadUnit, accommodation: int, product: int) -> list[int]:
    """The extras whose filter names a product, in ascending order."""
    query = select(ExtraRow.id).where(
        ExtraRow.accommodation == accommodation, ExtraRow.room_filter.contains([product]), ExtraRow.deleted_at.is_(None)
    )
    return list(await unit.session.scalars(query.order_by(ExtraRow.id)))


async def any_extra(unit: ReadUnit, accommodation: int) -> bool:
    """Whether the property has an extra, deleted ones included."""
    return bool(
        await unit.raw.fetchval("select exists (select from extra_product where accommodation = $1)", accommodation)
    )


async def store(unit: WriteUnit, extras: Sequence[Extra]) -> None:
    """Store new extras."""
    await unit.session.execute(insert(ExtraRow), [_values(extra) for extra in extras])


async def replace(unit: WriteUnit, extra: Extra) -> None:
    """Store a changed extra."""
    await unit.session.execute(
        update(ExtraRow)
        .where(ExtraRow.accommodation == extra.accommodation, ExtraRow.id == extra.id)
        .values(**_values(extra))
        .execution_options(synchronize_session=False)
    )


async def mark_deleted(unit: WriteUnit, extra: Extra, instant: datetime) -> None:
    """Hide an extra."""
    await unit.session.execute(
        update(ExtraRow)
        .where(ExtraRow.accommodation == extra.accommodation, ExtraRow.id == extra.id)
        .values(deleted_at=instant)
        .execution_options(synchronize_session=False)
    )


def _values(extra: Extra) -> dict[str, Any]:
    values = {name: getattr(extra, name) for name in _NAMES}
    values["room_filter"] = list(extra.room_filter)
    values["valid_days"] = list(extra.valid_days)
    return values


def _extra(row: ExtraRow) -> Extra:
    values = {name: getattr(row, name) for name in _NAMES}
    values["model"] = Model(row.model)
    values["vat_exemption"] = row.vat_exemption and VatExemption(row.vat_exemption)
    values["unit"] = row.unit and Unit(row.unit)
    values["room_filter"] = tuple(row.room_filter)
    values["valid_days"] = tuple(map(ValidDay, row.valid_days))
    return Extra(**values)
