"""What others hear of extras. Schema 1 of every payload is `rules.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "extra.created"
CHANGED = "extra.changed"
DELETED = "extra.deleted"


def created(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """An extra was created."""
    return Event(CREATED, accommodation, str(snapshot["id"]), snapshot)


def changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """An extra changed."""
    return Event(CHANGED, accommodation, str(after["id"]), after, before=before)


def deleted(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """An extra was deleted."""
    return Event(DELETED, accommodation, str(snapshot["id"]), snapshot)
