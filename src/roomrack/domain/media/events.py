"""What others hear of photos. Schema 1 of every payload is `rules.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

ADDED = "photo.added"
DELETED = "photo.deleted"


def added(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A photo was fetched and is shown from now on."""
    return Event(ADDED, accommodation, str(snapshot["id"]), snapshot)


def deleted(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A photo is not shown any more."""
    return Event(DELETED, accommodation, str(snapshot["id"]), snapshot)
