"""All SQL of policies."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from roomrack.domain.policies.models import PolicyRow
from roomrack.domain.policies.rules import Part, PayMode, Policy, StepType
from roomrack.infra.db import ReadUnit, WriteUnit

_NAMES = tuple(field.name for field in fields(Policy))
_LISTS = ("calculate_values", "room_ids", "portal_names", "filter_pay_mode")


async def find(unit: ReadUnit, accommodation: int, ids: Collection[int] | None = None) -> list[Policy]:
    """The policies of a property that are not deleted, by id; `ids` keeps those."""
    query = select(PolicyRow).where(PolicyRow.accommodation == accommodation, PolicyRow.deleted_at.is_(None))
    if ids is not None:
        query = query.where(PolicyRow.id == func.any(list(ids)))
    rows = await unit.session.scalars(query.order_by(PolicyRow.id).execution_options(populate_existing=True))
    return [_policy(row) for row in rows]


async def with_product(unit: ReadUnit, accommodation: int, product: int) -> list[int]:
    """The policies that name a product, in ascending order."""
    query = select(PolicyRow.id).where(
        PolicyRow.accommodation == accommodation, PolicyRow.room_ids.contains([product]), PolicyRow.deleted_at.is_(None)
    )
    return list(await unit.session.scalars(query.order_by(PolicyRow.id)))


async def any_amount(unit: ReadUnit, accommodation: int) -> bool:
    """Whether a policy of the property has a fixed amount, deleted ones included."""
    return bool(
        await unit.raw.fetchval(
            "select exists (select from policy where accommodation = $1 and value_fixed is not null)", accommodation
        )
    )


async def store(unit: WriteUnit, policy: Policy) -> None:
    """Store a new policy."""
    await unit.session.execute(insert(PolicyRow).values(**_values(policy)))


async def replace(unit: WriteUnit, policy: Policy) -> None:
    """Store a changed policy."""
    await unit.session.execute(
        update(PolicyRow)
        .where(PolicyRow.accommodation == policy.accommodation, PolicyRow.id == policy.id)
        .values(**_values(policy))
        .execution_options(synchronize_session=False)
    )


async def mark_deleted(unit: WriteUnit, policy: Policy, instant: datetime) -> None:
    """Hide a policy."""
    await unit.session.execute(
        update(PolicyRow)
        .where(PolicyRow.accommodation == policy.accommodation, PolicyRow.id == policy.id)
        .values(deleted_at=instant)
        .execution_options(synchronize_session=False)
    )


def _values(policy: Policy) -> dict[str, Any]:
    values = {name: getattr(policy, name) for name in _NAMES}
    return values | {name: list(values[name]) for name in _LISTS}


def _policy(row: PolicyRow) -> Policy:
    values = {name: getattr(row, name) for name in _NAMES}
    values["step_type"] = StepType(row.step_type)
    values["calculate_values"] = tuple(map(Part, row.calculate_values))
    values["room_ids"] = tuple(row.room_ids)
    values["portal_names"] = tuple(row.portal_names)
    values["filter_pay_mode"] = tuple(map(PayMode, row.filter_pay_mode))
    return Policy(**values)
