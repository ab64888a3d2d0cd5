"""What reservations are made of, as it comes over: who stays, what was sold beside the room, what was paid.

Each part keeps its id where that is free here, because integrators change it by that id. A part that can't be read is
left out and told; the reservation comes over without it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import local_day, parse_day, parse_instant
from roomrack.core.text import mask_card_numbers
from roomrack.domain.extras.rules import Extra
from roomrack.domain.payments.wire import PaymentBody
from roomrack.domain.reservations.rules import parts as rules
from roomrack.domain.reservations.rules.changes import Past
from roomrack.domain.reservations.rules.extras import kind_of
from roomrack.domain.reservations.rules.ledger import imported as imported_payment
from roomrack.domain.reservations.rules.parts import Kind as SoldKind
from roomrack.domain.reservations.rules.parts import Split
from roomrack.domain.reservations.rules.state import GUEST, Party, Source
from roomrack.domain.reservations.wire import ExtraBody
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit
from roomrack.infra.imported import Known

KINDS = (Kind.PERSON, Kind.SOLD, Kind.PAYMENT)
_ROWS = frozenset(kind.value for kind in SoldKind)
"""The rows of a price breakdown that are about something sold beside the room."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part as the source shows it."""

    kind: Kind
    key: str
    """What it is remembered under."""
    wished: int | None
    """Its id there."""
    raw: Mapping[str, Any]

    @property
    def look(self) -> bytes:
        """What is compared between runs."""
        return digest(self.raw)


@dataclass(frozen=True, slots=True)
class Here:
    """The id of a part here, and what was remembered of it before."""

    id: int
    before: Known | None


@dataclass(frozen=True, slots=True)
class Around:
    """What the parts of a property's reservations are read with."""

    house: House
    currency: str
    zone: ZoneInfo
    name: str
    """The property's, as it is called here."""
    rooms: Mapping[int, int]
    """The ids here of products, by those there; of those too that only reservations name."""
    extras: Mapping[str, int]
    """The ids here of what was sold, by `name_of`."""
    products: Mapping[int, Extra]
    """Those of them that are here, by their ids here."""


def parts_of(raw: Mapping[str, Any], zone: ZoneInfo) -> list[Part]:
    """Everything that a reservation is made of; bookers are no part, because they have no ids."""
    found = [_part(raw, Kind.PERSON, position, one) for position, one in enumerate(_guests(raw)) if _stays(one)]
    found += [_part(raw, Kind.SOLD, position, one) for position, one in enumerate(sold_lines(raw, zone))]
    found += [_part(raw, Kind.PAYMENT, position, one) for position, one in enumerate(_objects(raw.get("payments")))]
    seen: set[tuple[Kind, str]] = set()
    apart = []
    for position, part in enumerate(found):
        twin = (part.kind, part.key) in seen
        seen.add((part.kind, part.key))
        apart.append(Part(part.kind, f"{part.key}#{position}", None, part.raw) if twin else part)
    return apart


def sold_lines(raw: Mapping[str, Any], zone: ZoneInfo) -> list[dict[str, Any]]:
    """The extras of a reservation by the names of `ExtraBody`, with `id`, `name`, `kind` and `invoiced`.

    Servers show them in `extras`, in `extra` or only as rows of the price breakdown, which alone names them.
    """
    lines = [_of_extras(row) for row in _objects(raw.get("extras"))]
    lines = lines or [_of_stream(row, zone) for row in _objects(raw.get("extra"))]
    unnamed = list(lines)
    for row in _objects(raw.get("priceBreakdown")):
        if row.get("type") not in _ROWS:
            continue
        stated = _of_breakdown(row, zone)
        line = _match(unnamed, stated)
        if line is None:
            lines.append(stated)
            continue
        unnamed.remove(line)
        own = {name: value for name, value in line.items() if value is not None}
        if stated["kind"] != SoldKind.DISCOUNT.value and stated.get("price") is not None:
            own["price"] = stated["price"]  # Of discounts the row may show less, when they are more than the price.
        line.update({**stated, **own})
    return lines


def name_of(line: Mapping[str, Any]) -> str:
    """What the thing that was sold is known by: its id there, else the sort of the row."""
    product = line.get("product")
    named = isinstance(product, int) and not isinstance(product, bool) and product > 0
    return str(product) if named else f"row {line.get('kind') or SoldKind.EXTRA.value}"


async def number(unit: WriteUnit, work: Work, accommodation: int, found: Sequence[Part]) -> dict[Part, Here]:
    """The ids here of some parts; those that are new keep their own where it is free."""
    numbered: dict[Part, Here] = {}
    for kind in KINDS:
        own = [part for part in found if part.kind is kind]
        known = await imported.known(unit, accommodation, SEQUENCES[kind], [part.key for part in own])
        new = [part for part in own if part.key not in known]
        free = await work.number(unit, kind, list({part.wished for part in new if part.wished is not None}))
        rest = []
        for part in own:
            before = known.get(part.key)
            if before is not None and before.id is not None:
                numbered[part] = Here(before.id, before)
            elif part.wished in free:
                numbered[part] = Here(free.pop(part.wished), None)
            else:
                rest.append(part)
        fresh = await unit.new_ids(SEQUENCES[kind], len(rest))
        numbered |= {part: Here(id, None) for part, id in zip(rest, fresh, strict=True)}
    return numbered


async def keep(
    unit: WriteUnit, accommodation: int, found: Mapping[Part, Here], written: Mapping[Kind, set[int]]
) -> list[tuple[Part, Taken]]:
    """Remember the parts of reservations that were written, as far as they are among the ids that have them now."""
    kept = []
    for part, here in found.items():
        if here.id in written[part.kind]:
            before = here.before
            done = Done.CREATED if before is None else Done.UNCHANGED if before.digest == part.look else Done.UPDATED
            kept.append((part, Taken(part.key, done, id=here.id, digest=part.look)))
    for kind in KINDS:
        await remember(unit, accommodation, kind, [taken for part, taken in kept if part.kind is kind])
    return kept


def past_of(
    raw: Mapping[str, Any], body: Mapping[str, Any], found: Mapping[Part, Here], around: Around, left: list[Left]
) -> Past:
    """What became of a reservation, as no request says it; `body` has the guests that are left of it."""
    cancelled = raw.get("cancelledTime")
    try:
        cancelled_at = parse_instant(cancelled) if isinstance(cancelled, str) else None
    except ValueError:
        cancelled_at = None
    code = raw.get("roomCode")
    source = code.get("source") if isinstance(code, dict) else None
    by = str(raw.get("cancelledBy") or "").lower()
    return Past(
        cancelled_at=cancelled_at,
        cancelled_by=Party(by) if by in list(Party) else None,
        no_show=raw.get("noShow") is True,
        source=Source(source) if source in list(Source) else Source.SYSTEM,
        payments=_payments(found, around, left),
        extras=_sold(raw, found, around, left),
        city_tax=_city_tax(raw),
        splits=_splits(raw, around, left),
        **_people(body, found),
    )


def _people(body: Mapping[str, Any], found: Mapping[Part, Here]) -> dict[str, Any]:
    """The ids and sources of the guests that are left of a body, in their order."""
    ids = {part.wished: here.id for part, here in found.items() if part.kind is Kind.PERSON and part.wished}
    guests = body.get("guests")
    own, sources = [], []
    for guest in guests if isinstance(guests, list) else []:
        shown = guest if isinstance(guest, dict) else {}
        id = shown.get("id")
        own.append(ids.pop(id, None) if isinstance(id, int) and _stays(shown) else None)
        sources.append(Source(shown["source"]) if shown.get("source") in list(Source) else None)
    return {"guest_ids": own, "guest_sources": sources}


def _sold(
    raw: Mapping[str, Any], found: Mapping[Part, Here], around: Around, left: list[Left]
) -> list[Mapping[str, Any]]:
    lines: list[Mapping[str, Any]] = []
    sold = [(part, here) for part, here in found.items() if part.kind is Kind.SOLD]
    for position, (part, here) in enumerate(sold):
        line, own = part.raw, list[Left]()
        product = around.extras[name_of(line)]
        body = {name: value for name, value in line.items() if value is not None} | {"product": product}
        try:
            if body.get("price") is None:
                raise Refused(Left("price", "This value is required."))
            draft: dict[str, Any] = dict(bodies.read(ExtraBody, Kind.SOLD, body, own).draft().values)
            values = {**draft, **_as_sold(raw, line, product, around), "id": here.id}
            values = {name: value for name, value in values.items() if value is not None}
            rules.sold_elsewhere(values, around.currency)
        except Refused as refused:
            own.append(refused.left)
        except ValueError as error:
            own.append(Left("price", _sentence(error)))
        else:
            lines.append(values)
        left += _within("extra", position, own)
    return lines


def _as_sold(raw: Mapping[str, Any], line: Mapping[str, Any], product: int, around: Around) -> dict[str, Any]:
    """What an extra was when it was sold, as far as the source tells it or the property's list has it."""
    sellable = around.products.get(product)
    own = kind_of(sellable) if sellable else SoldKind.EXTRA
    name = str(line.get("name") or (sellable.name if sellable else "") or f"Extra {product}")[:255]
    taxed = sellable is not None and sellable.vat_exemption is None
    values: dict[str, Any] = {
        "name": mask_card_numbers(name),
        "kind": SoldKind(line["kind"]) if line.get("kind") in _ROWS else own,
        "tax": str(sellable.tax_percent) if sellable is not None and taxed else "0",
        "invoiced": line.get("invoiced") is True,
    }
    if line.get("createDate") is None:
        with suppress(ValueError, TypeError):
            values["created_at"] = parse_instant(raw["createTime"])
        values.setdefault("created_at", datetime(1970, 1, 1, tzinfo=UTC))
    return values


def _payments(found: Mapping[Part, Here], around: Around, left: list[Left]) -> list[Mapping[str, Any]]:
    """The ledger; of the invoices and cards that entries name the words stay, because these are the source's own."""
    entries: list[Mapping[str, Any]] = []
    paid = [(part, here) for part, here in found.items() if part.kind is Kind.PAYMENT]
    for position, (part, here) in enumerate(paid):
        own: list[Left] = []
        try:
            entry = {**_entry(part.raw, around, own), "id": here.id}
            imported_payment(entry, around.currency, entry["reference_time"])
        except Refused as refused:
            own.append(refused.left)
        except (ValueError, InvalidOperation, TypeError) as error:
            own.append(Left("amount", _sentence(error)))
        else:
            entries.append(entry)
        left += _within("payments", position, own)
    return entries


def _entry(row: Mapping[str, Any], around: Around, left: list[Left]) -> dict[str, Any]:
    known = {str(field.alias or name) for name, field in PaymentBody.model_fields.items()}
    body = {name: value for name, value in row.items() if name in known and value is not None}
    body["paymentMode"] = body.get("paymentMode") or "UNKNOWN"
    body["referenceTime"] = body.get("referenceTime") or row.get("chargeTime") or row.get("insertTime")
    for name in ("payoffs", "invoiceId", "paymentStep"):
        body.pop(name, None)
    values = bodies.read(PaymentBody, Kind.PAYMENT, body, left).draft().values
    entry: dict[str, Any] = {
        name: _instant_of(value) if isinstance(value, date) else value for name, value in values.items()
    }
    entered = row.get("insertTime")
    with suppress(ValueError):
        entry |= {"insert_time": parse_instant(entered)} if isinstance(entered, str) else {}
    entry["refunded"] = Decimal(str(row.get("refundedAmount") or 0))
    entry["authenticated"] = row.get("authenticated") is True
    step = row.get("paymentStep")
    entry["step"] = around.house.policies.get(step) if isinstance(step, int) else None
    for name, words in (("paymentStepTitle", "step_title"), ("scheduledError", "scheduled_error")):
        text = row.get(name)
        entry[words] = mask_card_numbers(text) if isinstance(text, str) and text else None
    user = row.get("user")
    names = ("id", "username", "firstname", "lastname", "codpromo", "type")
    entry["entered_by"] = {name: user[name] for name in names if name in user} if isinstance(user, Mapping) else None
    return entry


def split_rooms(raw: Mapping[str, Any]) -> list[int]:
    """The products there in which a stay goes on, in the order of its days."""
    rooms = (one["splitRoom"].get("id") for one in _split_rows(raw) if isinstance(one.get("splitRoom"), Mapping))
    return [id for id in rooms if isinstance(id, int) and not isinstance(id, bool)]


def _split_rows(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The splits as the contract shapes them. Servers show all of them, or only the last one."""
    rows = _objects(raw.get("splits"))
    last = raw.get("split")
    if not rows and isinstance(last, Mapping):
        rows = [last]
    stream = raw.get("reservationSplitStream")
    if not rows and isinstance(stream, Mapping) and stream.get("splitDate"):
        rows = [{"splitRoom": {"id": stream.get("splitRoomId")}, "splitStart": str(stream["splitDate"])[:10]}]
    return rows


def _splits(raw: Mapping[str, Any], around: Around, left: list[Left]) -> list[Split] | None:
    """Where a stay goes on; None, which leaves it as it is here, when one of its rooms is not there to go on in."""
    found: list[Split] = []
    for position, row in enumerate(_split_rows(raw)):
        place, room = row.get("splitAccommodation"), row.get("splitRoom")
        elsewhere = place.get("id") if isinstance(place, Mapping) else None
        id = room.get("id") if isinstance(room, Mapping) else None
        here = around.rooms.get(id) if isinstance(id, int) else None
        start, reason = _day_of(row.get("splitStart")), None
        if elsewhere is not None and str(elsewhere) != around.house.source_id:
            reason = f"It is in property {elsewhere}, and stays are taken over within one property."
        elif here is None:
            reason = f"Product {id} was not taken over."
        elif start is None:
            reason = "The day on which it starts is missing."
        if here is None or start is None or reason is not None:
            left.append(Left(f"splits[{position}]", f"{reason} The stay comes over without its splits."))
            return None
        name = room.get("name") if isinstance(room, Mapping) else None
        found.append(
            Split(
                start=start,
                accommodation=around.house.accommodation,
                accommodation_name=around.name,
                product=here,
                product_name=str(name or id),
            )
        )
    return sorted(found, key=lambda one: one.start)


def _day_of(value: Any) -> date | None:
    try:
        return parse_day(str(value or ""))
    except ValueError:
        return None


def _city_tax(raw: Mapping[str, Any]) -> Decimal | None:
    """What the guests owe the city, as `touristTax` or the price breakdown says."""
    stated = [raw["touristTax"]] if raw.get("touristTax") is not None else []
    rows = _objects(raw.get("priceBreakdown"))
    stated = stated or [row.get("price") for row in rows if row.get("type") == "TOURIST_TAX"]
    try:
        total = sum((Decimal(str(amount)) for amount in stated), Decimal(0))
    except InvalidOperation:
        return None
    return total if stated and total.is_finite() and 0 <= total <= 1_000_000 else None


def _sentence(error: Exception) -> str:
    text = str(error) or "This is not valid"
    return f"{text[0].upper()}{text[1:]}."


def _within(name: str, position: int, left: Sequence[Left]) -> Iterator[Left]:
    for one in left:
        yield Left(f"{name}[{position}].{one.field}" if one.field else f"{name}[{position}]", one.reason)


def _part(raw: Mapping[str, Any], kind: Kind, position: int, one: Mapping[str, Any]) -> Part:
    id = one.get("id")
    wished = id if isinstance(id, int) and not isinstance(id, bool) and id > 0 else None
    return Part(kind, f"{raw['id']}/{wished or f'@{position}'}", wished, one)


def _of_extras(row: Mapping[str, Any]) -> dict[str, Any]:
    names = ("id", "product", "price", "quantity", "url", "externalId", "createDate", "productionDate", "invoiced")
    return {name: row.get(name) for name in (*names, "group", "manual")} | {
        "day": row.get("day") or row.get("localDay")
    }


def _of_stream(row: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    return {
        **{name: row.get(name) for name in ("price", "quantity", "productionDate", "group", "manual")},
        "id": row.get("octorateExtraId"),
        "product": row.get("octorateProductId"),
        "externalId": row.get("reference"),
        "day": _local(row.get("day"), zone),
    }


def _of_breakdown(row: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    price = row.get("price")
    return {
        **{name: row.get(name) for name in ("product", "quantity", "externalId", "productionDate", "group", "manual")},
        "id": row.get("octorateExtraId"),
        "price": abs(price) if isinstance(price, int | float | Decimal) else price,
        "url": row.get("reference"),
        "createDate": row.get("createTime"),
        "day": _local(row.get("day"), zone),
        "name": row.get("name"),
        "kind": row["type"],
    }


def _match(lines: Sequence[dict[str, Any]], row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The line that a row of the price breakdown is about."""
    if row["id"] is not None:
        return next((line for line in lines if line.get("id") == row["id"]), None)
    alike = [line for line in lines if row.get("product") in (None, line.get("product"))]
    same = [line for line in alike if line.get("price") == row.get("price")]
    return next(iter(same or (alike if row.get("product") is not None else ())), None)


def _local(value: Any, zone: ZoneInfo) -> str | None:
    """The local day of an instant, or a day as it is."""
    with suppress(ValueError, TypeError):
        text = str(value)
        day = parse_day(text) if len(text) == len("2030-05-01") else local_day(parse_instant(text), zone)
        return day.isoformat()
    return None


def _guests(raw: Mapping[str, Any]) -> list[Any]:
    guests = raw.get("guests")
    return guests if isinstance(guests, list) else []


def _stays(guest: Any) -> bool:
    return isinstance(guest, Mapping) and guest.get("type") == GUEST


def _objects(given: Any) -> list[Mapping[str, Any]]:
    return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []


def _instant_of(moment: date) -> datetime:
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
