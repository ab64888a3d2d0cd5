"""Sending mail.

Requests never send. What somebody asked for is recorded as a `mail.requested` event in its transaction; what is due by
the clock is taken in one (`reservations.jobs`). The worker hands mail to a `Mailer`: without an SMTP server that is
`NullMailer`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message; `media_type` such as application/pdf."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One message. Every address in `to` gets it by itself, so that none learns of the others."""

    to: Sequence[str]
    subject: str
    text: str
    html: str | None = None
    attachments: Sequence[Attachment] = ()
    reply_to: str | None = None
    """Where answers go, if not to the sender."""
    reference: str
    """The event that asked for it: sending the same one again must not mail twice."""
    message_id: str | None = None
    """Its own name among mails, in angle brackets; without one it is made of the reference."""
    references: Sequence[str] = ()
    """The names of the mails that it goes on from, the oldest first."""
    written_by_people: bool = False
    """Whether answering it reaches somebody; all others say of themselves that a machine wrote them."""


class Mailer(Protocol):
    """Something that delivers mail."""

    async def send(self, mail: Mail) -> None:
        """Deliver, or raise `MailRefused`; any other error means try again later."""
        ...


class MailRefused(Exception):
    """The mail server will never take this message."""


class NullMailer:
    """Delivers nothing and says so in the log, without addresses or text."""

    async def send(self, mail: Mail) -> None:
        """Note that a message was dropped."""
        log.warning("mail.not_configured", reference=mail.reference, recipients=len(mail.to))
