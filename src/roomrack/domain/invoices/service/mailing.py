"""The outbox: mails with documents, left in the transaction that asks for them and sent by the worker."""

from collections.abc import Sequence
from dataclasses import dataclass

from roomrack.domain.invoices import events
from roomrack.domain.invoices.errors import InvoiceNotFound, RecipientMissing
from roomrack.domain.invoices.repository import documents
from roomrack.domain.invoices.repository import mails as repository
from roomrack.domain.invoices.rules import letters as rules
from roomrack.domain.invoices.rules.documents import Document
from roomrack.domain.invoices.rules.letters import MailStatus, Outgoing
from roomrack.domain.properties import service as properties
from roomrack.infra import jobs, locales
from roomrack.infra.db import ReadUnit, WriteUnit

JOB = "invoices.mail"
BATCH = 50
SANDBOX = "nothing leaves a sandbox"


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that was taken for one attempt, with what it carries."""

    mail: Outgoing
    document: Document
    sandbox: bool


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
    return await repository.of(unit, accommodation, id)


async def mails(unit: ReadUnit, accommodation: int, id: int) -> list[Outgoing]:
    """The mails of a document, the oldest first. Raises `InvoiceNotFound`."""
    if await documents.get(unit, accommodation, id) is None:
        raise InvoiceNotFound(id)
    return await repository.of(unit, accommodation, id)


async def leave(unit: WriteUnit, document: Document, to: Sequence[str], language: str | None = None) -> None:
    """Leave mails with a document for the worker, which is told when the unit's transaction commits."""
    addresses = list(dict.fromkeys(to))
    ids = await unit.new_ids("invoice_mail_id", len(addresses))
    wanted = locales.printable(language or document.language)
    await repository.insert(unit, document.accommodation, ids, document.id, addresses, wanted)
    await unit.record(events.event(events.MAILED, document.accommodation, document.id, mails=ids))
    await jobs.enqueue(unit, JOB, once=JOB)


async def due(unit: ReadUnit) -> list[tuple[int, int]]:
    """Mails whose next attempt is due: property and id. The worker's."""
    return await repository.due(unit, unit.now(), BATCH)


async def claim(unit: WriteUnit, accommodation: int, id: int) -> Taken | None:
    """Take a mail for one attempt; None when somebody else has."""
    mail = await repository.claim(unit, accommodation, id, unit.now(), rules.LEASE)
    if mail is None:
        return None
    found = await documents.get(unit, accommodation, mail.invoice)
    if found is None:
        raise LookupError("documents are never deleted")
    places = await properties.find(unit, [accommodation])
    return Taken(mail, found.document, any(place.sandbox for place in places))


def letter(taken: Taken) -> rules.Letter:
    """What a mail says."""
    language = taken.mail.language
    return rules.letter(taken.document, locales.printed(language), language)


async def sent(unit: WriteUnit, taken: Taken) -> None:
    """Note that a mail was handed in."""
    now = unit.now()
    await repository.end(unit, taken.mail, MailStatus.SENT, due_at=now, sent_at=now, problem=None)


async def failed(unit: WriteUnit, taken: Taken, problem: str, *, final: bool) -> None:
    """Note why an attempt failed, and when the next one is due; a final failure has no next."""
    status, due_at = rules.next_attempt(taken.mail, unit.now())
    if final:
        status = MailStatus.FAILED
    await repository.end(unit, taken.mail, status, due_at=due_at, sent_at=None, problem=problem[:500])


async def forget(unit: WriteUnit) -> None:
    """Drop what is known of mails longer ago than the retention."""
    await repository.forget(unit, unit.now() - rules.RETENTION)
