"""Sending text messages to telephones.

Requests never send: what somebody asked for lies in the outbox (`domain.messages`), and the worker hands it to an
`SmsSender`. Without a provider there is `NullSmsSender`, no text is left in the outbox, and what would go by mail and
text goes by mail alone. What guests are told by WhatsApp goes through `ports.whatsapp`.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Sms:
    """One message."""

    to: str
    """A number as E.164 writes it, such as +393331234567."""
    text: str
    reference: str
    """What asked for it; two attempts of the same message have the same."""


class SmsRefused(Exception):
    """The provider will never take this message; the error's words say why."""


class SmsFailed(Exception):
    """The provider did not answer, or not now: another attempt may do."""


class SmsSender(Protocol):
    """Something that delivers texts."""

    @property
    def ready(self) -> bool:
        """Whether there is a provider; without one nothing may be left to it."""
        ...

    async def send(self, text: Sms) -> str:
        """Hand a message in; gives what the provider calls it. Raises `SmsRefused` and `SmsFailed`."""
        ...


class NullSmsSender:
    """Delivers nothing."""

    @property
    def ready(self) -> bool:
        """There is none."""
        return False

    async def send(self, text: Sms) -> str:
        """Raise `SmsFailed`: whatever waits is left to a worker that has a provider."""
        raise SmsFailed("no provider of texts is set")
