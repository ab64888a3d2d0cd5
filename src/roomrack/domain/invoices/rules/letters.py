"""The mail that carries a document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from roomrack.domain.invoices.rules.documents import Document
from roomrack.domain.invoices.rules.printing import day_text, money_text, title

KIND = "invoice"
"""What mails with documents are called in the outbox."""
RETENTION = timedelta(days=365)
"""How long is known to whom a document was mailed."""


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


def filename(document: Document, ending: str) -> str:
    """What the file of a document is called: letters, digits, dots and dashes only."""
    return f"{document.kind.value.lower().replace('_', '-')}-{document.label.replace('/', '-')}.{ending}"
