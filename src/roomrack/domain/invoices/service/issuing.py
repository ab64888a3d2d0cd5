"""Issuing documents.

The order is the same for all of them: read, take the charges, take the number, write. Charges and number are held until
the commit, so two calls never put the same night on two invoices and never leave a gap; and the number, which others
wait for, is taken last.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from roomrack.core.errors import NotFound, RoomrackError, many
from roomrack.core.money import MAX_MINOR, digits, from_minor
from roomrack.domain.invoices import events
from roomrack.domain.invoices.errors import (
    AmountTooLarge,
    CorrectedMissing,
    CorrectsNothing,
    CustomerMissing,
    FiscalDataWrong,
    NatureMissing,
    NegativeInvoice,
    NetPricesOfReservation,
    NotCorrectable,
    NothingToInvoice,
    SecondHeadingMissing,
    SeriesFull,
    SimplifiedTooLarge,
    SimplifiedUnknown,
    TwoCurrencies,
    UnknownCorrected,
    UnknownInvoicedReservation,
)
from roomrack.domain.invoices.repository import documents, numbering
from roomrack.domain.invoices.repository import settings as wanted
from roomrack.domain.invoices.rules import charges as owed
from roomrack.domain.invoices.rules import fatturapa, limits
from roomrack.domain.invoices.rules import payments as settled
from roomrack.domain.invoices.rules.amounts import Nature, Rate, multiplied
from roomrack.domain.invoices.rules.charges import Charge
from roomrack.domain.invoices.rules.documents import (
    CLAIMING,
    CORRECTABLE,
    ELECTRONIC,
    MAX_NUMBER,
    PAID_AT_ONCE,
    Document,
    FiscalGroup,
    Issued,
    Item,
    ItemKind,
    Kind,
    Paid,
    Party,
    PaymentMode,
    Reference,
    State,
)
from roomrack.domain.invoices.rules.settings import Settings
from roomrack.domain.invoices.service import mailing, parties
from roomrack.domain.invoices.service.registry import charge_sources
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import Criteria
from roomrack.domain.reservations.rules.state import View
from roomrack.infra import locales
from roomrack.infra.db import ReadUnit, WriteUnit

MOST_ROOMS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """A line that the caller states himself."""

    text: str
    quantity: Decimal = Decimal(1)
    price: Decimal
    percent: Decimal
    nature: Nature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as asked for. Without a customer it goes to who pays for the reservations."""

    kind: Kind
    refer: str | None = None
    reservations: Sequence[int] = ()
    items: Sequence[DraftItem] = ()
    included: bool = True
    customer: Party | None = None
    guest: int | None = None
    """Somebody of the registry as the customer."""
    language: str | None = None
    due: date | None = None
    payment_mode: PaymentMode | None = None
    paid: bool | None = None
    """None: receipts and simplified invoices are, and so is what has been received already; the rest is not."""
    notes: str | None = None
    reason: str | None = None
    corrects: int | None = None
    """Of a correcting invoice: the document that it corrects, whose customer, booking and currency it has."""
    autoinvoice: bool = False
    mail_to: Sequence[str] = ()


async def issue(unit: WriteUnit, accommodation: int, draft: Draft) -> Issued:
    """Issue a proforma, an invoice of any sort or a receipt, and record `invoice.issued`.

    Charges of the reservations that stand on another invoice or receipt are left out. Raises `NotFound` for a booking
    and `UnknownInvoicedReservation` for a reservation that there is not, `UnknownCustomer`, `CustomerMissing`,
    `NothingToInvoice`, `NegativeInvoice`, `TwoCurrencies`, `NatureMissing`, `NetPricesOfReservation`, `AmountTooLarge`,
    and `FiscalDataWrong` for everything that an electronic invoice lacks; of simplified invoices `SimplifiedTooLarge`
    and `SimplifiedUnknown`; of corrections `CorrectedMissing`, `CorrectsNothing`, `UnknownCorrected` and
    `NotCorrectable`.
    """
    place = await properties.get(unit, accommodation)
    corrected = await _corrected(unit, accommodation, draft)
    rooms = await rooms_of(unit, accommodation, draft)
    # What is wrong with the items is told first.
    _stated(draft.items, _currency(place, rooms) if corrected is None else corrected.currency)
    headings: Sequence[Party]
    language: str | None
    if corrected is not None and draft.customer is None and draft.guest is None:
        headings, language = corrected.addressees, corrected.language
    else:
        customer, language = await _customer(unit, place, rooms, draft)
        headings = [customer]
    made = await _issue(unit, place, draft, rooms, headings, language, corrected)
    if draft.mail_to:
        await mailing.leave(unit, made.document, draft.mail_to)
    return made


async def issue_double_heading(
    unit: WriteUnit,
    accommodation: int,
    refer: str,
    *,
    invoice_to_guest: bool,
    receipt_to_guest: bool,
    receipt_to_owner: bool,
) -> Issued:
    """Issue an invoice of a booking to two addressees, and mail what is asked for (docs/contract.md 12).

    They are its payer and its booker, or the first two of its people where the registry has no payer. The receipt is
    the summary of the stay. Raises what `issue` raises, and `SecondHeadingMissing`.
    """
    place = await properties.get(unit, accommodation)
    rooms = await _of_booking(unit, accommodation, refer)
    stays = [room.reservation for room in rooms]
    payer = await parties.payer_of(unit, stays, agency=True)
    people = parties.people_of(stays)
    headings = [payer, *people] if payer is not None else people
    second = next((one for one in headings[1:] if one[0].name != headings[0][0].name), None)
    if second is None:
        raise SecondHeadingMissing
    first = headings[0]
    draft = Draft(kind=Kind.INVOICE, refer=refer)
    made = await _issue(unit, place, draft, rooms, [first[0], second[0]], first[1] or second[1])
    guest = people[0][0].email
    if invoice_to_guest and guest:
        await mailing.leave(unit, made.document, [guest])
    receivers = [guest] if receipt_to_guest else []
    receivers += [place.email] if receipt_to_owner else []
    if any(receivers):
        summary = await _summary(unit, place, rooms)
        await mailing.leave(unit, summary.document, [each for each in receivers if each])
    return made


async def issue_summary(unit: WriteUnit, accommodation: int, refer: str) -> Issued:
    """Issue the summary of a booking: all that its rooms owe, invoiced or not. Raises `NotFound`."""
    place = await properties.get(unit, accommodation)
    return await _summary(unit, place, await _of_booking(unit, accommodation, refer))


async def rooms_of(unit: ReadUnit, accommodation: int, draft: Draft) -> list[View]:
    """The reservations of a draft: those of the booking, and those that are named. Cancelled ones count."""
    found = await _of_booking(unit, accommodation, draft.refer) if draft.refer is not None else []
    named = [id for id in draft.reservations if id not in {room.reservation.id for room in found}]
    if named:
        criteria = Criteria(ids=named)
        rooms, _ = await reservations.find(unit, accommodation, criteria, limit=MOST_ROOMS, offset=0)
        by_id = {room.reservation.id: room for room in rooms}
        errors: list[RoomrackError] = [
            UnknownInvoicedReservation(f"$.reservations[{index}]", id)
            for index, id in enumerate(draft.reservations)
            if id in named and id not in by_id
        ]
        if errors:
            raise many(errors)
        found += [by_id[id] for id in dict.fromkeys(named)]
    return found


async def _corrected(unit: ReadUnit, accommodation: int, draft: Draft) -> Document | None:
    """The document that a draft corrects; None for one that corrects none."""
    corrects = draft.kind is Kind.CORRECTING_INVOICE
    if corrects and draft.corrects is None:
        raise CorrectedMissing("$.corrects")
    wrong = {
        "$.corrects": not corrects and draft.corrects is not None,
        "$.refer": corrects and draft.refer is not None,
        "$.reservations": corrects and bool(draft.reservations),
    }
    if any(wrong.values()):
        raise many([CorrectsNothing(element) for element, told in wrong.items() if told])
    if draft.corrects is None:
        return None
    found = await documents.get(unit, accommodation, draft.corrects)
    if found is None:
        raise UnknownCorrected("$.corrects", draft.corrects)
    if found.document.kind not in CORRECTABLE:
        raise NotCorrectable("$.corrects")
    return found.document


async def _of_booking(unit: ReadUnit, accommodation: int, refer: str) -> list[View]:
    criteria = Criteria(refer=refer)
    rooms, _ = await reservations.find(unit, accommodation, criteria, limit=MOST_ROOMS, offset=0)
    if not rooms:
        raise NotFound("Reservation")
    return sorted(rooms, key=lambda room: room.reservation.id)


async def _customer(
    unit: ReadUnit, place: Accommodation, rooms: Sequence[View], draft: Draft
) -> tuple[Party, str | None]:
    if draft.guest is not None:
        party, language = await parties.registered(unit, place.id, draft.guest, "$.customer.guestId")
        return party, language
    if draft.customer is not None:
        return draft.customer, None
    stays = [room.reservation for room in rooms]
    found = await parties.payer_of(unit, stays, agency=False)
    people = parties.people_of(stays)
    if found is None and not people:
        raise CustomerMissing("$.customer")
    return found or people[0]


async def _summary(unit: WriteUnit, place: Accommodation, rooms: Sequence[View]) -> Issued:
    people = parties.people_of([room.reservation for room in rooms])
    customer, language = people[0] if people else (Party(lastname=rooms[0].reservation.refer), None)
    draft = Draft(kind=Kind.SUMMARY_DOCUMENT)
    return await _issue(unit, place, draft, rooms, [customer], language)


async def _issue(
    unit: WriteUnit,
    place: Accommodation,
    draft: Draft,
    rooms: Sequence[View],
    addressees: Sequence[Party],
    reads: str | None,
    corrected: Document | None = None,
) -> Issued:
    settings = await wanted.get(unit, place.id)
    language = (draft.language or reads or str(place.details.get("language") or "EN")).upper()
    currency = _currency(place, rooms) if corrected is None else corrected.currency
    id = (await unit.new_ids("invoice_id", 1))[0]
    stated = _stated(draft.items, currency)
    if rooms and not draft.included:
        raise NetPricesOfReservation("$.pricesIncludeVat")
    found = await charges_of(unit, place, settings, rooms, language)
    if draft.kind in CLAIMING:
        taken = await numbering.claim(unit, place.id, [charge.key for charge in found], id)
        found = owed.left(found, taken)
        await note_extras(unit, place.id, [charge.key for charge in found], invoiced=True)
    if not found and not stated and draft.kind is not Kind.SUMMARY_DOCUMENT:
        raise NothingToInvoice
    items, totals = owed.reckoned([*owed.grouped(found, currency), *stated], included=draft.included)
    if totals.whole.gross < 0:
        raise NegativeInvoice(gross=from_minor(totals.whole.gross, currency), currency=currency)
    if totals.whole.gross > MAX_MINOR:
        raise AmountTooLarge("$.items")
    if draft.kind is Kind.SIMPLIFIED_INVOICE:
        _check_simplified(place, settings, totals.whole.gross, currency)
    payments = () if draft.autoinvoice else await _received(unit, place, draft.kind, rooms, totals.whole.gross)
    now = unit.now(place.id)
    today = place.day_of(now)
    day = today if corrected is None else max(today, corrected.day)
    electronic = settings.electronic and draft.kind in ELECTRONIC and not draft.autoinvoice
    if corrected is not None:
        electronic = electronic and corrected.electronic
    document = Document(
        accommodation=place.id,
        id=id,
        kind=draft.kind,
        series=settings.series[draft.kind],
        year=day.year,
        number=0,
        day=day,
        due=day,
        currency=currency,
        language=language,
        included=draft.included,
        issuer=parties.issuer_of(place, settings),
        addressees=tuple(addressees),
        items=tuple(items),
        rates=totals.rates,
        reservations=tuple(room.reservation.id for room in rooms) if corrected is None else corrected.reservations,
        refers=tuple(dict.fromkeys(room.reservation.refer for room in rooms))
        if corrected is None
        else corrected.refers,
        corrects=None if corrected is None else Reference(corrected.id, corrected.label, corrected.day),
        payment_mode=draft.payment_mode or settings.payment_mode,
        iban=settings.iban,
        tax_regime=settings.tax_regime,
        notes=draft.notes or settings.notes,
        reason=draft.reason,
        autoinvoice=draft.autoinvoice,
        electronic=electronic,
        of_simplified=corrected is not None and corrected.is_simplified,
        payments=payments,
        issued_at=now,
    )
    is_settled = draft.kind in CLAIMING and bool(payments) and document.balance <= 0
    paid = draft.paid if draft.paid is not None else is_settled or draft.kind in PAID_AT_ONCE
    return await numbered(unit, settings, document, due=draft.due, paid=paid)


async def _received(
    unit: WriteUnit, place: Accommodation, kind: Kind, rooms: Sequence[View], gross: int
) -> tuple[Paid, ...]:
    """What has come in of reservations, as far as it counts on a document of theirs.

    A summary shows all of it. Of the others none counts what an invoice or receipt has counted before it.
    """
    found = settled.received([room.reservation for room in rooms], place.day_of)
    if not found or kind is Kind.SUMMARY_DOCUMENT:
        return tuple(found)
    counted = await documents.counted(unit, place.id, [room.reservation.id for room in rooms], CLAIMING)
    return settled.up_to(settled.left(found, counted), gross)


def _check_simplified(place: Accommodation, settings: Settings, gross: int, currency: str) -> None:
    """Raise what keeps an amount from standing on a simplified invoice of a property."""
    limit = limits.simplified(settings.issuer.country or place.country)
    if limit is None or limit.currency != currency:
        raise SimplifiedUnknown("$.documentType", currency=currency)
    amount = from_minor(gross, currency)
    if amount > limit.amount:
        raise SimplifiedTooLarge("$.documentType", limit=limit.amount, gross=amount, currency=currency)


async def numbered(
    unit: WriteUnit, settings: Settings, document: Document, *, due: date | None, paid: bool = False
) -> Issued:
    """Give a document its number and day, and write it. Raises `FiscalDataWrong` and `SeriesFull`."""
    first = settings.first_numbers.get(document.kind, 1)
    number, day = await numbering.take(
        unit, document.accommodation, document.series, document.year, first=first, day=document.day
    )
    if number > MAX_NUMBER:
        raise SeriesFull(series=document.series or "-", year=document.year)
    document = replace(document, number=number, day=day, due=due or day + timedelta(settings.payment_days))
    if document.electronic:
        check_electronic(document)
    state = State(
        paid_on=day if paid else None,
        fiscal_group=FiscalGroup.BEFORE_SDI if document.electronic else FiscalGroup.EMPTY,
    )
    await documents.insert(unit, document, state)
    await unit.record(
        events.event(
            events.ISSUED,
            document.accommodation,
            document.id,
            kind=document.kind.value,
            reservations=list(document.reservations),
        )
    )
    return Issued(document, state)


def check_electronic(document: Document) -> None:
    """Raise `FiscalDataWrong` for everything that the exchange would refuse a document for."""
    problems = fatturapa.check(fatturapa.write(document))
    if problems:
        raise many([FiscalDataWrong(one.path, field=one.path, problem=one.text) for one in problems])


async def charges_of(
    unit: ReadUnit, place: Accommodation, settings: Settings, rooms: Sequence[View], language: str
) -> list[Charge]:
    """All that reservations owe; nothing of those that are cancelled."""
    words = locales.printed(locales.printable(language))
    percent = Decimal(str(place.details.get("taxes") or 0))
    rate = Rate(percent, None if percent else settings.exemption)
    found: list[Charge] = []
    for room in rooms:
        reservation = room.reservation
        if not reservation.holds_nights:
            continue
        name = room.product_name or words["description"]
        found += owed.room_charges(
            reservation,
            name,
            rate,
            exemption=settings.exemption,
            cleaning=words["cleaning"],
            city_tax=words["city_tax"],
        )
        for source in charge_sources:
            found += await source(unit, reservation, locales.printable(language))
    return found


async def note_extras(unit: WriteUnit, accommodation: int, keys: Collection[str], *, invoiced: bool) -> None:
    """Keep the extras among some charges from being changed while they stand on an invoice, and no longer after."""
    for reservation, extras in sorted(owed.extras_of(keys).items()):
        await reservations.mark_extras_invoiced(unit, accommodation, reservation, extras, invoiced=invoiced)


def _currency(place: Accommodation, rooms: Collection[View]) -> str:
    currencies = {room.reservation.currency for room in rooms}
    if len(currencies) > 1:
        raise TwoCurrencies
    return next(iter(currencies), place.currency)


def _stated(drafts: Sequence[DraftItem], currency: str) -> list[Item]:
    items = []
    errors: list[RoomrackError] = []
    for index, draft in enumerate(drafts):
        amount = multiplied(draft.quantity, draft.price, digits(currency))
        if draft.nature is not None and draft.percent:
            errors.append(NatureMissing(f"$.items[{index}].nature"))
        if abs(amount) > MAX_MINOR // 1000:
            errors.append(AmountTooLarge(f"$.items[{index}].price"))
        items.append(
            Item(
                kind=ItemKind.OTHER,
                text=draft.text,
                quantity=draft.quantity,
                price=draft.price,
                amount=amount,
                rate=Rate(draft.percent, draft.nature),
            )
        )
    if errors:
        raise many(errors)
    return items
