"""An application's subscriptions. They belong to it, whichever of its tokens asks."""

from roomrack.core.errors import FieldMissing
from roomrack.domain.webhooks import repository
from roomrack.domain.webhooks.errors import AlreadySubscribed, EndpointRefused, SubscriptionNotFound, UnknownHook
from roomrack.domain.webhooks.models import SubscriptionRow
from roomrack.domain.webhooks.rules import HOOKS, Subscription
from roomrack.domain.webhooks.service.registry import outgoing
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.http import UrlRefused


async def subscribe(unit: WriteUnit, application: int, hook: str, url: str | None) -> Subscription:
    """Subscribe an application to an event.

    Raises `UnknownHook`, `FieldMissing`, `EndpointRefused`, and `AlreadySubscribed` when it has a subscription to it.
    """
    if hook not in HOOKS:
        raise UnknownHook("event", hooks=", ".join(HOOKS))
    endpoint = await _checked(url)
    await repository.lock_application_hook(unit, application, hook)
    existing = await repository.subscription_to(unit, application, hook)
    if existing is not None:
        raise AlreadySubscribed("event", hook=hook, subscription=existing.id)
    row = SubscriptionRow(
        application=application,
        hook=hook,
        endpoint=endpoint,
        priority=0,
        enabled=True,
        created_at=unit.now(),
        processed_at=None,
    )
    await repository.insert_subscription(unit, row)
    return as_subscription(row)


async def subscriptions(unit: ReadUnit, application: int) -> list[Subscription]:
    """The application's subscriptions, oldest first."""
    return [as_subscription(row) for row in await repository.subscriptions_of(unit, application)]


async def update(unit: WriteUnit, application: int, number: int, url: str | None) -> Subscription:
    """Send to another URL from now on, also what is waiting to be sent. Raises as `subscribe` and `unsubscribe` do."""
    row = await _own(unit, application, number)
    row.endpoint = await _checked(url)
    await unit.flush()
    return as_subscription(row)


async def unsubscribe(unit: WriteUnit, application: int, number: int) -> Subscription:
    """Remove a subscription and return what it was; what is waiting for it is withdrawn.

    Raises `SubscriptionNotFound`, also for another application's subscription.
    """
    row = await _own(unit, application, number)
    await repository.delete_subscription(unit, row.id)
    return as_subscription(row)


def as_subscription(row: SubscriptionRow) -> Subscription:
    """The row as others may see it."""
    return Subscription(
        id=row.id,
        application=row.application,
        hook=row.hook,
        endpoint=row.endpoint,
        priority=row.priority,
        enabled=row.enabled,
        created_at=row.created_at,
        processed_at=row.processed_at,
    )


async def _own(unit: WriteUnit, application: int, number: int) -> SubscriptionRow:
    row = await repository.subscription(unit, application, number)
    if row is None:
        raise SubscriptionNotFound
    return row


async def _checked(url: str | None) -> str:
    """The URL, if the server could send to it.

    The name is looked up here, in the open transaction, for at most 1.5 s: nothing is locked yet but the caller's own
    subscription, and a refusal must come before anything is written.
    """
    if not url:
        raise FieldMissing("url")
    try:
        await outgoing().check(url)
    except UrlRefused as refused:
        raise EndpointRefused("url", problem=refused.problem) from None
    return url
