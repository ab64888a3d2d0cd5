"""What the system refuses about distribution.

UnknownReference
└── UnknownQuarantine
RuleError
├── NotPushing               the connection does not send its calendar
├── NotReadable              the portal does not show its calendar
├── QuarantineEnded          the room waits no more
└── StillUnmapped            nothing is mapped to what was booked, and no product was named
"""

from roomrack.core.errors import RuleError, UnknownReference

QUARANTINE = "Quarantine"


class UnknownQuarantine(UnknownReference):
    """An id that names no room in quarantine of this connection."""

    code = "unknown_quarantine"
    template = "{kind} {id} not found."

    def __init__(self, element: str, id: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=QUARANTINE, id=id)


class NotPushing(RuleError):
    """A connection that does not send its calendar can't be told to send all of it."""

    code = "not_pushing"
    template = "The connection does not send its calendar. Switch on updateCalendar first."

    def __init__(self) -> None:
        """The connection is the one of the path."""
        super().__init__("connection")


class NotReadable(RuleError):
    """A portal that shows nobody its calendar can't be read back."""

    code = "not_readable"
    template = "The calendar of {portal} can't be read back."

    def __init__(self, portal: str) -> None:
        """`portal` is its name; the connection is the one of the path."""
        super().__init__("connection", portal=portal)


class QuarantineEnded(RuleError):
    """What was placed or dismissed waits no more."""

    code = "quarantine_ended"
    template = "This room of a booking waits no more: it is {state}."


class StillUnmapped(RuleError):
    """A room can be placed once its external product is mapped, or on a product that the call names."""

    code = "still_unmapped"
    template = "Nothing is mapped to what was booked ({room}). Map it, or name a product."
