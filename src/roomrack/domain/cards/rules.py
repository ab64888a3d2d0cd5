"""What may be known of a payment card, and what follows from it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

KEPT_AFTER_DEPARTURE = timedelta(days=14)
"""How long a card is kept after the guests left: for what they owe still, as minibar or damage."""
KEPT_AFTER_CANCELLATION = timedelta(days=14)
"""How long it is kept after a cancellation: for the penalty."""

NOT_VALIDATED, VALID, INVALID = "NOT_VALIDATED", "VALID", "INVALID"
NO_PROCESSOR = "NONE"

MAX_NAME = 40
"""How much of a property's name a text has room for."""
PIN_TEXTS: Mapping[str, str] = {
    "en": "{house}: a link to choose the PIN for guests' payment cards comes by e-mail. If you did not expect this, do "
    "not open it.",
    "it": "{house}: arriva per e-mail il link per scegliere il PIN delle carte degli ospiti. Se non te lo aspettavi, "
    "non aprirlo.",
}
"""Within the alphabet of telephones and the length of one text, 160 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card as the server knows it: never its number, never its security code."""

    accommodation: int
    reservation: int
    id: int
    token: str
    last4: str
    scheme: str
    kind: str
    virtual: bool
    last_day: date
    activates_at: datetime | None
    amount: Decimal | None
    source: str
    status: str
    cvv_until: datetime | None
    cvv_cleared_at: datetime | None
    processor: str
    processor_error: str | None
    processor_error_at: datetime | None
    updated_at: datetime

    @property
    def cvv_gone_at(self) -> datetime | None:
        """When the security code was or will be dropped."""
        return self.cvv_cleared_at or self.cvv_until

    def has_cvv(self, now: datetime) -> bool:
        """Whether the vault still has its security code."""
        return self.cvv_gone_at is not None and now < self.cvv_gone_at

    def is_good(self, now: datetime) -> bool:
        """Whether it is active and has not expired: a day's grace, because it is still that day somewhere."""
        begun = self.activates_at is None or self.activates_at <= now
        return begun and now.date() <= self.last_day + timedelta(1)


def pin_text(house: str, language: str) -> str:
    """What a property's contact is told by text when a link to set a PIN is mailed."""
    return PIN_TEXTS.get(language, PIN_TEXTS["en"]).format(house=house[:MAX_NAME])
