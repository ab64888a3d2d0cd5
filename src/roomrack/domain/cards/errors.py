"""What is refused about payment cards."""

from roomrack.core.errors import FieldMissing, NotFound, ParamsError, RuleError, UnknownReference

CARD_KIND = "Card"
"""What a missing card is called in `element`."""
RESERVATION_KIND = "Reservation"


class BookingUnnamed(FieldMissing):
    """A card for no booking."""

    code = "booking_unnamed"
    template = "Say whose card it is: id, refer or channelRefer."


class BookingUnknown(UnknownReference):
    """The id, refer or channelRefer of a body names no booking that the caller reaches."""

    code = "booking_unknown"
    template = "{kind} {named} not found."

    def __init__(self, element: str, named: str | int) -> None:
        """`element` is the JSON path of what was sent."""
        super().__init__(element, kind=RESERVATION_KIND, named=named)


class BookingAmbiguous(ParamsError):
    """Several properties have a booking of that name."""

    code = "booking_ambiguous"
    template = "Several properties have such a booking: name one in accommodation."


class CardNotFound(NotFound):
    """The reservation has no card, or no more."""

    code = "card_not_found"
    template = "Reservation {reservation} has no card."

    def __init__(self, reservation: int) -> None:
        """`reservation` is the id that was asked for."""
        super().__init__(CARD_KIND, reservation=reservation)


class ContactMissing(ParamsError):
    """The property has no mail address to which a link could go."""

    code = "card_contact_missing"
    template = "The property has no mail address."


class TelephoneMissing(ParamsError):
    """The property has no mobile number to which a text could go."""

    code = "card_telephone_missing"
    template = "The property has no mobile telephone number."


class PinMissing(RuleError):
    """Nobody has registered a PIN for the property."""

    code = "card_pin_missing"
    template = "Nobody has registered a PIN for this property yet; POST .../register mails a link to its contact."


class VaultMailMissing(RuleError):
    """The vault has no mail server."""

    code = "vault_mail_missing"
    template = "The card vault has no mail server, so no link can be sent."


class CardNotChargeable(RuleError):
    """The card is not active yet, has expired, or lacks its security code."""

    code = "card_not_chargeable"
    template = "The card can't be charged: it is not active yet, has expired, or lacks its security code."
