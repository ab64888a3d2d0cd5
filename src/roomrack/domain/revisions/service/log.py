"""All events of properties, from any point on."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roomrack.core.rights import Area
from roomrack.domain.reservations import events as reservation_events
from roomrack.domain.revisions import repository
from roomrack.domain.revisions.errors import EventCursorUnknown
from roomrack.domain.revisions.service.registry import areas, rendered
from roomrack.infra import events as event_log
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent

Position = tuple[str, int]
"""A place in the event log: transaction id as text, and id."""

BEGINNING: Position = ("0", 0)


@dataclass(frozen=True, slots=True)
class Replayed:
    """An event with who did it. `content` is a reservation as `findReservation` showed it, for events of others what
    the log holds."""

    event: RecordedEvent
    actor: Mapping[str, Any]
    content: Mapping[str, Any]

    @property
    def position(self) -> Position:
        """Where it stands in the log."""
        return self.event.xid, self.event.id


@dataclass(frozen=True, slots=True)
class Page:
    """What was read in one go."""

    events: Sequence[Replayed]
    position: Position
    """Where to read on."""
    more: bool
    """Whether there may be more at once."""


async def begin(unit: ReadUnit, accommodations: Collection[int], since: datetime | None) -> Position:
    """Where a replay begins: before everything since an instant, or before the oldest event that is kept."""
    return BEGINNING if since is None else await repository.position_before(unit, accommodations, since)


async def replay(
    unit: ReadUnit,
    accommodations: Collection[int],
    after: Position,
    types: Collection[str],
    may_read: Callable[[int, Area], bool],
    limit: int,
) -> Page:
    """The next `limit` events of some properties after a position, those that `may_read` allows.

    `types` are those asked for, all when empty. Raises `EventCursorUnknown` for a position that the log has not
    reached.
    """
    horizon = await event_log.horizon(unit.raw)
    if int(after[0]) > int(horizon[0]):
        raise EventCursorUnknown("after")
    found = await repository.log(unit, accommodations, after, limit)
    more = len(found) == limit
    last = (found[-1].event.xid, found[-1].event.id) if found else after
    position = last if more else max(last, horizon, key=_order)
    wanted = [
        one
        for one in found
        if (area := areas.get(one.event.type.partition(".")[0])) is not None
        and (not types or one.event.type in types)
        and may_read(one.event.accommodation, area)
    ]
    told = [one.event for one in wanted if one.event.type in (*reservation_events.TYPES, reservation_events.IMPORTED)]
    texts = dict(zip((event.id for event in told), await rendered(unit, told), strict=True))
    shown = [
        Replayed(one.event, one.actor, json.loads(texts[one.event.id]) if one.event.id in texts else one.event.payload)
        for one in wanted
    ]
    return Page(shown, position, more)


def _order(position: Position) -> tuple[int, int]:
    return int(position[0]), position[1]
