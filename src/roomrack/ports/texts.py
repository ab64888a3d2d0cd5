"""Sending text messages to telephones.

Requests never send: what somebody asked for lies in the outbox (`domain.messages`), and the worker hands it to a
`Texter`. Without a provider there is `NullTexter`, no text is left in the outbox, and what would go by mail and text
goes by mail alone.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One message."""

    to: str
    """A number as E.164 writes it, such as +393331234567."""
    text: str
    reference: str
    """What asked for it; two attempts of the same message have the same."""


class TextRefused(Exception):
    """The provider will never take this message; the error's words say why."""


class TextFailed(Exception):
    """The provider did not answer, or not now: another attempt may do."""


class Texter(Protocol):
    """Something that delivers texts."""

    @property
    def ready(self) -> bool:
        """Whether there is a provider; without one nothing may be left to it."""
        ...

    async def send(self, text: Text) -> str:
        """Hand a message in; gives what the provider calls it. Raises `TextRefused` and `TextFailed`."""
        ...


class NullTexter:
    """Delivers nothing."""

    @property
    def ready(self) -> bool:
        """There is none."""
        return False

    async def send(self, text: Text) -> str:
        """Raise `TextFailed`: whatever waits is left to a worker that has a provider."""
        raise TextFailed("no provider of texts is set")
