"""What others hear of reservations. The payload is `rules.payloads`, `before` the reservation alone."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "reservation.created"
CHANGED = "reservation.changed"
CANCELLED = "reservation.cancelled"
CONFIRMED = "reservation.confirmed"
IMPORTED = "reservation.imported"
"""It was taken over from another server, or again. Nobody is told: its subscribers heard of it there."""

TYPES = (CREATED, CHANGED, CANCELLED, CONFIRMED)


def event(
    type: str,
    accommodation: int,
    id: int,
    payload: Mapping[str, Any],
    *,
    schema: int,
    before: Mapping[str, Any] | None = None,
) -> Event:
    """One of `TYPES`, or `IMPORTED`, happened to a reservation."""
    return Event(type, accommodation, str(id), payload, before=before, schema=schema)
