"""Portals."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from roomrack.core.calendar_values import CalendarValue
from roomrack.domain.connections.models import PortalRow
from roomrack.domain.connections.rules import Portal
from roomrack.infra.db import ReadUnit, WriteUnit

_NAMES = tuple(field.name for field in fields(Portal))
_LOCK = "select pg_advisory_xact_lock(hashtextextended('portal ' || $1::text, 0))"


async def find(unit: ReadUnit, ids: Collection[int] | None = None) -> list[Portal]:
    """Portals by id: all, or those of `ids`."""
    query = select(PortalRow).order_by(PortalRow.id)
    if ids is not None:
        query = query.where(PortalRow.id == func.any(list(ids)))
    return [_portal(row) for row in await unit.session.scalars(query.execution_options(populate_existing=True))]


async def named(unit: ReadUnit, internal_name: str) -> Portal | None:
    """The portal of an internal name."""
    row = await unit.session.scalar(select(PortalRow).where(PortalRow.internal_name == internal_name))
    return None if row is None else _portal(row)


async def of_application(unit: ReadUnit, application: int) -> Portal | None:
    """The portal that an application is."""
    row = await unit.session.scalar(
        select(PortalRow).where(PortalRow.application == application).execution_options(populate_existing=True)
    )
    return None if row is None else _portal(row)


async def owned(unit: ReadUnit, application: int, ids: Collection[int]) -> list[int]:
    """Those of the ids that are portals of an application."""
    rows = await unit.raw.fetch(
        "select id from portal where application = $1 and id = any ($2::bigint[])", application, list(ids)
    )
    return [row["id"] for row in rows]


async def lock(unit: WriteUnit, what: str) -> None:
    """Let nobody else make or change the portal of an application, or take a name, until the unit ends."""
    await unit.raw.execute(_LOCK, what)


async def store(unit: WriteUnit, portal: Portal, instant: datetime) -> None:
    """Store a new portal."""
    await unit.session.execute(insert(PortalRow).values(**_values(portal), created_at=instant, updated_at=instant))


async def replace(unit: WriteUnit, portal: Portal, instant: datetime) -> None:
    """Store a changed portal."""
    await unit.session.execute(
        update(PortalRow)
        .where(PortalRow.id == portal.id)
        .values(**_values(portal), updated_at=instant)
        .execution_options(synchronize_session=False)
    )


def _values(portal: Portal) -> dict[str, Any]:
    values = {name: getattr(portal, name) for name in _NAMES}
    values["calendar_values"] = [value.value for value in portal.calendar_values]
    values["content_metas"] = list(portal.content_metas)
    return values


def _portal(row: PortalRow) -> Portal:
    values = {name: getattr(row, name) for name in _NAMES}
    values["calendar_values"] = tuple(map(CalendarValue, row.calendar_values))
    values["content_metas"] = tuple(row.content_metas)
    return Portal(**values)
