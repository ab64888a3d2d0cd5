"""What others hear of the online check-in. Payloads hold ids only; what guests say is told of their reservation."""

from typing import Any

from roomrack.infra.events import Event

LINK_MADE = "arrival.link_made"
LINK_WITHDRAWN = "arrival.link_withdrawn"
LINK_MAILED = "arrival.link_mailed"
ANSWERED = "arrival.answered"


def event(type: str, accommodation: int, reservation: int, **more: Any) -> Event:
    """Something happened to the online check-in of a reservation."""
    return Event(type, accommodation, str(reservation), {"reservation": reservation, **more})
