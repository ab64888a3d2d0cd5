"""What the system refuses about distribution.

NotFound
└── QuarantineNotFound
RuleError
├── NotPushing               the connection does not send its calendar
├── NotReadable              its portal can't be asked what it shows
├── QuarantineEnded          the room waits no more
└── StillUnmapped            nothing is mapped to what was booked, and no product was named
"""

from roomrack.core.errors import NotFound, RuleError

QUARANTINE = "Quarantine"


class QuarantineNotFound(NotFound):
    """The room of the path does not exist, or is another connection's."""

    code = "quarantine_not_found"
    template = "{kind} {id} not found."

    def __init__(self, id: int) -> None:
        """`id` is what was asked for."""
        super().__init__(QUARANTINE, id=id)


class NotPushing(RuleError):
    """A connection that does not send its calendar can't be told to send all of it."""

    code = "not_pushing"
    template = "The connection does not send its calendar. Switch on updateCalendar first."

    def __init__(self) -> None:
        """The connection is the one of the path."""
        super().__init__("connection")


class NotReadable(RuleError):
    """What a portal shows can't be compared where it can't be asked."""

    code = "not_readable"
    template = "{portal} can't be asked what it shows."

    def __init__(self, *, portal: str) -> None:
        """`portal` is its name."""
        super().__init__("connection", portal=portal)


class QuarantineEnded(RuleError):
    """What was placed or dismissed waits no more."""

    code = "quarantine_ended"
    template = "This room of a booking waits no more: it is {state}."


class StillUnmapped(RuleError):
    """A room can be placed once its external product is mapped, or on a product that the call names."""

    code = "still_unmapped"
    template = "Nothing is mapped to what was booked ({room}). Map it, or name a product."
