"""What others hear of connections. Schema 1 of the payloads of a connection is `rules.snapshot`.

The reference of all of them is the connection's id.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.infra.events import Event

CREATED = "connection.created"
CHANGED = "connection.changed"
DELETED = "connection.deleted"
MAPPING_CHANGED = "mapping.changed"


def created(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A connection was made."""
    return Event(CREATED, accommodation, str(snapshot["id"]), snapshot)


def changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A connection changed."""
    return Event(CHANGED, accommodation, str(after["id"]), after, before=before)


def deleted(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A connection was deleted, with its mappings."""
    return Event(DELETED, accommodation, str(snapshot["id"]), snapshot)


def mapping_changed(
    accommodation: int, connection: int, *, added: Sequence[Mapping[str, Any]], removed: Sequence[Mapping[str, Any]]
) -> Event:
    """Products were mapped or are mapped no more; each of `added` and `removed` is `{id, product, external}`."""
    payload = {"connection": connection, "added": list(added), "removed": list(removed)}
    return Event(MAPPING_CHANGED, accommodation, str(connection), payload)
