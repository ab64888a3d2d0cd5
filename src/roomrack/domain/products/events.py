"""What others hear of products. Schema 1 of every payload is `rules.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "product.created"
CHANGED = "product.changed"
DELETED = "product.deleted"


def created(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A product was created."""
    return Event(CREATED, accommodation, str(snapshot["id"]), snapshot)


def changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A product changed, its derived rule or its rooms included; its calendar did not."""
    return Event(CHANGED, accommodation, str(after["id"]), after, before=before)


def deleted(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A product was deleted."""
    return Event(DELETED, accommodation, str(snapshot["id"]), snapshot)
