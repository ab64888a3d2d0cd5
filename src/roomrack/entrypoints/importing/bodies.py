"""What the source answers, as the bodies that our own API takes.

Everything passes the same checks as a request of a client. A field that they refuse is left out and told, unless the
thing would be another one without it.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from roomrack.core.errors import RoomrackError
from roomrack.domain.extras.wire import NewExtra
from roomrack.domain.guests.wire import WholeGuestBody
from roomrack.domain.policies.wire import NewPolicy
from roomrack.domain.products.wire.body import NewProduct
from roomrack.domain.properties.wire.body import NewAccommodation
from roomrack.domain.rateplans.wire import NewRatePlan
from roomrack.domain.reservations.wire import NewReservation
from roomrack.entrypoints.importing.model import Kind, Left
from roomrack.entrypoints.importing.work import House
from roomrack.infra.http.validation import from_validation

Body = TypeVar("Body", bound=BaseModel)

MAX_LEFT = 100
"""A thing with more wrong fields than this is refused as a whole."""

_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_\-]*)|\[(\d+)\]|\[['\"](.*?)['\"]\]")

NEEDED: Mapping[Kind, frozenset[str]] = {
    Kind.PROPERTY: frozenset({"name", "email", "givenName", "familyName", "currency", "timeZone"}),
    Kind.PRODUCT: frozenset({"name", "adults", "derivedRule"}),
    Kind.POLICY: frozenset(
        {
            *("stepType", "title", "days", "beforeCheckin", "hour", "notRefundable", "newReservations", "roomIds"),
            *("valueFixed", "valuePercent", "valueNights", "calculateValues", "portalNames", "filterPayMode", "vcc"),
            *("checkinFrom", "checkinTo", "createdFrom", "createdTo"),
        }
    ),
    Kind.EXTRA: frozenset({"name", "model", "basePrice", "taxPercent", "roomFilter", "validDays", "availability"}),
    Kind.RATE_PLAN: frozenset(
        {"priceModel", "price", "roomIds", "ratePlanDates", "treatment", "paymentPolicy", "cancellationPolicy"}
    ),
    Kind.ROOM: frozenset({"name"}),
    Kind.GUEST: frozenset({"category"}),
    Kind.CHECKIN: frozenset({"cityTax", "retentionDays"}),
    Kind.RESERVATION: frozenset({"channelId", "product", "checkin", "checkout", "status", "roomGross", "guests"}),
    Kind.SOLD: frozenset({"product", "price"}),
    Kind.PAYMENT: frozenset(
        {"paymentMode", "referenceTime", "status", "amount", "cityTaxAmount", "chargeTime", "scheduledTime"}
        | {"scheduledAmount"}
    ),
}
"""Fields without which a thing would be another one."""

_DERIVED: Mapping[Kind, frozenset[str]] = {
    Kind.PROPERTY: frozenset(
        {
            "id",
            "timeZoneOffset",
            "insertTime",
            "networkInfo",
            "networkActive",
            "billingNetworkMasterAccount",
            "billingNetworkName",
            "sandboxProperty",
            "license",
        }
    ),
    Kind.PRODUCT: frozenset({"id", "accommodationId", "aggregateChildren", "ratePlans", "images", "getiCalRandomName"}),
    Kind.POLICY: frozenset({"id"}),
    Kind.EXTRA: frozenset({"id", "lastModifiedTime"}),
    Kind.RATE_PLAN: frozenset({"id", "accommodationName"}),
    Kind.GUEST: frozenset({"id", "type", "accommodationId", "fullname"}),
    Kind.RESERVATION: frozenset(
        {
            *("id", "accommodation", "grouped", "rooms", "linkedReservations", "statusDisagree", "roomName", "count"),
            *("roomNameGuest", "guestsList", "guestMailAddress", "arrivalTime", "totalGross", "paymentStatus", "guest"),
            *("paymentType", "freeCancellation", "priceBreakdown", "currency", "itemCompleted", "noShow", "groupId"),
            *(
                "cancelledTime",
                "cancelledBy",
                "housekeepingNotes",
                "channelName",
                "touristTax",
                "octorateId",
                "payments",
                "extras",
                "paidCancellation",
                "ratePlan",
                "split",
                "splits",
                "splitOriginal",
                "reservationSplitStream",
            ),
        }
    ),
}
"""What a server computes, and what is taken over in another way than by its name."""

_MODELS: Mapping[Kind, type[BaseModel]] = {
    Kind.PROPERTY: NewAccommodation,
    Kind.PRODUCT: NewProduct,
    Kind.POLICY: NewPolicy,
    Kind.EXTRA: NewExtra,
    Kind.RATE_PLAN: NewRatePlan,
    Kind.GUEST: WholeGuestBody,
    Kind.RESERVATION: NewReservation,
}


class Refused(Exception):
    """A thing that can't be taken over at all."""

    def __init__(self, left: Left) -> None:
        super().__init__(left.reason)
        self.left = left


def read(model: type[Body], kind: Kind, raw: dict[str, Any], left: list[Left]) -> Body:
    """A body of what the source answers; what is wrong in it is taken out of `raw` and told in `left`.

    Raises `Refused`.
    """
    while True:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            leave_out(kind, raw, from_validation(error, raw), left)


def leave_out(kind: Kind, raw: dict[str, Any], error: RoomrackError, left: list[Left]) -> None:
    """Take the first field that an error is about out of a body. Raises `Refused` when that can't be."""
    first = error.items[0] if error.items else error
    path, reason = first.element, str(first)
    steps = _steps(path)
    field = path.removeprefix("$.") if path else None
    wrong = Left(field, reason)
    if not steps or len(left) >= MAX_LEFT or (len(steps) == 1 and steps[0] in NEEDED[kind]):
        raise Refused(wrong)
    if steps[0] in ("derivedRule", "cityTax") or not _removed(raw, steps, NEEDED[kind]):
        raise Refused(wrong)
    left.append(wrong)


def unplaced(kind: Kind, raw: Mapping[str, Any]) -> Counter[str]:
    """The fields that are filled and that there is no place for."""
    known = {field.alias or name for name, field in _MODELS[kind].model_fields.items()} | _DERIVED[kind]
    return Counter(
        name for name, value in raw.items() if name not in known and value not in (None, "", [], {}, False, 0)
    )


def property_body(raw: Mapping[str, Any], mail: str, name: str) -> dict[str, Any]:
    """A property as it is created; what the source does not say of its owner is the owner's here."""
    sent = raw.get("contact")
    contact: Mapping[str, Any] = sent if isinstance(sent, dict) else {}
    body = deepcopy({key: value for key, value in raw.items() if value is not None})
    given, _, family = name.partition(" ")
    for key, value in (("email", mail), ("givenName", given or mail), ("familyName", family or given or mail)):
        body[key] = body.get(key) or contact.get(key) or value
    for key, own in (("givenName", "givenName"), ("familyName", "familyName"), ("phoneNumber", "phoneNumber")):
        # The same in both places is one fact; kept twice, a change would reach only one of them.
        if contact.get(key) == body.get(own) and isinstance(body.get("contact"), dict):
            body["contact"].pop(key, None)
    return body


def reservation_body(raw: Mapping[str, Any], products: Mapping[int, int], house: House) -> dict[str, Any]:
    """A reservation as it is posted, without its parts. Raises `Refused` for one without a product that is here."""
    known = {field.alias or name for name, field in NewReservation.model_fields.items()} - {"extra"}
    body = deepcopy({key: value for key, value in raw.items() if key in known and value is not None})
    if raw.get("product") not in products:
        raise Refused(Left("product", f"Product {raw.get('product')} was not taken over."))
    body["product"] = products[raw["product"]]
    if "ratePlanId" not in body and raw.get("ratePlan") is not None:
        body["ratePlanId"] = raw["ratePlan"]
    for name, ids in (
        ("pmsProduct", house.rooms),
        ("ratePlanId", house.plans),
        ("agencyId", house.guests),
        ("invoiceHolderId", house.guests),
    ):
        if isinstance(body.get(name), int):
            body[name] = ids.get(body[name], body[name])
    label = body.pop("tagLabel", None)
    if isinstance(label, int) and house.tags and label in house.tags:
        body["tagLabel"] = house.tags[label]
    if "completed" not in body and raw.get("itemCompleted") is not None:
        body["completed"] = raw["itemCompleted"]
    if "houseKeepingNotes" not in body and raw.get("housekeepingNotes"):
        body["houseKeepingNotes"] = raw["housekeepingNotes"]
    if "paymentMode" not in body and raw.get("paymentType") not in (None, "", "UNKNOWN"):
        body["paymentMode"] = raw["paymentType"]
    if "notRefundable" not in body and raw.get("freeCancellation") is False:
        body["notRefundable"] = True
    if not body.get("daily"):
        body["daily"] = _nights(raw.get("priceBreakdown"))
    if "cleaningFee" not in body:
        body |= _cleaning(raw.get("priceBreakdown"))
    return body


def name_a_guest(body: dict[str, Any], raw: Mapping[str, Any], left: list[Left]) -> None:
    """Give a reservation without any name one: better a stay of nobody than a night that nobody stays."""
    guests = body.get("guests")
    guests = [guest for guest in guests if isinstance(guest, dict)] if isinstance(guests, list) else []
    if not any(
        str(guest.get(key) or "").strip() for guest in guests for key in ("givenName", "familyName", "customerName")
    ):
        called = str(raw.get("guestsList") or "").strip()[:255] or "?"
        body["guests"] = [{**(guests[0] if guests else {}), "familyName": called}, *guests[1:]]
        left.append(
            Left("guests", "No guest has a name; the first is called as guestsList says, else a question mark.")
        )


def _nights(breakdown: Any) -> list[dict[str, Any]]:
    rows = breakdown if isinstance(breakdown, list) else []
    return [
        {"day": row["day"], "price": row["price"]}
        for row in rows
        if isinstance(row, dict) and row.get("type") == "DAILY_ROOM_PRICE" and row.get("day") and "price" in row
    ]


def _cleaning(breakdown: Any) -> dict[str, Any]:
    rows = breakdown if isinstance(breakdown, list) else []
    found = [row["price"] for row in rows if isinstance(row, dict) and row.get("type") == "CLEANING" and "price" in row]
    return {"cleaningFee": found[0]} if len(found) == 1 else {}


def _steps(path: str | None) -> list[str | int]:
    if not path or not path.startswith("$"):
        return []
    return [int(index) if index else name or quoted for name, index, quoted in _STEP.findall(path)]


def _removed(raw: Any, steps: list[str | int], needed: Collection[str]) -> bool:
    """Take out what the steps lead to, or the nearest thing around it that is there."""
    for length in range(len(steps), 0, -1):
        if length == 1 and steps[0] in needed:
            return False
        holder: Any = raw
        try:
            for step in steps[: length - 1]:
                holder = holder[step]
            del holder[steps[length - 1]]
        except (KeyError, IndexError, TypeError):
            continue
        return True
    return False
