"""Whose bookings are always kept.

A reservation posted by the application that owns the portal named by `channelId` is real whatever the calendar says
(docs/contract.md 7). Portals belong to a higher slice, which tells through this registry.
"""

from collections.abc import Awaitable, Callable, Collection

from roomrack.infra.db import ReadUnit

PortalOwner = Callable[[ReadUnit, int, Collection[int]], Awaitable[Collection[int]]]

portal_owners: list[PortalOwner] = []
"""Asked with an application and channel ids, which of the channels are portals of that application. Filled by
`entrypoints`; empty until portals exist, so that nobody owns one."""


async def owned(unit: ReadUnit, application: int | None, channels: Collection[int]) -> frozenset[int]:
    """Those of the channels that are portals of the application."""
    if application is None:
        return frozenset()
    found: set[int] = set()
    for owner in portal_owners:
        found.update(await owner(unit, application, channels))
    return frozenset(found)
