"""Reading mails: what somebody wrote, without what he answers to and without his signature."""

import html
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

from mailparser_reply import EmailReplyParser

from roomrack.core.text import storable

LANGUAGES = ["en", "it", "de", "fr", "es", "nl"]
LONGEST = 10_000
"""Characters of a mail that are kept."""
MOST_FILES = 10
_BREAKS = re.compile(r"(?i)<\s*(?:br|/p|/div|/tr|/li|/h[1-6])\b[^>]*>")
_QUOTED = re.compile(r"(?is)<\s*(blockquote|style|script|head)\b.*?<\s*/\s*\1\s*>")
_TAGS = re.compile(r"(?s)<[^>]*>")
_EMPTY = re.compile(r"\n{3,}")
_MACHINES = ("mailer-daemon@", "postmaster@", "no-reply@", "noreply@")
_ADDRESSED = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says."""

    recipients: tuple[str, ...]
    address: str | None
    name: str | None
    message_id: str | None
    text: str
    files: tuple[tuple[str, bytes], ...]


def read(raw: bytes) -> Letter | None:
    """A mail that a person wrote; None for one that a machine did, or that can't be read."""
    try:
        message = message_from_bytes(raw, policy=policy.default)
        if not isinstance(message, EmailMessage) or _by_a_machine(message):
            return None
        name, address = parseaddr(str(message.get("From", "")))
        recipients = getaddresses([str(value) for header in _ADDRESSED for value in message.get_all(header, [])])
        return Letter(
            recipients=tuple(dict.fromkeys(address.lower() for _, address in recipients if address)),
            address=storable(address).lower() or None,
            name=" ".join(storable(name).split())[:200] or None,
            message_id=storable(str(message.get("Message-ID", ""))).strip()[:900] or None,
            text=_answer(_text(message)),
            files=tuple(_files(message)),
        )
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, UnicodeError):
        return None  # What the parser of the library stumbles over is no mail that anybody could read.


def _by_a_machine(message: EmailMessage) -> bool:
    automatic = str(message.get("Auto-Submitted", "no")).partition(";")[0].strip().lower()
    precedence = str(message.get("Precedence", "")).strip().lower()
    sender = parseaddr(str(message.get("From", "")))[1].lower()
    return (
        automatic != "no"
        or precedence in ("bulk", "junk", "list")
        or sender.startswith(_MACHINES)
        or str(message.get("Return-Path", "")).strip() == "<>"
    )


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = body.get_content()
    text = content if isinstance(content, str) else bytes(content).decode("utf-8", "replace")
    return _plain(text) if body.get_content_subtype() == "html" else text


def _plain(markup: str) -> str:
    text = _TAGS.sub("", _BREAKS.sub("\n", _QUOTED.sub("", markup)))
    return "\n".join(" ".join(line.split()) for line in html.unescape(text).splitlines())


def _answer(text: str) -> str:
    """What is new in a text."""
    clean = storable(text).replace("\r\n", "\n")
    if not clean.strip():
        return ""
    latest = EmailReplyParser(languages=LANGUAGES).parse_reply(text=clean) or ""
    lines = latest.splitlines()
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(">")):
        lines.pop()  # What stands quoted at the end without a word of whom.
    return _EMPTY.sub("\n\n", "\n".join(lines)).strip()[:LONGEST]


def _files(message: EmailMessage) -> list[tuple[str, bytes]]:
    found = []
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            found.append((storable(part.get_filename() or "") or "file", content))
    return found[:MOST_FILES]
