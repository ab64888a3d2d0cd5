"""Mails with documents, by the outbox: left in the transaction that asks for them and sent by the worker."""

from collections.abc import Sequence

from roomrack.domain.invoices import events
from roomrack.domain.invoices.errors import InvoiceNotFound, RecipientMissing
from roomrack.domain.invoices.repository import documents
from roomrack.domain.invoices.rules import letters as rules
from roomrack.domain.invoices.rules.documents import Document
from roomrack.domain.invoices.service.printing import pdf
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.rules import Outgoing
from roomrack.domain.messages.service import Compose, Kind
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra import locales
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.mail import Attachment, Mail


async def mail(unit: WriteUnit, accommodation: int, id: int, to: Sequence[str], language: str | None) -> list[Outgoing]:
    """Have a document mailed to addresses, or to its customers; gives all its mails.

    Records `invoice.mail_requested`. Raises `InvoiceNotFound` and `RecipientMissing`.
    """
    found = await documents.get(unit, accommodation, id)
    if found is None:
        raise InvoiceNotFound(id)
    addresses = list(to) or [one.email for one in found.document.addressees if one.email]
    if not addresses:
        raise RecipientMissing("$.to")
    await leave(unit, found.document, addresses, language)
    return await messages.of(unit, accommodation, rules.KIND, id)


async def mails(unit: ReadUnit, accommodation: int, id: int) -> list[Outgoing]:
    """The mails of a document, the oldest first. Raises `InvoiceNotFound`."""
    if await documents.get(unit, accommodation, id) is None:
        raise InvoiceNotFound(id)
    return await messages.of(unit, accommodation, rules.KIND, id)


async def leave(unit: WriteUnit, document: Document, to: Sequence[str], language: str | None = None) -> None:
    """Leave mails with a document for the worker, which is told when the unit's transaction commits."""
    wanted = locales.printable(language or document.language)
    ids = await messages.leave(unit, document.accommodation, rules.KIND, document.id, to, wanted)
    await unit.record(events.event(events.MAILED, document.accommodation, document.id, mails=ids))


async def _prepare(unit: WriteUnit, message: Outgoing, house: Accommodation) -> Compose:
    found = await documents.get(unit, house.id, message.subject)
    if found is None:
        raise LookupError("documents are never deleted")
    document, language = found.document, message.language

    async def compose() -> Mail:
        letter = rules.letter(document, locales.printed(language), language)
        content = await pdf(document, language)
        return Mail(
            to=[message.address],
            subject=letter.subject,
            text=letter.text,
            attachments=[Attachment(letter.filename, "application/pdf", content)],
            reply_to=document.issuer.email,
            reference=message.reference,
        )

    return compose


KIND = Kind(rules.KIND, rules.RETENTION, _prepare)
