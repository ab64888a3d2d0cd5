"""What others hear of imported calendars. `reference` is the id of the import. Schema 1 of each:

- `ical.changed`: nights were taken or given back. `product`, `taken` and `given`: lists of `[product, day]`, where the
  product is the one whose units are counted
- `ical.overlapped`: nights that it takes are taken by others too, though there is no room for all. `product`,
  `nights`: a list of `{"product", "day", "reservations", "imports"}`, with `closedRooms` where rooms are worked on
- `ical.failed`: reading it failed, for the first time since it last went well. `product`, `problem`
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from roomrack.infra.events import Event

CHANGED = "ical.changed"
OVERLAPPED = "ical.overlapped"
FAILED = "ical.failed"

Unit = tuple[int, date]


def changed(accommodation: int, id: int, product: int, taken: Iterable[Unit], given: Iterable[Unit]) -> Event:
    """An import took nights or gave some back; see the module for the shape."""
    return Event(
        type=CHANGED,
        accommodation=accommodation,
        reference=str(id),
        payload={"product": product, "taken": sorted(taken), "given": sorted(given)},
    )


def overlapped(accommodation: int, id: int, product: int, nights: Sequence[Mapping[str, Any]]) -> Event:
    """Nights of an import are taken more often than there are rooms; see the module for the shape."""
    return Event(
        type=OVERLAPPED,
        accommodation=accommodation,
        reference=str(id),
        payload={"product": product, "nights": list(nights)},
    )


def failed(accommodation: int, id: int, product: int, problem: str) -> Event:
    """An import began to fail; see the module for the shape."""
    return Event(
        type=FAILED, accommodation=accommodation, reference=str(id), payload={"product": product, "problem": problem}
    )
