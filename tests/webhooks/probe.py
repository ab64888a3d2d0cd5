"""Events that exist only in these tests, announced by the product's own worker.

As a program (`python -m tests.webhooks.probe`) it is a real worker process that knows the probe's renderer; with
`--seldom` it polls so seldom that only a NOTIFY can be why it did something soon.
"""

import json
import sys
from collections.abc import Sequence

from roomrack.core.rights import Area
from roomrack.domain.webhooks import jobs
from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.service import Renderer
from roomrack.entrypoints import worker
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import Event, RecordedEvent

TYPES = {
    "probe.created": "RESERVATION_CREATED",
    "probe.changed": "RESERVATION_CHANGE",
    "probe.cancelled": "RESERVATION_CANCELLED",
    "probe.confirmed": "RESERVATION_CONFIRMED",
}
broken: set[str] = set()
"""References whose rendering fails, as if a renderer had a bug."""


def event(hotel: int, reference: str, kind: str = "changed", **payload: object) -> Event:
    """A probe about something of a property."""
    return Event(type=f"probe.{kind}", accommodation=hotel, reference=reference, payload=payload)


async def render(unit: ReadUnit, events: Sequence[RecordedEvent]) -> list[str | None]:
    """The payload as it is; None where it says that it is silent."""
    for found in events:
        if found.reference in broken:
            await unit.raw.execute("select 1 / 0")
    return [None if found.payload.get("silent") else json.dumps(found.payload) for found in events]


def install() -> None:
    """Let webhooks know the probes."""
    for kind, hook in TYPES.items():
        webhooks.renderers[kind] = Renderer(hook=hook, area=Area.RESERVATION, render=render)


if __name__ == "__main__":
    install()
    if "--seldom" in sys.argv:
        jobs.POLL_SECONDS = 600.0
    worker.main()
