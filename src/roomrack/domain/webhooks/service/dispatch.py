"""From the event log to deliveries: each event exactly once, in the transaction that moves the cursor."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from roomrack.core.rights import Area
from roomrack.domain.identity import service as identity
from roomrack.domain.webhooks import repository
from roomrack.domain.webhooks.repository import NewDelivery, Subscribed
from roomrack.domain.webhooks.rules import Previous, digest, repeats
from roomrack.domain.webhooks.service.registry import renderers
from roomrack.infra import events as event_log
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.events import RecordedEvent

CURSOR = "webhooks"
BATCH = 500

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What one round did."""

    read: int
    """Events read; a full batch means that there may be more."""
    applications: frozenset[int]
    """To whom deliveries were made."""
    held_back: bool
    """Whether committed events wait for an older transaction to end."""


async def dispatch(unit: WriteUnit) -> Dispatched:
    """Turn the next events into deliveries and move the cursor behind them; both happen, or neither.

    One worker at a time: while another one has the cursor this does nothing.
    """
    position = await event_log.lock_cursor(unit.raw, CURSOR)
    if position is None:
        return Dispatched(0, frozenset(), held_back=False)
    found = await event_log.read(unit.raw, position, BATCH)
    held_back = len(found) < BATCH and await event_log.held_back(unit.raw)
    if not found:
        return Dispatched(0, frozenset(), held_back)
    # The log is in the order of transactions; one that began first may have waited for another one's change.
    rows = await _deliveries(unit, sorted(found, key=lambda event: event.id))
    if rows:
        await repository.insert_deliveries(unit.raw, rows, unit.now())
    await event_log.move_cursor(unit.raw, CURSOR, (found[-1].xid, found[-1].id), unit.now())
    return Dispatched(len(found), frozenset(row.application for row in rows), held_back)


async def _deliveries(unit: WriteUnit, found: Sequence[RecordedEvent]) -> list[NewDelivery]:
    listeners = await _listeners(unit, found)
    if not listeners:
        return []
    contents = await _contents(unit, [event for event in found if event.id in listeners])
    drafts = [
        NewDelivery(
            accommodation=event.accommodation,
            application=subscription.application,
            subscription=subscription.id,
            hook=subscription.hook,
            kind=event.type.partition(".")[0],
            reference=event.reference,
            event=event.id,
            content=content,
            digest=None if content is None else digest(content),
            occurred_at=event.occurred_at,
        )
        for event in found
        if event.id in contents
        for content in [contents[event.id]]
        for subscription in listeners[event.id]
    ]
    return await _without_repeats(unit, drafts)


async def _listeners(unit: WriteUnit, found: Sequence[RecordedEvent]) -> dict[int, list[Subscribed]]:
    """Who hears of which event: those subscribed to it whom its property granted its area."""
    hooks = {renderers[event.type].hook for event in found if event.type in renderers}
    subscribed: defaultdict[str, list[Subscribed]] = defaultdict(list)
    for row in await repository.subscribed_to(unit, hooks) if hooks else ():
        subscribed[row.hook].append(row)
    granted: dict[tuple[int, Area], frozenset[int]] = {}
    listeners: dict[int, list[Subscribed]] = {}
    for event in found:
        renderer = renderers.get(event.type)
        if renderer is None or not subscribed[renderer.hook]:
            continue
        key = (event.accommodation, renderer.area)
        if key not in granted:
            granted[key] = frozenset(await identity.applications_granted(unit, *key))
        told = granted[key] if renderer.addressee is None else granted[key] & {renderer.addressee(event)}
        if chosen := [row for row in subscribed[renderer.hook] if row.application in told]:
            listeners[event.id] = chosen
    return listeners


async def _contents(unit: WriteUnit, found: Sequence[RecordedEvent]) -> dict[int, str | None]:
    """The contents by event id; events that are not announced are absent.

    What can't be rendered gets None and is tried again at each attempt: a mistake in a renderer must neither hold up
    everybody else's events nor lose one.
    """
    by_type: defaultdict[str, list[RecordedEvent]] = defaultdict(list)
    for event in found:
        by_type[event.type].append(event)
    contents: dict[int, str | None] = {}
    for kind, batch in by_type.items():
        rendered = await attempt(unit, kind, batch)
        if rendered is not None:
            contents.update({event.id: text for event, text in zip(batch, rendered, strict=True) if text is not None})
            continue
        for event in batch:
            alone = await attempt(unit, kind, [event])
            if alone is None:
                contents[event.id] = None
            elif alone[0] is not None:
                contents[event.id] = alone[0]
    return contents


async def attempt(unit: ReadUnit, kind: str, batch: Sequence[RecordedEvent]) -> Sequence[str | None] | None:
    """Render events of one type inside a savepoint; None when the renderer failed, which is logged."""
    try:
        async with unit.savepoint():
            return await renderers[kind].render(unit, batch)
    except Exception:
        log.exception("webhook content could not be rendered", event_type=kind, events=[event.id for event in batch])
        return None


async def _without_repeats(unit: WriteUnit, drafts: Sequence[NewDelivery]) -> list[NewDelivery]:
    newest = await repository.previous(unit.raw, {draft.subject for draft in drafts})
    instant = unit.now()
    kept: list[NewDelivery] = []
    for draft in drafts:
        if draft.digest is not None and repeats(newest.get(draft.subject), draft.subscription, draft.digest, instant):
            continue
        newest[draft.subject] = Previous(draft.subscription, draft.digest, instant)
        kept.append(draft)
    return kept
