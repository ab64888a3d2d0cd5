"""WhatsApp messages, by a service that gave the property a number: free text for a while after the guest wrote, else
a template that was approved. Plain texts to telephones are `ports.sms`."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class WhatsAppError(Exception):
    """A message was not taken. `problem` is a short reason fit for the property's eyes, without a secret."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class WhatsAppUnavailable(WhatsAppError):
    """No usable answer: the same message may be taken later."""


class WhatsAppRefused(WhatsAppError):
    """The service will never take this message."""


@dataclass(frozen=True, slots=True)
class Line:
    """A property's number: the service's id of it, and the token that it is used with."""

    phone: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A text that came to a property's number."""

    phone: str
    """The service's id of the number that it came to."""
    sender: str
    """The guest's number (E.164)."""
    name: str | None
    id: str
    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What became of a text that was sent."""

    phone: str
    id: str
    read: bool
    problem: str | None


class WhatsApp(Protocol):
    """A service that sends. Never called inside a transaction; a call whose answer was lost may send twice."""

    async def send_text(self, line: Line, to: str, text: str, key: str) -> str:
        """Send a text to a number (E.164); gives the service's id of it. `key` comes back with news of it.

        Raises `WhatsAppUnavailable` and `WhatsAppRefused`.
        """
        ...

    async def send_template(self, line: Line, to: str, template: str, language: str, text: str, key: str) -> str:
        """The same by a template that the service approved, whose one variable is the text."""
        ...


class NullWhatsApp:
    """Sends nothing."""

    async def send_text(self, line: Line, to: str, text: str, key: str) -> str:
        """Raise `WhatsAppRefused`."""
        raise WhatsAppRefused("no service for short messages is configured")

    async def send_template(self, line: Line, to: str, template: str, language: str, text: str, key: str) -> str:
        """Raise `WhatsAppRefused`."""
        raise WhatsAppRefused("no service for short messages is configured")
