"""How a connection stands: for people, and for programs that watch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection
from roomrack.domain.distribution.repository import figures, pending, quarantine, work
from roomrack.domain.distribution.repository.figures import Drifted, Figures
from roomrack.domain.distribution.repository.work import Kind, Standing
from roomrack.domain.distribution.rules.marking import EVERY_PRODUCT
from roomrack.domain.distribution.rules.spans import size, within
from roomrack.domain.distribution.service.linking import link
from roomrack.domain.distribution.service.notices import notices_url
from roomrack.infra import tasks
from roomrack.infra.db import ReadUnit
from roomrack.infra.tasks import Task

LOOKED_BACK = timedelta(days=6)
"""Figures are of the last seven days of UTC, today included, by the time of the property."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How a connection stands."""

    connection: Connection
    standings: Mapping[Kind, Standing]
    waiting_days: int
    """Product-days that are to be looked at."""
    waiting_since: datetime | None
    quarantined: int
    drift: int
    """Product-days on which the channel shows something else, as far as is known."""
    figures: Figures
    figures_since: date
    task: Task | None
    """The push of everything that is under way."""
    notices_url: str | None
    """Where the channel can say that there is something to read; None when it says nothing by itself."""


async def overview(unit: ReadUnit, accommodation: int, id: int) -> Overview:
    """How a connection stands. Raises `ConnectionNotFound`."""
    connection = await connections.get(unit, accommodation, id)
    linked = await link(unit, connection)
    days = 0
    since: list[datetime] = []
    for mark in await pending.waiting(unit, (accommodation, id)):
        if mark.since is not None:
            since.append(mark.since)
        if linked is not None:
            first = linked.today.toordinal()
            found = size(within(mark.days, first, first + linked.abilities.horizon_days - 1))
            days += found * (len(linked.mapped) if mark.product == EVERY_PRODUCT else 1)
    first_day = unit.now(accommodation).date() - LOOKED_BACK
    standings = await work.standings(unit, accommodation, id)
    asked = standings[Kind.PUSH].task if Kind.PUSH in standings else None
    return Overview(
        connection=connection,
        standings=standings,
        waiting_days=days,
        waiting_since=min(since) if since else None,
        quarantined=await quarantine.waiting(unit, accommodation, id),
        drift=await figures.open_drift(unit, accommodation, id),
        figures=await figures.since(unit, accommodation, id, first_day),
        figures_since=first_day,
        task=None if asked is None else await tasks.get(unit, accommodation, asked),
        notices_url=await notices_url(unit, connection),
    )


async def drift(
    unit: ReadUnit, accommodation: int, id: int, *, after: tuple[int, date], unmended: bool, limit: int
) -> list[Drifted]:
    """Days on which the channel showed something else, by product and day. Raises `ConnectionNotFound`."""
    await connections.get(unit, accommodation, id)
    return await figures.drift(unit, accommodation, id, after=after, unmended=unmended, limit=limit)
