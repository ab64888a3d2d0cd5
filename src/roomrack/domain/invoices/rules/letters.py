"""The mail that carries a document, and how often it is tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from roomrack.domain.invoices.rules.documents import Document
from roomrack.domain.invoices.rules.printing import day_text, money_text, title

DELAYS = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360, 720))
"""How long a mail waits after each attempt that failed; after the last one it is given up."""
LEASE = timedelta(minutes=5)
"""How long one attempt has; afterwards, without a word of its success, the next may begin."""
RETENTION = timedelta(days=365)
"""How long is known to whom a document was mailed."""


class MailStatus(StrEnum):
    """How a mail stands. FAILED: the server refused it for good, or it was tried often enough."""

    WAITING = "WAITING"
    SENT = "SENT"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A mail with a document, to one address."""

    accommodation: int
    id: int
    invoice: int
    address: str
    language: str
    status: MailStatus
    attempts: int
    due_at: datetime
    sent_at: datetime | None
    problem: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, and what its attachment is called."""

    subject: str
    text: str
    filename: str


def letter(document: Document, words: Mapping[str, str], language: str) -> Letter:
    """The mail with a document, in a language."""
    values = {
        "title": title(document, words),
        "label": document.label,
        "house": document.issuer.name,
        "day": day_text(document.day, language),
        "total": money_text(document.gross, document.currency, language),
    }
    lines = [words["mail_body"], words["mail_bye"]]
    return Letter(
        subject=words["mail_subject"].format(**values),
        text="\n\n".join(line.format(**values) for line in lines) + "\n",
        filename=filename(document, "pdf"),
    )


def next_attempt(mail: Outgoing, now: datetime) -> tuple[MailStatus, datetime]:
    """How a mail stands after an attempt that failed, and when the next one is due."""
    if mail.attempts > len(DELAYS):
        return MailStatus.FAILED, now
    return MailStatus.WAITING, now + DELAYS[mail.attempts - 1]


def filename(document: Document, ending: str) -> str:
    """What the file of a document is called: letters, digits, dots and dashes only."""
    return f"{document.kind.value.lower().replace('_', '-')}-{document.label.replace('/', '-')}.{ending}"
