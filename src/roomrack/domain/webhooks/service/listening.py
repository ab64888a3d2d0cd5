"""Overhearing webhooks: what would be announced to an application, read from the event log itself.

For developers whose machine has no public address. No subscription is needed and no delivery is made: whoever listens
says how far he has read. Unlike deliveries, equal contents within five minutes are not left out.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from roomrack.core.rights import Area
from roomrack.domain.identity import service as identity
from roomrack.domain.webhooks import repository
from roomrack.domain.webhooks.errors import CursorUnknown, UnknownHook
from roomrack.domain.webhooks.rules import HOOKS, Subscription
from roomrack.domain.webhooks.service.dispatch import attempt
from roomrack.domain.webhooks.service.registry import renderers
from roomrack.domain.webhooks.service.subscriptions import as_subscription
from roomrack.infra import events as event_log
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent

Position = tuple[str, int]
"""A place in the event log: transaction id as text, and id."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An event as its webhook would tell it."""

    accommodation: int
    position: Position
    reference: str
    occurred_at: datetime
    content: str
    subscription: Subscription
    """The application's own to this event; where it has none, one with the number 0 that stands for it."""


@dataclass(frozen=True, slots=True)
class Overheard:
    """What was read in one go."""

    heard: Sequence[Heard]
    position: Position
    """Where to read on."""
    more: bool
    """Whether there may be more at once."""
    secrets: tuple[bytes, ...]
    """The client secrets that sign."""


async def listen(
    unit: ReadUnit,
    application: int,
    after: Position | None,
    hooks: Collection[str],
    may_read: Callable[[int, Area], bool],
    limit: int,
) -> Overheard:
    """The next `limit` events in the scope of the unit after a position; without one, the position of now and none.

    `hooks` are those asked for, all when empty; `may_read` says whether an area of a property was granted. Raises
    `UnknownHook`, and `CursorUnknown` for a position that the log has not reached.
    """
    if not set(hooks) <= set(HOOKS):
        raise UnknownHook("event[]", hooks=", ".join(HOOKS))
    horizon = await event_log.horizon(unit.raw)
    if after is None:
        return Overheard((), horizon, more=False, secrets=())
    if int(after[0]) > int(horizon[0]):
        raise CursorUnknown("after")
    found = await event_log.read(unit.raw, after, limit)
    more = len(found) == limit
    last = (found[-1].xid, found[-1].id) if found else after
    position = last if more else max(last, horizon, key=_order)
    wanted = [
        event
        for event in found
        if (renderer := renderers.get(event.type)) is not None
        and (not hooks or renderer.hook in hooks)
        and may_read(event.accommodation, renderer.area)
    ]
    if not wanted:
        return Overheard((), position, more=more, secrets=())
    heard = await _rendered(unit, application, wanted)
    return Overheard(heard, position, more=more, secrets=await identity.client_secrets(unit, application))


def _order(position: Position) -> tuple[int, int]:
    return int(position[0]), position[1]


async def _rendered(unit: ReadUnit, application: int, found: Sequence[RecordedEvent]) -> list[Heard]:
    own = {row.hook: as_subscription(row) for row in await repository.subscriptions_of(unit, application)}
    heard: list[Heard] = []
    for event in found:
        contents = await attempt(unit, event.type, [event])
        if not contents or contents[0] is None:
            continue
        hook = renderers[event.type].hook
        heard.append(
            Heard(
                accommodation=event.accommodation,
                position=(event.xid, event.id),
                reference=event.reference,
                occurred_at=event.occurred_at,
                content=contents[0],
                subscription=own.get(hook) or _stand_in(application, hook, event.occurred_at),
            )
        )
    return heard


def _stand_in(application: int, hook: str, instant: datetime) -> Subscription:
    return Subscription(
        id=0,
        application=application,
        hook=hook,
        endpoint="",
        priority=0,
        enabled=True,
        created_at=instant,
        processed_at=None,
    )
