"""The webhook inspector: what was sent and answered, sending it again, and trying a receiver out.

Everything is asked for one application, within the scope of the unit: row-level security hides the deliveries of
properties that it was not granted, or is no longer. `hidden` names what else the asker may not see.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roomrack.core.errors import NotFound
from roomrack.core.localtime import format_instant
from roomrack.domain.webhooks import repository
from roomrack.domain.webhooks.errors import (
    EndpointRefused,
    NoSubscription,
    NothingToSend,
    StillWaiting,
    SubscriptionNotFound,
)
from roomrack.domain.webhooks.repository import inspection
from roomrack.domain.webhooks.rules import TEST_KIND, Hidden, Outcome, digest
from roomrack.domain.webhooks.service.registry import outgoing
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.http.responses import encode
from roomrack.ports.http import UrlRefused

NEWEST = 2**63 - 1
REDELIVER_AT_ONCE = 100
"""Deliveries in one request to send again."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One announcement as the inspector shows it."""

    accommodation: int
    id: int
    subscription: int
    hook: str
    kind: str
    reference: str
    event: int
    content: str | None
    occurred_at: datetime
    created_at: datetime
    due_at: datetime
    claimed: bool
    attempts: int
    last_status: int | None
    last_problem: str | None
    outcome: str | None
    finished_at: datetime | None
    redelivery_of: int | None
    test: bool

    @property
    def state(self) -> str:
        """Waiting, delivered or dead."""
        if self.finished_at is None:
            return "waiting"
        return "dead" if self.is_dead else "delivered"

    @property
    def is_dead(self) -> bool:
        """Whether it ended without success."""
        return self.finished_at is not None and self.outcome != Outcome.DELIVERED


@dataclass(frozen=True, slots=True)
class AttemptShown:
    """One attempt as the inspector shows it."""

    number: int
    started_at: datetime
    micros: int
    endpoint: str
    request_headers: Mapping[str, str]
    body: str
    """What was posted, to the letter, unless the content has changed since: then its signature tells."""
    status: int | None
    problem: str | None
    answer_headers: Mapping[str, str] | None
    answer_body: str | None
    answer_bytes: int | None


async def deliveries(
    unit: ReadUnit,
    application: int,
    *,
    before: int = NEWEST,
    state: str | None = None,
    hook: str | None = None,
    reference: str | None = None,
    hidden: Collection[Hidden] = (),
    limit: int = 25,
) -> list[Delivery]:
    """Deliveries to an application, newest first; `state` is waiting, delivered or dead."""
    rows = await inspection.deliveries(
        unit.raw,
        unit.scope,
        application,
        before=before,
        state=state,
        hook=hook,
        reference=reference,
        hidden=hidden,
        limit=limit,
    )
    return [Delivery(**dict(row)) for row in rows]


async def delivery(unit: ReadUnit, application: int, number: int, *, hidden: Collection[Hidden] = ()) -> Delivery:
    """One delivery. Raises `NotFound`, also for another application's."""
    found = await inspection.some(unit.raw, unit.scope, application, [number], hidden)
    if not found:
        raise NotFound("WebhookDelivery")
    return Delivery(**dict(found[0]))


async def attempts(unit: ReadUnit, of: Delivery) -> list[AttemptShown]:
    """The attempts of a delivery, in order; those of the last 30 days."""
    return [
        AttemptShown(
            number=row["number"],
            started_at=row["started_at"],
            micros=row["micros"],
            endpoint=row["endpoint"],
            request_headers=json.loads(row["request_headers"]),
            body=_whole(row["envelope"], of.content),
            status=row["status"],
            problem=row["problem"],
            answer_headers=None if row["answer_headers"] is None else json.loads(row["answer_headers"]),
            answer_body=row["answer_body"],
            answer_bytes=row["answer_bytes"],
        )
        for row in await inspection.attempts(unit.raw, of.accommodation, of.id)
    ]


def _whole(envelope: str, content: str | None) -> str:
    body: dict[str, Any] = json.loads(envelope)
    return encode({**body, "content": content}).decode()


async def redeliver(
    unit: WriteUnit, application: int, numbers: Collection[int], *, hidden: Collection[Hidden] = ()
) -> list[int]:
    """Send finished deliveries once more, each as a new delivery of the same content, due at once; gives their ids.

    They go to the present URL of the application's subscription to the event. All or none: raises `NotFound` for an id
    that is not the application's, `StillWaiting` for one that is not finished, `NothingToSend` for one whose content
    was never rendered, `NoSubscription`, and `EndpointRefused` when the server does not send to the URL.
    """
    wanted = set(numbers)
    if not wanted or len(wanted) > REDELIVER_AT_ONCE:
        raise NothingToSend(limit=REDELIVER_AT_ONCE)
    rows = await inspection.some(unit.raw, unit.scope, application, wanted, hidden)
    if len(rows) != len(wanted):
        raise NotFound("WebhookDelivery")
    subscribed = {row.hook: row for row in await repository.subscriptions_of(unit, application) if row.enabled}
    made: list[int] = []
    checked: set[str] = set()
    for row in rows:
        if row["finished_at"] is None:
            raise StillWaiting(delivery=row["id"])
        if row["content"] is None:
            raise NothingToSend(limit=REDELIVER_AT_ONCE)
        subscription = subscribed.get(row["hook"])
        if subscription is None:
            raise NoSubscription(hook=row["hook"])
        if subscription.endpoint not in checked:
            await _check(subscription.endpoint)
            checked.add(subscription.endpoint)
        made.append(
            await inspection.ask(
                unit.raw,
                accommodation=row["accommodation"],
                application=application,
                subscription=subscription.id,
                hook=row["hook"],
                kind=row["kind"],
                reference=row["reference"],
                event=row["event"],
                content=row["content"],
                digest=digest(row["content"]),
                occurred_at=row["occurred_at"],
                instant=unit.now(),
                redelivery_of=row["redelivery_of"] or row["id"],
                test=row["test"] or None,
            )
        )
    return made


async def send_test(unit: WriteUnit, application: int, subscription: int, accommodation: int) -> int:
    """Send a made-up event of a granted property to a subscription at once; gives the delivery's id.

    Raises `SubscriptionNotFound`, `NotFound` for a property outside the scope, `EndpointRefused`.
    """
    found = next((row for row in await repository.subscriptions_of(unit, application) if row.id == subscription), None)
    if found is None:
        raise SubscriptionNotFound
    if accommodation not in unit.scope:
        raise NotFound("Accommodation")
    await _check(found.endpoint)
    content = encode(sample(found.hook, accommodation, unit.now())).decode()
    return await inspection.ask(
        unit.raw,
        accommodation=accommodation,
        application=application,
        subscription=found.id,
        hook=found.hook,
        kind=TEST_KIND,
        reference=f"test-{int(unit.now().timestamp() * 1000)}",
        event=0,
        content=content,
        digest=digest(content),
        occurred_at=unit.now(),
        instant=unit.now(),
        redelivery_of=None,
        test=True,
    )


def sample(hook: str, accommodation: int, instant: datetime) -> dict[str, Any]:
    """What a test event says: the main fields of the real thing, about nobody."""
    common: dict[str, Any] = {"test": True, "accommodation": {"id": str(accommodation)}}
    if not hook.startswith("RESERVATION_"):
        return {**common, "message": "This is a test event.", "success": True}
    return {
        **common,
        "id": 1,
        "refer": "TEST",
        "status": "CANCELLED" if hook == "RESERVATION_CANCELLED" else "CONFIRMED",
        "createTime": format_instant(instant),
        "updateTime": format_instant(instant),
        "guests": [{"type": "BOOKER", "givenName": "Test", "familyName": "Guest", "email": "guest@example.com"}],
        "totalGuest": 2,
        "totalGross": 240,
        "currency": "EUR",
    }


async def _check(url: str) -> None:
    try:
        await outgoing().check(url)
    except UrlRefused as refused:
        raise EndpointRefused("url", problem=refused.problem) from None
