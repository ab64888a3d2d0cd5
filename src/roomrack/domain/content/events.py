"""What others hear of content. Schema 1 of each payload is told beside its maker."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CHANGED = "content.changed"
PUSHED = "content.pushed"
"""Content is announced to the application that is the portal."""
NOTIFIED = "content.notified"
"""A push ended."""
CLOSED = "content.calendar_closed"
OPENED = "content.calendar_opened"


def changed(accommodation: int, reference: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Event:
    """A section changed: `{connection, product, section, version, value}`."""
    return Event(CHANGED, accommodation, reference, after, before=before)


def pushed(accommodation: int, process: int, application: int, content: str) -> Event:
    """`{application, content}`: what the application is to show, as JSON text, so that no amount is rounded."""
    return Event(PUSHED, accommodation, str(process), {"application": application, "content": content})


def notified(accommodation: int, process: int, *, message: str, product: int | None, success: bool) -> Event:
    """`{message, product, success}`: how a push ended."""
    return Event(NOTIFIED, accommodation, str(process), {"message": message, "product": product, "success": success})


def switched(accommodation: int, connection: int, product: int, *, open: bool) -> Event:
    """`{connection, product}`: the calendar of a product was opened or closed on a portal."""
    payload = {"connection": connection, "product": product}
    return Event(OPENED if open else CLOSED, accommodation, str(product), payload)
