"""Taking invoices and receipts back by credit notes: in part, or all that is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from roomrack.core.errors import RoomrackError, many
from roomrack.core.money import from_minor, minor_per_unit
from roomrack.domain.invoices import events
from roomrack.domain.invoices.errors import (
    CreditTooLarge,
    InvoiceNotFound,
    NotCreditable,
    NothingToCredit,
    UnknownCreditItem,
)
from roomrack.domain.invoices.repository import documents, numbering
from roomrack.domain.invoices.repository import settings as wanted
from roomrack.domain.invoices.rules.amounts import Split, Totals, difference, totals
from roomrack.domain.invoices.rules.documents import (
    CREDITABLE,
    ELECTRONIC,
    Document,
    Issued,
    Item,
    Kind,
    Reference,
)
from roomrack.domain.invoices.service import mailing, parties
from roomrack.domain.invoices.service.issuing import note_extras, numbered
from roomrack.domain.properties import service as properties
from roomrack.infra.db import WriteUnit


@dataclass(frozen=True, slots=True)
class Part:
    """How much of an item, counted from 0, is taken back; None is all that is left of it."""

    item: int
    amount: Decimal | None = None


async def credit(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    parts: Sequence[Part],
    *,
    reason: str | None,
    mail_to: Sequence[str] = (),
) -> Issued:
    """Issue a credit note of a document; without parts it takes back all that is left.

    Several notes never take back more than there is, of any item, and together as much VAT as the document has. Charges
    of items that are gone wholly may stand on another invoice. Records `invoice.issued` and `invoice.credited`. Raises
    `InvoiceNotFound`, `NotCreditable`, `NothingToCredit`, `UnknownCreditItem`, `CreditTooLarge`, `FiscalDataWrong`.
    """
    place = await properties.get(unit, accommodation)
    issued = await documents.lock(unit, accommodation, id)
    if issued is None:
        raise InvoiceNotFound(id)
    invoice = issued.document
    if invoice.kind not in CREDITABLE:
        raise NotCreditable
    before = _credited(invoice, await documents.credit_notes(unit, accommodation, id))
    amounts = _amounts(invoice, before, parts)
    after = {index: before.get(index, 0) + amounts.get(index, 0) for index in range(len(invoice.items))}
    part = difference(_totals(invoice, after), _totals(invoice, before))
    settings = await wanted.get(unit, accommodation)
    now = unit.now(accommodation)
    today = place.day_of(now)
    note = replace(
        invoice,
        id=(await unit.new_ids("invoice_id", 1))[0],
        kind=Kind.CREDIT_NOTE,
        series=settings.series[Kind.CREDIT_NOTE],
        year=max(today, invoice.day).year,
        day=max(today, invoice.day),
        issuer=parties.issuer_of(place, settings),
        items=tuple(
            _taken(invoice, index, amount, part.lines[index]) for index, amount in sorted(amounts.items()) if amount
        ),
        rates=part.rates,
        credits=Reference(invoice.id, invoice.label, invoice.day),
        corrects=None,
        payments=(),
        of_simplified=invoice.is_simplified,
        notes=settings.notes,
        reason=reason,
        electronic=settings.electronic and Kind.CREDIT_NOTE in ELECTRONIC and invoice.electronic,
        tax_regime=settings.tax_regime,
        issued_at=now,
    )
    gone = [key for index, item in enumerate(invoice.items) if after[index] == item.amount for key in item.keys]
    await numbering.release(unit, accommodation, gone, invoice.id)
    await note_extras(unit, accommodation, gone, invoiced=False)
    made = await numbered(unit, settings, note, due=None)
    await documents.move(unit, invoice, replace(issued.state, credited=issued.state.credited + note.gross))
    await unit.record(events.event(events.CREDITED, accommodation, invoice.id, note=note.id))
    if mail_to:
        await mailing.leave(unit, made.document, mail_to)
    return made


def _credited(invoice: Document, notes: Sequence[Document]) -> dict[int, int]:
    before: dict[int, int] = {}
    for note in notes:
        for item in note.items:
            if item.credits is not None:
                before[item.credits] = before.get(item.credits, 0) + item.amount
    return before


def _totals(invoice: Document, amounts: Mapping[int, int]) -> Totals:
    lines = [(amounts.get(index, 0), item.rate) for index, item in enumerate(invoice.items)]
    return totals(lines, included=invoice.included)


def _amounts(invoice: Document, before: Mapping[int, int], parts: Sequence[Part]) -> dict[int, int]:
    """How much of each item is taken back, in minor units and as the invoice states prices."""
    left = {index: item.amount - before.get(index, 0) for index, item in enumerate(invoice.items)}
    if not any(left.values()):
        raise NothingToCredit
    if not parts:
        return left
    amounts: dict[int, int] = {}
    errors: list[RoomrackError] = []
    for place, part in enumerate(parts):
        if part.item not in left or part.item in amounts:
            errors.append(UnknownCreditItem(f"$.items[{place}].item", item=part.item))
            continue
        amount = left[part.item]
        if part.amount is not None:
            amount = int(part.amount * minor_per_unit(invoice.currency))
        # An item can be a reduction, whose amount is negative: then so is what is taken back of it.
        too_much = abs(amount) > abs(left[part.item]) or amount * left[part.item] <= 0
        if too_much:
            shown = from_minor(left[part.item], invoice.currency)
            errors.append(
                CreditTooLarge(f"$.items[{place}].amount", item=part.item, left=shown, currency=invoice.currency)
            )
        amounts[part.item] = amount
    if errors:
        raise many(errors)
    return amounts


def _taken(invoice: Document, index: int, amount: int, split: Split) -> Item:
    item = invoice.items[index]
    whole = amount == item.amount
    return replace(
        item,
        quantity=item.quantity if whole else Decimal(1),
        price=item.price if whole else from_minor(amount, invoice.currency),
        amount=amount,
        split=split,
        keys=(),
        credits=index,
    )
