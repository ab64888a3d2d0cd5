"""What is refused about the online check-in."""

from roomrack.core.errors import FieldMissing, NotFound, RuleError


class CheckinClosed(RuleError):
    """There is nothing left to fill in: the stay is cancelled, checked in, missed or over."""

    code = "checkin_closed"
    template = "Reservation {reservation} has no online check-in: it is cancelled, checked in, missed or over."


class CheckinAddressMissing(FieldMissing):
    """No address was sent, and the booker has none."""

    code = "checkin_address_missing"
    template = "The booker has no e-mail address; send one."


class CheckinLinkEnded(NotFound):
    """The link is wrong, was withdrawn, or has ended with the check-in; nobody is told which."""

    code = "checkin_link_ended"
    template = "This link works no longer."

    def __init__(self) -> None:
        super().__init__("CheckinLink")
