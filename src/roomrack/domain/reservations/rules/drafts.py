"""What a caller wants of a reservation, checked and turned into values of the model.

A draft holds only what was sent: an absent key keeps or defaults, a None clears (docs/contract.md 1). `settle` checks
it for one property and names every wrong field at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from roomrack.core.errors import FieldMissing, RoomrackError, many
from roomrack.core.localtime import instant_of
from roomrack.core.money import digits, to_minor
from roomrack.core.text import mask_card_numbers, mask_in_telephone
from roomrack.domain.reservations.errors import AmountWrong, GuestNameMissing, ReferTooLong, StayReversed
from roomrack.domain.reservations.rules.extras import ExtraDraft
from roomrack.domain.reservations.rules.refers import MAX_LENGTH
from roomrack.domain.reservations.rules.state import BOOKER, Place, Status
from roomrack.domain.reservations.rules.stays import Moment, day_of, stay_errors


class GuestDraft(TypedDict, total=False):
    """A guest as a caller states him; `checkin` and `checkout` are local days."""

    id: int | None
    type: str | None
    given_name: str | None
    family_name: str | None
    email: str | None
    phone: str | None
    checkin: date | None
    checkout: date | None
    details: dict[str, Any]


class Values(TypedDict, total=False):
    """The fields of a draft."""

    status: Status | None
    refer: str | None
    channel_id: int | None
    channel_refer: str | None
    product: int | None
    pms_product: int | None
    checkin: Moment | None
    checkout: Moment | None
    effective_checkin: Moment | None
    effective_checkout: Moment | None
    create_time: datetime | None
    update_time: datetime | None
    room_gross: Decimal | None
    cleaning_fee: Decimal | None
    deposit: Decimal | None
    total_paid: Decimal | None
    payment_expiration: datetime | None
    total_guest: int | None
    total_children: int | None
    total_infants: int | None
    private_notes: str | None
    channel_notes: str | None
    agency: int | None
    completed: bool | None
    room_code: dict[str, Any] | None
    metadata: Sequence[Mapping[str, Any]] | None
    details: dict[str, Any]
    guests: Sequence[GuestDraft] | None
    daily: Mapping[Moment, Decimal]
    extras: Sequence[ExtraDraft] | None
    penalty: Decimal | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A wish, and where in the request's body it stands."""

    values: Values
    path: str = "$"

    def only_status(self) -> "Draft | None":
        """The draft without what is null, when nothing but the status is left, which a PUT may send; else None.

        Programs whose models were made from the schema write a null for each field that they do not fill.
        """
        status = self.values.get("status")
        if status is None or any(_says_something(value) for name, value in self.values.items() if name != "status"):
            return None
        return Draft({"status": status}, self.path)


def _says_something(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_says_something(each) for each in value.values())
    return value is not None and value != []


REQUIRED = {
    "channel_id": "channelId",
    "product": "product",
    "checkin": "checkin",
    "checkout": "checkout",
    "guests": "guests",
}
"""What creation and a full PUT need, with the names on the wire (docs/contract.md 7)."""

_AMOUNTS = {
    "room_gross": "roomGross",
    "cleaning_fee": "cleaningFee",
    "deposit": "deposit",
    "total_paid": "totalPaid",
}
_COUNTS = ("total_guest", "total_children", "total_infants")
_NOTES = ("private_notes", "channel_notes")
_PLAIN = ("channel_id", "product", "pms_product", "channel_refer", "payment_expiration", "agency", "room_code")
UNMASKED = frozenset(
    {"document_code", "document_support_number", "external_refer", "external_discount_id", "property_reference"}
)
"""Details that are codes of someone else: a card number is masked in every other text (docs/contract.md 8)."""


@dataclass(slots=True)
class Settled:
    """A draft in terms of the model: values by the field names of `Reservation`, absent ones not in it."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    status: Status | None = None
    room_gross: int | None = None
    room_gross_sent: bool = False
    """Whether roomGross stood in the body, even as null: null prices the room from the calendar."""
    daily: dict[date, int] | None = None
    guests: list[GuestDraft] | None = None
    metadata: list[dict[str, Any]] | None = None
    update_time: datetime | None = None
    extras: Sequence[ExtraDraft] | None = None

    @property
    def guest_count(self) -> int:
        """How many guests were sent."""
        return len(self.guests or ())


def settle(
    draft: Draft,
    place: Place,
    today: date,
    *,
    complete: bool,
    stay: tuple[date, date] | None = None,
    errors: Sequence[RoomrackError] = (),
) -> Settled:
    """Check a draft for a property, whose local day is `today`, and translate it.

    `complete` asks for the required fields; `stay` is the arrival and departure of the reservation that is changed.
    `errors` is what was found wrong already. Raises one error for all wrong fields together.
    """
    values = draft.values
    zone, currency = place.zone, place.currency
    settled = Settled(draft.path)
    found = [
        *_missing(draft, complete=complete),
        *errors,
        *_settle_stay(settled, values, zone, today, stay),
        *_settle_amounts(settled, values, currency, zone),
        *_settle_texts(settled, values),
        *_settle_guests(settled, values),
    ]
    if found:
        raise found[0] if len(found) == 1 else many(found)
    settled.status = values.get("status")
    settled.update_time = values.get("update_time")
    if "extras" in values:
        settled.extras = values["extras"] or ()
    given: Mapping[str, Any] = values
    for name in _PLAIN:
        if name in given:
            settled.values[name] = given[name]
    for name in _COUNTS:
        if name in given:
            settled.values[name] = given[name] or 0
    if "completed" in given:
        settled.values["completed"] = bool(given["completed"])
    if given.get("create_time") is not None:
        settled.values["create_time"] = given["create_time"]
    for name, minutes in (("effective_checkin", place.checkin_start), ("effective_checkout", place.checkout)):
        if name in given:
            settled.values[name] = _instant(given[name], minutes, zone)
    if "metadata" in given:
        settled.metadata = [_masked(item) for item in given["metadata"] or ()]
    if "details" in given:
        settled.values["details"] = _masked(given["details"])
    return settled


def _missing(draft: Draft, *, complete: bool) -> Iterator[RoomrackError]:
    values: Mapping[str, Any] = draft.values
    for name, wire in REQUIRED.items():
        absent = name not in values
        if (complete and absent) or (not absent and values[name] is None):
            yield FieldMissing(f"{draft.path}.{wire}")


def _settle_stay(
    settled: Settled, values: Values, zone: ZoneInfo, today: date, stay: tuple[date, date] | None
) -> Iterator[RoomrackError]:
    checkin, checkout = values.get("checkin"), values.get("checkout")
    if checkin is not None:
        settled.values["arrival"] = day_of(checkin, zone)
    if checkout is not None:
        settled.values["departure"] = day_of(checkout, zone)
    arrival = settled.values.get("arrival", stay[0] if stay else None)
    departure = settled.values.get("departure", stay[1] if stay else None)
    if arrival is None or departure is None or (arrival, departure) == stay:
        return
    yield from stay_errors(arrival, departure, today, settled.path)


def _settle_amounts(
    settled: Settled, values: Mapping[str, Any], currency: str, zone: ZoneInfo
) -> Iterator[RoomrackError]:
    for name, wire in _AMOUNTS.items():
        if name not in values:
            continue
        minor = 0
        if values[name] is not None:
            try:
                minor = to_minor(values[name], currency)
            except ValueError:
                minor = -1
            if minor < 0:
                yield AmountWrong(f"{settled.path}.{wire}", digits=digits(currency), currency=currency)
        if name == "room_gross":
            settled.room_gross_sent = True
            settled.room_gross = None if values[name] is None else minor
        else:
            settled.values[name] = minor
    if values.get("penalty") is not None:
        try:
            settled.values["penalty"] = to_minor(values["penalty"], currency)
        except ValueError:
            settled.values["penalty"] = -1
        if settled.values["penalty"] < 0:
            yield AmountWrong(f"{settled.path}.cancelPenality", digits=digits(currency), currency=currency)
    elif "penalty" in values:
        settled.values["penalty"] = None
    if values.get("daily"):
        try:
            daily = {day_of(day, zone): to_minor(price, currency) for day, price in values["daily"].items()}
        except ValueError:
            # Daily prices only say how roomGross is parted; unusable ones are as good as none.
            return
        settled.daily = daily if min(daily.values()) >= 0 else None


def _settle_texts(settled: Settled, values: Mapping[str, Any]) -> Iterator[RoomrackError]:
    refer = values.get("refer")
    if refer:
        if len(refer) > MAX_LENGTH:
            yield ReferTooLong(f"{settled.path}.refer", limit=MAX_LENGTH)
        settled.values["refer"] = refer
    for name in _NOTES:
        if name in values:
            settled.values[name] = None if values[name] is None else mask_card_numbers(values[name])


def _settle_guests(settled: Settled, values: Values) -> Iterator[RoomrackError]:
    guests = values.get("guests")
    if guests is None:
        return
    named = any(_has_name(guest) for guest in guests)
    if not named:
        yield GuestNameMissing(f"{settled.path}.guests[0].familyName" if guests else f"{settled.path}.guests")
    for index, guest in enumerate(guests):
        checkin, checkout = guest.get("checkin"), guest.get("checkout")
        if checkin is not None and checkout is not None and checkout < checkin:
            yield StayReversed(f"{settled.path}.guests[{index}].checkout", arrival=checkin, departure=checkout)
    settled.guests = [_typed(guest) for guest in guests]


def _typed(guest: GuestDraft) -> GuestDraft:
    typed = cleaned(guest)
    typed["type"] = guest.get("type") or BOOKER
    return typed


def cleaned(guest: GuestDraft) -> GuestDraft:
    """A guest with card numbers masked in his texts (docs/contract.md 8)."""
    cleaned = guest.copy()
    cleaned["details"] = _masked(guest.get("details", {}))
    if given := guest.get("given_name"):
        cleaned["given_name"] = mask_card_numbers(given)
    if family := guest.get("family_name"):
        cleaned["family_name"] = mask_card_numbers(family)
    if email := guest.get("email"):
        cleaned["email"] = mask_card_numbers(email)
    if phone := guest.get("phone"):
        cleaned["phone"] = mask_in_telephone(phone)
    return cleaned


def _instant(moment: Moment | None, minutes: int, zone: ZoneInfo) -> datetime | None:
    """A plain day stands for the property's usual time on it."""
    if moment is None or isinstance(moment, datetime):
        return moment
    return instant_of(moment, minutes, zone)


def _has_name(guest: GuestDraft) -> bool:
    names = (guest.get("given_name"), guest.get("family_name"), guest.get("details", {}).get("customer_name"))
    return any(name and str(name).strip() for name in names)


def _masked(details: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: mask_card_numbers(value) if isinstance(value, str) and name not in UNMASKED else value
        for name, value in details.items()
    }
