"""How messages stand, how often they are tried, and which telephone numbers take texts. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360, 720))
"""How long a message waits after each attempt that failed; after the last one it is given up."""
LEASE = timedelta(minutes=5)
"""How long one attempt has; afterwards, without a word of its success, the next may begin."""

_TEXTABLE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
"""Landlines get no texts, and numbers that cost their caller more must not be called by a machine."""


class Channel(StrEnum):
    """How a message travels."""

    MAIL = "MAIL"
    TEXT = "TEXT"


class Status(StrEnum):
    """How a message stands. FAILED: it was refused for good, tried often enough, or had nothing to say any more."""

    WAITING = "WAITING"
    SENT = "SENT"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to one address."""

    accommodation: int
    kind: str
    id: int
    subject: int
    channel: Channel
    address: str
    language: str
    status: Status
    attempts: int
    due_at: datetime
    sent_at: datetime | None
    problem: str | None
    receipt: str | None
    created_at: datetime

    @property
    def reference(self) -> str:
        """What says that two attempts carry the same message."""
        return f"{self.kind}-{self.channel.value.lower()}.{self.id}"


def next_attempt(message: Outgoing, now: datetime) -> tuple[Status, datetime]:
    """How a message stands after an attempt that failed, and when the next one is due."""
    if message.attempts > len(DELAYS):
        return Status.FAILED, now
    return Status.WAITING, now + DELAYS[message.attempts - 1]


def textable(numbers: Iterable[str | None], country: str | None) -> str | None:
    """The first mobile number, as E.164 writes it (+393331234567); None where there is none.

    Numbers without a country's prefix are of `country`, an ISO 3166 code of two letters.
    """
    for text in numbers:
        try:
            number = phonenumbers.parse(text or "", country)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _TEXTABLE:
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return None
