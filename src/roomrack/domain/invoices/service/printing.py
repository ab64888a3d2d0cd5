"""Documents on paper, and the links to summaries.

A link holds the property and the document, sealed with the server's key: who has it may read this one document, and
nobody can make one or guess another.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

from roomrack.core.errors import NotFound
from roomrack.domain.invoices.repository import documents as repository
from roomrack.domain.invoices.rules import printing as rules
from roomrack.domain.invoices.rules.documents import Document, Kind
from roomrack.domain.invoices.service.registry import printer, public_url
from roomrack.infra import locales
from roomrack.infra.crypto import Keyring, KeyringError
from roomrack.infra.db import ReadUnit

TEMPLATE = "invoice"
KIND = "Document"
"""What a missing summary is called in `element`."""
_CONTEXT = b"invoices.summary"
_MOST = 500


async def pdf(document: Document, language: str | None = None) -> bytes:
    """A document as a PDF, in a language or its own; in English where there are no words for it."""
    wanted = locales.printable(language or document.language)
    return await printer().pdf(TEMPLATE, rules.page(document, locales.printed(wanted), wanted))


def summary_token(keyring: Keyring, document: Document) -> str:
    """What opens a summary without signing in."""
    sealed = keyring.seal(f"{document.accommodation}:{document.id}".encode(), _CONTEXT)
    return urlsafe_b64encode(sealed.kid.encode() + b":" + sealed.blob).decode().rstrip("=")


def summary_url(document: Document, token: str) -> str:
    """Where a summary is read."""
    return f"{public_url()}/connect/rest/v2/invoice/pdf/{document.accommodation}/summary/{token}"


async def summary(unit: ReadUnit, accommodation: str, token: str) -> Document:
    """The summary that a link leads to. Raises `NotFound` for every other text."""
    opened = _opened(unit.keyring, token)
    if opened is None or str(opened[0]) != accommodation:
        raise NotFound(KIND)
    await unit.widen(opened[0])
    found = await repository.get(unit, *opened)
    if found is None or found.document.kind is not Kind.SUMMARY_DOCUMENT:
        raise NotFound(KIND)
    return found.document


def _opened(keyring: Keyring, token: str) -> tuple[int, int] | None:
    if len(token) > _MOST:
        return None
    try:
        kid, _, blob = urlsafe_b64decode(token + "=" * (-len(token) % 4)).partition(b":")
        accommodation, _, id = keyring.open(kid.decode(), blob, _CONTEXT).decode().partition(":")
    except (KeyringError, ValueError, binascii.Error):
        return None
    return int(accommodation), int(id)
