"""Statements about issued documents and what may change of them."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute

from roomrack.domain.invoices.models import InvoiceRow, InvoiceStateRow
from roomrack.domain.invoices.rules import documents as rules
from roomrack.domain.invoices.rules.documents import (
    OWED,
    Document,
    FiscalGroup,
    Issued,
    Kind,
    Paid,
    PaymentMode,
    Reference,
    State,
)
from roomrack.domain.invoices.rules.finding import Order, Query
from roomrack.infra.db import ReadUnit, WriteUnit

_INSERT = """
insert into invoice (
    accommodation, id, kind, series, year, number, day, due, currency, language, included, autoinvoice, electronic,
    gross, customer, search, reservations, refers, credits, content, issued_at,
    corrects
) values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20::text::jsonb, $21, $22
)
"""

_BEGIN = """
insert into invoice_state (accommodation, invoice, paid_on, fiscal_group, credited, updated_at)
values ($1, $2, $3, $4, $5, $6)
"""

_LOCK = "select from invoice_state where accommodation = $1 and invoice = $2 for update"

_MOVE = """
update invoice_state set paid_on = $3, fiscal_group = $4, credited = $5, updated_at = $6
where accommodation = $1 and invoice = $2
"""

# Others wait for the end of the transaction: money must not count on two documents that are issued at once.
_HOLD_PAYMENTS = "select pg_advisory_xact_lock(hashtextextended('invoiced payments', $1))"

_COUNTED = """
select (i.content -> 'payments')::text as payments
from invoice i join invoice_state s on s.accommodation = i.accommodation and s.invoice = i.id
where i.accommodation = $1 and i.reservations && $2::bigint[] and i.kind = any ($3::text[])
    and s.credited < i.gross
"""

_ORDERS: dict[Order, InstrumentedAttribute[Any]] = {
    Order.ID: InvoiceRow.id,
    Order.DOCUMENT_DATE: InvoiceRow.day,
    Order.ACCOMMODATION: InvoiceRow.accommodation,
    Order.DOCUMENT_TYPE: InvoiceRow.kind,
    Order.NUMBER: InvoiceRow.number,
    Order.CUSTOMER: InvoiceRow.customer,
    Order.GROSS_AMOUNT: InvoiceRow.gross,
}


async def insert(unit: WriteUnit, document: Document, state: State) -> None:
    """Write a new document and how it stands."""
    await unit.raw.execute(
        _INSERT,
        document.accommodation,
        document.id,
        document.kind.value,
        document.series,
        document.year,
        document.number,
        document.day,
        document.due,
        document.currency,
        document.language,
        document.included,
        document.autoinvoice,
        document.electronic,
        document.gross,
        document.customer,
        document.search,
        list(document.reservations),
        list(document.refers),
        document.credits and document.credits.id,
        json.dumps(_content(document)),
        document.issued_at,
        document.corrects and document.corrects.id,
    )
    await unit.raw.execute(
        _BEGIN,
        document.accommodation,
        document.id,
        state.paid_on,
        state.fiscal_group.value,
        state.credited,
        document.issued_at,
    )


async def counted(
    unit: WriteUnit, accommodation: int, reservations: Collection[int], kinds: Collection[Kind]
) -> list[Paid]:
    """What documents of some kinds count of the money of reservations, but for those that were taken back wholly.

    Whoever else asks waits for the end of the transaction.
    """
    await unit.raw.execute(_HOLD_PAYMENTS, accommodation)
    rows = await unit.raw.fetch(_COUNTED, accommodation, list(reservations), [kind.value for kind in kinds])
    return [rules.loaded_paid(one) for row in rows for one in json.loads(row["payments"] or "[]")]


async def lock(unit: WriteUnit, accommodation: int, id: int) -> Issued | None:
    """A document, what may change of it held against others until the end of the transaction."""
    await unit.raw.execute(_LOCK, accommodation, id)
    return await get(unit, accommodation, id)


async def move(unit: WriteUnit, document: Document, state: State) -> None:
    """Write how a document stands."""
    await unit.raw.execute(
        _MOVE,
        document.accommodation,
        document.id,
        state.paid_on,
        state.fiscal_group.value,
        state.credited,
        unit.now(document.accommodation),
    )


async def get(unit: ReadUnit, accommodation: int, id: int) -> Issued | None:
    """A document."""
    found = await unit.session.execute(_both().where(InvoiceRow.accommodation == accommodation, InvoiceRow.id == id))
    row = found.one_or_none()
    return None if row is None else _issued(row[0], row[1])


async def credit_notes(unit: ReadUnit, accommodation: int, id: int) -> list[Document]:
    """The credit notes that take a document back, the oldest first."""
    found = await unit.session.execute(
        _both().where(InvoiceRow.accommodation == accommodation, InvoiceRow.credits == id).order_by(InvoiceRow.id)
    )
    return [_issued(row[0], row[1]).document for row in found]


async def find(
    unit: ReadUnit, accommodation: int, query: Query, *, limit: int, offset: int
) -> tuple[list[Issued], int]:
    """One page of a find, and how many there are."""
    if query.nothing:
        return [], 0
    matching = _both().where(and_(InvoiceRow.accommodation == accommodation, *_conditions(query)))
    column = _ORDERS[query.order]
    orders = [column.desc(), InvoiceRow.id.desc()] if query.descending else [column, InvoiceRow.id]
    found = await unit.session.execute(matching.order_by(*orders).limit(limit).offset(offset))
    rows = [_issued(row[0], row[1]) for row in found]
    if offset == 0 and len(rows) < limit:
        return rows, len(rows)
    total = await unit.session.scalar(select(func.count()).select_from(matching.subquery()))
    return rows, total or 0


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.ids is not None:
        wanted.append(InvoiceRow.id.in_(query.ids))
    if query.reservations is not None:
        wanted.append(InvoiceRow.reservations.overlap(list(query.reservations)))
    if query.refers is not None:
        wanted.append(InvoiceRow.refers.overlap(list(query.refers)))
    wanted += [func.strpos(InvoiceRow.customer, word) > 0 for word in query.customer]
    beginnings = func.concat(" ", InvoiceRow.search)
    wanted += [func.strpos(beginnings, f" {term}") > 0 for term in query.text]
    if query.first is not None:
        wanted.append(InvoiceRow.day >= query.first)
    if query.last is not None:
        wanted.append(InvoiceRow.day <= query.last)
    if query.kinds is not None:
        wanted.append(InvoiceRow.kind.in_([kind.value for kind in query.kinds]))
    if query.paid is not None:
        paid = InvoiceStateRow.paid_on.is_not(None)
        wanted.append(paid if query.paid else ~paid)
    if query.expired is not None:
        expired = _expired(query.today)
        wanted.append(expired if query.expired else ~expired)
    if query.fiscal_group is not None:
        wanted.append(InvoiceStateRow.fiscal_group == query.fiscal_group.value)
    if query.autoinvoice is not None:
        wanted.append(InvoiceRow.autoinvoice.is_(query.autoinvoice))
    return wanted


def _expired(today: date) -> ColumnElement[bool]:
    """The same as `Issued.expired`."""
    return and_(
        InvoiceRow.kind.in_([kind.value for kind in OWED]),
        InvoiceStateRow.paid_on.is_(None),
        InvoiceRow.due < today,
        InvoiceStateRow.credited < InvoiceRow.gross,
    )


def _both() -> Select[InvoiceRow, InvoiceStateRow]:
    return select(InvoiceRow, InvoiceStateRow).join(
        InvoiceStateRow,
        and_(InvoiceStateRow.accommodation == InvoiceRow.accommodation, InvoiceStateRow.invoice == InvoiceRow.id),
    )


def _content(document: Document) -> dict[str, Any]:
    return {
        "issuer": rules.stored_party(document.issuer),
        "addressees": [rules.stored_party(one) for one in document.addressees],
        "items": [rules.stored_item(item) for item in document.items],
        "rates": rules.stored_rates(document.rates),
        "credits": _named(document.credits),
        "corrects": _named(document.corrects),
        "payment_mode": document.payment_mode.value,
        "iban": document.iban,
        "tax_regime": document.tax_regime,
        "notes": document.notes,
        "reason": document.reason,
        "of_simplified": document.of_simplified,
        "payments": [rules.stored_paid(one) for one in document.payments],
    }


def _named(reference: Reference | None) -> dict[str, Any] | None:
    return None if reference is None else {"label": reference.label, "day": reference.day.isoformat()}


def _reference(id: int | None, named: Any) -> Reference | None:
    return None if id is None else Reference(id, named["label"], date.fromisoformat(named["day"]))


def _issued(row: InvoiceRow, state: InvoiceStateRow) -> Issued:
    content = row.content
    document = Document(
        accommodation=row.accommodation,
        id=row.id,
        kind=Kind(row.kind),
        series=row.series,
        year=row.year,
        number=row.number,
        day=row.day,
        due=row.due,
        currency=row.currency,
        language=row.language,
        included=row.included,
        issuer=rules.loaded_party(content["issuer"]),
        addressees=tuple(rules.loaded_party(one) for one in content["addressees"]),
        items=tuple(rules.loaded_item(one) for one in content["items"]),
        rates=rules.loaded_rates(content["rates"]),
        reservations=tuple(row.reservations),
        refers=tuple(row.refers),
        credits=_reference(row.credits, content["credits"]),
        corrects=_reference(row.corrects, content.get("corrects")),
        payment_mode=PaymentMode(content["payment_mode"]),
        iban=content["iban"],
        tax_regime=content["tax_regime"],
        notes=content["notes"],
        reason=content["reason"],
        autoinvoice=row.autoinvoice,
        electronic=row.electronic,
        of_simplified=content.get("of_simplified", False),
        payments=tuple(rules.loaded_paid(one) for one in content.get("payments", ())),
        issued_at=row.issued_at,
    )
    return Issued(
        document, State(paid_on=state.paid_on, fiscal_group=FiscalGroup(state.fiscal_group), credited=state.credited)
    )
