"""Telling of revisions that wait too long: once for each application and property, until they are read."""

from collections.abc import Collection, Sequence

from roomrack.core.rights import Area
from roomrack.domain.identity import service as identity
from roomrack.domain.revisions import events, repository
from roomrack.domain.revisions.rules import RETENTION, Waiting
from roomrack.infra import tasks
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.tasks import Status

TASK = "UNREAD_REVISIONS"
"""What such an alert is called in the queue of the property."""


async def alerts(unit: ReadUnit, application: int, accommodations: Collection[int]) -> list[Waiting]:
    """The application's alerts about some properties, by property."""
    since = unit.now() - RETENTION
    found = await repository.waiting(unit, since, application=application, accommodations=accommodations)
    return [one for one in found if one.alerted_at is not None and one.revision is not None]


async def changed(unit: ReadUnit) -> list[tuple[int, int]]:
    """The readers, as property and application, whose alert must begin or end now."""
    return [
        (one.accommodation, one.application)
        for one in await repository.waiting(unit, unit.now() - RETENTION)
        if one.late(unit.now(one.accommodation)) is not (one.alerted_at is not None)
    ]


async def settle(unit: WriteUnit, application: int, accommodations: Sequence[int]) -> None:
    """Begin or end the alerts of an application about some properties, as what waits now asks for.

    An alert begins with a task in the property's queue and `revision.unread`, and ends with the task and
    `revision.read`. A property that no longer grants its reservations has none.
    """
    for accommodation in accommodations:
        if not await repository.lock(unit, accommodation, application):
            continue
        since = unit.now(accommodation) - RETENTION
        for one in await repository.waiting(unit, since, application=application, accommodations=[accommodation]):
            granted = await identity.applications_granted(unit, accommodation, Area.RESERVATION)
            if not one.late(unit.now(accommodation)) or application not in granted:
                await _end(unit, one)
            elif one.alerted_at is None:
                await _begin(unit, one)


async def _begin(unit: WriteUnit, late: Waiting) -> None:
    if late.revision is None or late.occurred_at is None:
        return
    subject = {
        "application": late.application,
        "revision": late.revision,
        "since": late.occurred_at.isoformat(),
    }
    task = await tasks.add(unit, late.accommodation, TASK, subject)
    now = unit.now(late.accommodation)
    await repository.set_alert(unit, late.accommodation, late.application, now, task)
    await unit.record(events.unread(late.accommodation, late.application, late.revision, late.occurred_at))


async def _end(unit: WriteUnit, read: Waiting) -> None:
    if read.alerted_at is None:
        return
    await repository.set_alert(unit, read.accommodation, read.application, None, None)
    if read.task is not None:
        await tasks.move(unit, read.accommodation, read.task, Status.DONE)
    await unit.record(events.read(read.accommodation, read.application))
