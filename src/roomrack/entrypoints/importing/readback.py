"""Reading back what was taken over, as our API shows it, and comparing it with what the source showed.

Compared is what the source fills and a place is for. Ids of things inside of others, and what a server says of itself,
are each server's own. The calendar is compared where it is taken over (`days`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from roomrack.core.localtime import format_instant, parse_instant
from roomrack.core.money import wire_number
from roomrack.domain.extras import service as extras
from roomrack.domain.extras import wire as extras_wire
from roomrack.domain.extras.rules import Criteria
from roomrack.domain.policies import service as policies
from roomrack.domain.policies import wire as policies_wire
from roomrack.domain.products import service as products
from roomrack.domain.products.wire import shapes as product_shapes
from roomrack.domain.products.wire.body import NewProduct
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.properties.wire import shapes as property_shapes
from roomrack.domain.properties.wire.body import NewAccommodation
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.rateplans import wire as rateplans_wire
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import Criteria as ReservationCriteria
from roomrack.domain.reservations.wire import render
from roomrack.entrypoints.importing import terms
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.model import SEQUENCES, Difference, Kind
from roomrack.entrypoints.importing.rooms import RoomBody
from roomrack.entrypoints.importing.terms import Sort
from roomrack.entrypoints.importing.work import House, Work
from roomrack.infra import imported
from roomrack.infra.db import ReadUnit

MAX_SHOWN = 200
"""So many characters of a value are told."""

_OWN = frozenset({"id", "accommodationId", "codice", "roomId", "subRoomId", "parentId", "ratePlanId", "createTime"})
"""What things inside of others are known by: each server's own."""
_NEVER_SHOWN = frozenset({"taxIncluded", "welcomeUser", "welcomeAlternativeEmail", "networkName", "acceptDuplicates"})
"""What is written and never shown."""
_LINKED = {"hideRooms": "products", "paymentPolicyId": "policies", "cancellationPolicyId": "policies"}
"""Fields of products that name other things, and which map of `House` knows them."""


async def compare(work: Work, house: House, listed: Mapping[Kind, Sequence[Mapping[str, Any]]]) -> None:
    """Compare the property, its products, physical rooms, policies, extras and rate plans."""
    async with work.reading(house.accommodation) as unit:
        place = await properties.get(unit, house.accommodation)
        for raw in listed[Kind.PROPERTY]:
            ours = property_shapes.rendered(place, None, unit.now(place.id))
            told(work, house, Kind.PROPERTY, str(raw["id"]), kept(NewAccommodation, raw, _NEVER_SHOWN), ours)
        await _products(work, house, unit, place, listed[Kind.PRODUCT])
        await _rooms(work, house, unit, listed[Kind.ROOM])
        here = {
            Kind.POLICY: {one.id: policies_wire.shape(one) for one in await policies.find(unit, place.id)},
            Kind.EXTRA: await _extras(unit, place),
            Kind.RATE_PLAN: {
                view.plan.id: rateplans_wire.shape(view) for view in await rateplans.find(unit, [place.id])
            },
        }
        for sort in (terms.POLICIES, terms.EXTRAS, terms.RATE_PLANS):
            await _terms(work, house, unit, sort, listed[sort.kind], here[sort.kind])


async def _products(
    work: Work, house: House, unit: ReadUnit, place: Accommodation, listed: Sequence[Mapping[str, Any]]
) -> None:
    sold = house.sold
    found = {one.product.id: one for one in await products.find(unit, place.id, ids=list(sold.values()))}
    for raw in listed:
        one = found.get(sold.get(int(raw["id"]), 0))
        if one is None:
            continue
        there = kept(NewProduct, raw, {"accommodationId", "derivedRule", *_LINKED})
        for name, where in _LINKED.items():
            ids: Mapping[int, int] = getattr(house, where)
            value = raw.get(name)
            there[name] = sorted(ids.get(id, 0) for id in value) if isinstance(value, list) else ids.get(value or 0)
        rule = raw.get("derivedRule")
        if isinstance(rule, Mapping):
            there["derivedRule"] = {**rule, "parent": house.products.get(rule.get("parent") or 0)}
        rooms = [room.get("id") for room in raw.get("aggregateChildren") or () if isinstance(room, Mapping)]
        there["aggregateChildren"] = sorted(house.products.get(room or 0, 0) for room in rooms)
        ours = product_shapes.v3(one, product_shapes.Around(place.currency))
        ours["aggregateChildren"] = sorted(one.product.children)
        ours["hideRooms"] = sorted(ours.get("hideRooms") or ())
        told(work, house, Kind.PRODUCT, str(raw["id"]), there, ours)


async def _rooms(work: Work, house: House, unit: ReadUnit, listed: Sequence[Mapping[str, Any]]) -> None:
    found = await products.pms_rooms(unit, [house.accommodation], include_without_parent=True)
    ours = {row["id"]: {**row, "product": row.get("parentId")} for row in product_shapes.pms_rooms(found, {})["data"]}
    for raw in listed:
        here = ours.get(house.rooms.get(int(raw["id"]), 0))
        if here is not None:
            there = {**kept(RoomBody, raw, {"parentId"}), "product": house.products.get(raw.get("parentId") or 0)}
            told(work, house, Kind.ROOM, str(raw["id"]), there, here)


async def _extras(unit: ReadUnit, place: Accommodation) -> dict[int, dict[str, Any]]:
    every = Criteria(accommodations=[place.id])
    found, _ = await extras.find(unit, every, limit=terms.MAX_EXTRAS, offset=0)
    return {one.id: extras_wire.shape(one, place, {}, unit.now(place.id)) for one in found}


async def _terms(
    work: Work,
    house: House,
    unit: ReadUnit,
    sort: Sort,
    listed: Sequence[Mapping[str, Any]],
    here: Mapping[int, Mapping[str, Any]],
) -> None:
    known = await imported.known(unit, house.accommodation, SEQUENCES[sort.kind])
    for raw in listed:
        one = known.get(str(raw["id"]))
        ours = here.get(one.id) if one is not None and one.id is not None else None
        if ours is None:
            continue
        try:
            body = sort.body(raw, house, [])
        except Refused:
            continue
        there = kept(sort.model, body, ())
        ours = dict(ours)
        for name in {"roomIds", "roomFilter"} & there.keys():
            there[name], ours[name] = sorted(_bare(there[name])), sorted(_bare(ours.get(name) or ()))
        for name in terms.POLICIES_OF_PLAN & there.keys():
            there[name], ours[name] = _bare([there[name]]), _bare([ours.get(name) or {}])
        told(work, house, sort.kind, str(raw["id"]), there, ours)


def _bare(things: Iterable[Any]) -> list[str]:
    """Their ids, whether they are shown as ids or as objects."""
    return [str(one.get("id") if isinstance(one, Mapping) else one) for one in things]


def kept(model: type[BaseModel], raw: Mapping[str, Any], but: Iterable[str]) -> dict[str, Any]:
    """What the source says in fields that there is a place for."""
    names = {field.alias or name for name, field in model.model_fields.items()} - set(but)
    return {name: value for name, value in raw.items() if name in names}


def told(work: Work, house: House, kind: Kind, id: str, there: Mapping[str, Any], here: Mapping[str, Any]) -> None:
    """Compare what the source says of a thing with what is shown of it here, and tell what differs."""
    work.report.things_compared[kind] += 1
    for name, value in there.items():
        if not same(value, here.get(name)):
            shown = (_shown(value), _shown(here.get(name)))
            work.report.differ(Difference(house.source_id, kind, id, name, *shown))


_OF_STAYS = (
    *("status", "refer", "channelRefer", "roomGross", "cleaningFee", "deposit", "totalPaid", "totalGross"),
    *("touristTax", "cancelPenality"),
)
_OF_SOLD = ("price", "quantity", "group", "manual", "reference")
_OF_PAYMENTS = (
    *("type", "paymentMode", "amount", "cityTaxAmount", "refundedAmount", "transaction", "scheduledAmount"),
    *("referenceTime", "chargeTime", "scheduledTime", "description"),
)
_OF_VAT = frozenset({"ROOM_NET", "VAT"})
OTHER_VAT = (
    "The source parts what the rooms cost into net and VAT in another way than the property's rate (taxes) does here. "
    "Look at the rate before the first invoice."
)


async def compare_stays(work: Work, house: House, rows: Sequence[Mapping[str, Any]]) -> None:
    """Compare what reservations cost, what is paid and who stays; when they are follows from their nights."""
    async with work.reading(house.accommodation) as unit:
        keys = [str(raw["id"]) for raw in rows]
        known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.RESERVATION], keys)
        ids = [one.id for one in known.values() if one.id is not None]
        found: dict[int, Mapping[str, Any]] = {}
        if ids:
            views, _ = await reservations.find(
                unit, house.accommodation, ReservationCriteria(ids=ids), limit=len(ids), offset=0
            )
            found = {view.reservation.id: render(view) for view in views}
    for raw in rows:
        one = known.get(str(raw["id"]))
        here = found.get(one.id or 0) if one is not None else None
        if here is None:
            continue
        told(work, house, Kind.RESERVATION, str(raw["id"]), _stay(raw), _stay(here))
        if any(not same(amount, _sums(here).get(name)) for name, amount in _sums(raw).items() if name in _OF_VAT):
            work.report.note(house.source_id, Kind.RESERVATION.value, OTHER_VAT, 1)


def _stay(shown: Mapping[str, Any]) -> dict[str, Any]:
    """What is compared of a reservation."""
    sums = {f"priceBreakdown {name}": amount for name, amount in _sums(shown).items() if name not in _OF_VAT}
    return {
        **{name: shown.get(name) for name in _OF_STAYS},
        **sums,
        "guests": [_but(guest, "id", "source") for guest in _objects(shown.get("guests"))],
        "extra": [_only(line, _OF_SOLD) for line in _objects(shown.get("extra"))],
        "payments": [_only(entry, _OF_PAYMENTS) for entry in _ordered(shown)],
        "splits": [_only(one, ("splitStart",)) for one in _objects(shown.get("splits"))],
    }


def _ordered(shown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The ledger in an order of its own: that of the ids is another one where these were not free."""
    payments = _objects(shown.get("payments"))
    return sorted(payments, key=lambda one: [_text(one.get(name) or "") for name in ("insertTime", *_OF_PAYMENTS)])


def _sums(shown: Mapping[str, Any]) -> dict[str, Decimal]:
    """What the rows of a price breakdown come to, by their type."""
    sums: dict[str, Decimal] = {}
    for row in _objects(shown.get("priceBreakdown")):
        amount = _decimal(row.get("price"))
        if amount is not None:
            name = str(row.get("type"))
            sums[name] = sums.get(name, Decimal(0)) + amount
    return sums


def _objects(given: Any) -> list[Mapping[str, Any]]:
    return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []


def _only(given: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: given.get(name) for name in names}


def _but(given: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in names}


def same(there: Any, here: Any) -> bool:
    """Whether what the source says of something is here: numbers by their value, instants by what they mean.

    What is empty there may have its default here, and what holds other things may hold more of them here.
    """
    if there in (None, "", [], {}) or (there is False and here is None):
        return True
    if isinstance(there, Mapping):
        if not isinstance(here, Mapping):
            return False
        return all(name in _OWN or same(value, here.get(name)) for name, value in there.items())
    if isinstance(there, list):
        both = isinstance(here, list | tuple) and len(there) == len(here)
        return both and all(map(same, there, here))
    if isinstance(there, bool) or isinstance(here, bool):
        return bool(there == here)
    if isinstance(there, int | float | Decimal):
        return (0 if here is None else here) == there or _decimal(there) == _decimal(here)
    return _text(there) == _text(here)


def _decimal(value: Any) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float | Decimal) else None


def _text(value: Any) -> str:
    """Text without space around it; instants and days in one form."""
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    try:
        return format_instant(parse_instant(text)) if "T" in text else text
    except ValueError:
        return text


def _shown(value: Any) -> Any:
    """A value as it stands in the report."""
    if isinstance(value, Decimal):
        return wire_number(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "..."
