"""What an application has not acknowledged, and its acknowledgements."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from roomrack.core.errors import many
from roomrack.domain.reservations import service as reservations
from roomrack.domain.revisions import repository
from roomrack.domain.revisions.errors import UnknownRevision
from roomrack.domain.revisions.repository import Named, Told
from roomrack.domain.revisions.rules import RETENTION, Change, Kind, Revision, history
from roomrack.domain.revisions.service.alerts import settle
from roomrack.domain.revisions.service.registry import rendered
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a call did: how many revisions it marked as read, and how many were that already."""

    new: int
    already: int


async def unread(
    unit: ReadUnit, application: int, accommodations: Collection[int], *, after: int, limit: int
) -> list[Revision]:
    """Revisions of some properties that the application has not acknowledged, the oldest first, behind a number.

    What was recorded longer ago than `RETENTION` is left out.
    """
    since = unit.now() - RETENTION
    return await _revisions(unit, await repository.unread(unit, application, accommodations, since, after, limit))


async def acknowledge(
    unit: WriteUnit, application: int, accommodations: Collection[int], numbers: Sequence[int]
) -> Acknowledged:
    """Mark revisions of some properties as read by the application; doing it again changes nothing.

    Raises `UnknownRevision` for each number that names no revision of these properties, and then marks none.
    """
    wanted = dict.fromkeys(numbers)
    found = await repository.named(unit, accommodations, wanted)
    missing = wanted.keys() - {one.id for one in found}
    if missing:
        unknown = [
            UnknownRevision(f"$.ids[{index}]", number) for index, number in enumerate(numbers) if number in missing
        ]
        raise unknown[0] if len(unknown) == 1 else many(unknown)
    houses: defaultdict[int, list[Named]] = defaultdict(list)
    for one in found:
        houses[one.accommodation].append(one)
    new = 0
    for accommodation in sorted(houses):
        now = unit.now(accommodation)
        await repository.lock_reader(unit, accommodation, application, now)
        new += await repository.acknowledge(unit, accommodation, application, houses[accommodation])
        await repository.raise_floor(unit, accommodation, application, now - RETENTION)
        await settle(unit, application, [accommodation])
    return Acknowledged(new, len(wanted) - new)


async def forget(unit: WriteUnit) -> None:
    """Drop readers that acknowledged nothing for `RETENTION`: whatever they have read is out of the feed."""
    await repository.forget(unit, unit.now() - RETENTION)


async def history_of(unit: ReadUnit, accommodation: int, reservation: int) -> list[Change]:
    """Who changed what of a reservation, from its first revision in the event log on. Raises `NotFound`."""
    await reservations.get(unit, accommodation, reservation)
    told = await repository.history(unit, accommodation, reservation)
    return history(await _revisions(unit, told))


async def _revisions(unit: ReadUnit, told: Sequence[Told]) -> list[Revision]:
    contents = await rendered(unit, [one.event for one in told])
    return [
        Revision(
            number=one.event.id,
            accommodation=one.event.accommodation,
            reservation=int(one.event.reference),
            kind=Kind(one.event.type.partition(".")[2].upper()),
            at=one.event.occurred_at,
            actor=one.actor,
            content=json.loads(content),
        )
        for one, content in zip(told, contents, strict=True)
    ]
