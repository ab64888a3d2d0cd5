"""Claiming deliveries, loading what sending them takes, and recording what became of them.

Three short transactions for each batch, and no HTTP inside any of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roomrack.core.rights import Area
from roomrack.domain.identity import service as identity
from roomrack.domain.webhooks import repository
from roomrack.domain.webhooks.repository import Claimed
from roomrack.domain.webhooks.repository.inspection import insert_attempts
from roomrack.domain.webhooks.rules import HOLD, LEASE, Attempt, Result, Subscription, digest, failed, withdrawn
from roomrack.domain.webhooks.service.dispatch import attempt
from roomrack.domain.webhooks.service.registry import area_of
from roomrack.domain.webhooks.service.subscriptions import as_subscription
from roomrack.infra import events as event_log
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed delivery with everything that sending it takes."""

    delivery: Claimed
    content: str
    subscription: Subscription
    secrets: tuple[bytes, ...]
    """The client secrets of the application that work now, the older one first: what signs."""


@dataclass(frozen=True, slots=True)
class Claims:
    """One round of claiming."""

    parcels: list[Parcel]
    more: bool
    """Whether some application used up its slots or something was held: it is worth asking again soon."""


async def claim(unit: WriteUnit, slots: Mapping[int, int]) -> Claims:
    """Claim due deliveries for each application in `slots`, at most as many as it has slots.

    A delivery behind an unfinished one of the same reference is not claimed: it waits for that one. Deliveries whose
    subscription is gone, or whose property no longer grants the application, end here as withdrawn.
    """
    instant = unit.now()
    found = await repository.due(unit.raw, slots, instant)
    if not found:
        return Claims([], more=False)
    held = [
        (row.accommodation, row.id, instant + HOLD if row.ahead_claimed else max(row.ahead_due, instant + HOLD))
        for row in found
        if row.ahead_due is not None
    ]
    if held:
        await repository.hold(unit.raw, held)
    free = [(row.accommodation, row.id) for row in found if row.ahead_due is None]
    claimed = await repository.claim(unit.raw, free, instant + LEASE) if free else []
    return Claims(await _load(unit, claimed), more=bool(held) or len(found) >= min(slots.values()))


async def record(unit: WriteUnit, results: Sequence[Result], attempts: Sequence[Attempt] = ()) -> int:
    """Write down what became of attempts; returns how many deliveries were waiting for that and may go now."""
    if attempts:
        await insert_attempts(unit.raw, attempts)
    return await repository.record(unit.raw, results, unit.now())


async def subscribing_applications(unit: ReadUnit) -> list[int]:
    """Applications that have a subscription, whose deliveries are worth asking for."""
    return await repository.subscribing_applications(unit.raw)


async def touch(unit: WriteUnit, subscriptions: Sequence[int]) -> None:
    """Note on subscriptions that something was delivered."""
    await repository.touch_subscriptions(unit.raw, subscriptions, unit.now())


async def _load(unit: WriteUnit, claimed: Sequence[Claimed]) -> list[Parcel]:
    by_id = await repository.subscriptions_by_id(unit, {row.subscription for row in claimed}) if claimed else {}
    granted: dict[tuple[int, Area], frozenset[int]] = {}
    secrets: dict[int, tuple[bytes, ...]] = {}
    parcels: list[Parcel] = []
    over: list[Result] = []
    for row in claimed:
        subscription = by_id.get(row.subscription)
        area = area_of(row.hook)
        if subscription is None or not subscription.enabled or (area is None and not row.test):
            over.append(withdrawn(row.key, "the subscription is gone"))
            continue
        if not await _may_have(unit, row, area, granted):
            over.append(withdrawn(row.key, "the property no longer grants this"))
            continue
        content = row.content if row.content is not None else await _render_late(unit, row)
        if content is None:
            over.append(failed(row.key, row.attempts, None, "the content could not be rendered", unit.now()))
            continue
        if row.application not in secrets:
            secrets[row.application] = await identity.client_secrets(unit, row.application)
        parcels.append(Parcel(row, content, as_subscription(subscription), secrets[row.application]))
    if over:
        await record(unit, over)
    return parcels


async def _may_have(
    unit: WriteUnit, row: Claimed, area: Area | None, granted: dict[tuple[int, Area], frozenset[int]]
) -> bool:
    """Whether the property still grants the application what it is told; `granted` remembers within one round."""
    if row.test or area is None:
        # It tells of nothing that happened: whoever reaches the property may have it.
        return row.accommodation in await identity.reach_of(unit, row.application)
    key = (row.accommodation, area)
    if key not in granted:
        granted[key] = frozenset(await identity.applications_granted(unit, *key))
    return row.application in granted[key]


async def _render_late(unit: WriteUnit, row: Claimed) -> str | None:
    event = await event_log.one(unit.raw, row.accommodation, row.event)
    rendered = None if event is None else await attempt(unit, event.type, [event])
    if not rendered or rendered[0] is None:
        return None
    await repository.keep_content(unit.raw, row.key, rendered[0], digest(rendered[0]))
    return rendered[0]
