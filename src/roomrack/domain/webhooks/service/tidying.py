"""Retention, and what nothing else would ever finish. Scheduled by the worker."""

from roomrack.domain.webhooks import repository
from roomrack.domain.webhooks.repository.inspection import forget_attempts
from roomrack.domain.webhooks.rules import RETENTION_ATTEMPTS, RETENTION_DELIVERIES, RETENTION_EVENTS
from roomrack.infra import events as event_log
from roomrack.infra.db import WriteUnit

BATCH = 2000


async def forget(unit: WriteUnit) -> bool:
    """Drop a batch of deliveries, of attempts and of events whose retention is over; returns whether there may be more.

    An event that some reader has not come to stays, however old it is.
    """
    deliveries = await repository.forget_deliveries(unit.raw, unit.now() - RETENTION_DELIVERIES, BATCH)
    read_up_to = await repository.slowest_cursor(unit.raw)
    attempts = await forget_attempts(unit.raw, unit.now() - RETENTION_ATTEMPTS, BATCH)
    events = await event_log.forget(unit.raw, unit.now() - RETENTION_EVENTS, read_up_to, BATCH)
    return BATCH in (deliveries, attempts, events)


async def withdraw_orphans(unit: WriteUnit) -> int:
    """Finish due deliveries of deleted subscriptions of applications that no worker asks for any more."""
    return await repository.withdraw_orphans(unit.raw, unit.now())
