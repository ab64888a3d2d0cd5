"""What others hear of rate plans. Schema 1 of every payload is `rules.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "rateplan.created"
CHANGED = "rateplan.changed"
DELETED = "rateplan.deleted"


def created(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A rate plan was created."""
    return Event(CREATED, accommodation, str(snapshot["id"]), snapshot)


def changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A rate plan changed."""
    return Event(CHANGED, accommodation, str(after["id"]), after, before=before)


def deleted(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A rate plan was deleted."""
    return Event(DELETED, accommodation, str(snapshot["id"]), snapshot)
