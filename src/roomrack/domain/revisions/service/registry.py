"""What revisions must be told from outside: how a reservation looks on the wire, and whose events are of which area.

`entrypoints` fills it at start, so that this slice knows no other's wire.
"""

from collections.abc import Awaitable, Callable, Sequence

from roomrack.core.rights import Area
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent

Render = Callable[[ReadUnit, Sequence[RecordedEvent]], Awaitable[Sequence[str | None]]]
"""Gives the JSON text of each event's reservation, in their order."""

renderers: list[Render] = []
"""The one that renders events of reservations."""

areas: dict[str, Area] = {}
"""What an application must have been granted to see the events of a kind; a kind is the first part of a type. Events of
other kinds are shown to nobody."""


async def rendered(unit: ReadUnit, events: Sequence[RecordedEvent]) -> list[str]:
    """The reservations of some events as JSON texts. Raises `RuntimeError` when nobody was named to render them."""
    if not events:
        return []
    if not renderers:
        raise RuntimeError("nothing renders reservations: wiring.connect_slices() was not called")
    found = await renderers[0](unit, events)
    return [text or "{}" for text in found]
