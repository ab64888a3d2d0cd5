"""What others hear of the registry. Payloads hold ids only: the event log is kept longer than people may be."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "guest.created"
CHANGED = "guest.changed"
IMPORTED = "guest.imported"
MERGED = "guest.merged"
EXPORTED = "guest.exported"
ERASED = "guest.erased"


def event(type: str, accommodation: int, guest: int, **more: Any) -> Event:
    """Something happened to a guest of the registry."""
    payload: Mapping[str, Any] = {"id": guest, **more}
    return Event(type, accommodation, str(guest), payload)
