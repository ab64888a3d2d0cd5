"""Reading a feed, acknowledging, and the worker's look at what waits."""

from collections.abc import Sequence
from typing import Any

from roomrack.domain.revisions.jobs import Watch
from tests.api.reservations.support import Desk, done
from tests.factories import Session, World

FEED = "/rest/x1/revision"
ACKNOWLEDGE = f"{FEED}/acknowledge"
ALERTS = f"{FEED}/alert"
EVENTS = "/rest/x1/event"


async def feed(session: Session, **params: Any) -> list[dict[str, Any]]:
    """The first page of what the application has not acknowledged."""
    found: list[dict[str, Any]] = done(await session.get(FEED, params=params))["data"]
    return found


async def told(session: Session, **params: Any) -> list[tuple[str, int]]:
    """The same as kinds and reservations."""
    return [(one["kind"], one["reservation"]) for one in await feed(session, **params)]


async def acknowledge(session: Session, revisions: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Mark revisions as read."""
    body: dict[str, int] = done(await session.post(ACKNOWLEDGE, json={"ids": [one["id"] for one in revisions]}))
    return body


async def watch(world: World) -> None:
    """What the worker does each minute."""
    async with world.unit() as unit:
        context = unit.context
    await Watch(world.database, context).run()


def history_path(at: Desk, reservation: int) -> str:
    """Where the history of a reservation is."""
    return f"/rest/x1/reservation/{at.hotel.id}/{reservation}/history"
