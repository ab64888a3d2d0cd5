"""Bodies of reservations (schema ApiReservationReqDTO), and the drafts that they make.

The contract requires more than real clients send; what is really required is decided in `rules.drafts`, not here.
Fields that the contract lists and this page does not are accepted and not kept (docs/algorithms/reservation.md).
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, cast

from pydantic import Field

from roomrack.domain.reservations.rules.drafts import Draft, Values
from roomrack.domain.reservations.rules.extras import MAX_EXTRAS, ExtraDraft
from roomrack.domain.reservations.rules.extras import Values as ExtraValues
from roomrack.domain.reservations.rules.ledger import PaymentMode
from roomrack.domain.reservations.rules.state import Status
from roomrack.domain.reservations.wire import fields
from roomrack.domain.reservations.wire.fields import (
    Amount,
    Body,
    Code,
    Count,
    Id,
    Moment,
    Notes,
    Short,
    StoredInstant,
    StoredMoment,
)
from roomrack.domain.reservations.wire.guest import GuestBody, guest_draft
from roomrack.infra.http.values import Blank, Given, Whole

MAX_ROOMS = 100
MAX_GUESTS = 100
MAX_METADATA = 50


class RoomCodeBody(Body):
    """The code of a door."""

    code: Code | None = None
    rfc_tag_id: Code | None = None
    locked: bool | None = None


class MetadataBody(Body):
    """A further field, as property managers define them."""

    label_text: Short | None = None
    meta_key: Code | None = None
    meta_data_type: fields.MetadataType | None = None
    value: Notes | None = None


class DayBody(Body):
    """The price of one night."""

    day: Moment | None = None
    price: Amount | None = None


class StreamExtraBody(Body):
    """An extra within a reservation (schema ReservationStreamExtra)."""

    price: Amount | None = None
    quantity: Annotated[Whole, Field(ge=1, le=100_000)] | None = None
    manual: bool | None = None
    octorate_product_id: Annotated[Id, Given]
    octorate_extra_id: Id | None = None
    production_date: Annotated[StoredInstant | None, Blank] = None
    group: bool | None = None
    reference: Short | None = None
    day: Annotated[StoredMoment | None, Blank] = None


class ReservationBody(Body):
    """A reservation as sent; every field may be missing here, and `model_fields_set` tells which are."""

    status: Annotated[Status | None, Blank] = None
    refer: Short | None = None
    channel_id: Id | None = None
    channel_refer: Short | None = None
    product: Id | None = None
    pms_product: Id | None = None
    checkin: Moment | None = None
    checkout: Moment | None = None
    effective_checkin: Annotated[StoredMoment | None, Blank] = None
    effective_checkout: Annotated[StoredMoment | None, Blank] = None
    create_time: Annotated[StoredInstant | None, Blank] = None
    update_time: Annotated[StoredInstant | None, Blank] = None
    payment_expiration: Annotated[StoredInstant | None, Blank] = None
    room_gross: Amount | None = None
    cleaning_fee: Amount | None = None
    deposit: Amount | None = None
    total_paid: Amount | None = None
    total_guest: Count | None = None
    total_children: Count | None = None
    total_infants: Count | None = None
    private_notes: Notes | None = None
    channel_notes: Notes | None = None
    completed: bool | None = None
    agency_id: Id | None = None
    room_code: RoomCodeBody | None = None
    meta_data: Annotated[list[MetadataBody], Field(max_length=MAX_METADATA)] | None = None
    daily: Annotated[list[DayBody], Field(max_length=400)] | None = None
    guests: Annotated[list[GuestBody], Field(max_length=MAX_GUESTS)] | None = None
    extra: Annotated[list[StreamExtraBody], Field(max_length=MAX_EXTRAS)] | None = None
    cancel_penality: Amount | None = None
    city_tax_price: Annotated[Amount, Field(ge=0, le=1_000_000)] | None = None

    external_refer: Short | None = None
    external_discount_id: Short | None = None
    property_reference: Short | None = None
    group_name: Short | None = None
    group_notes: Notes | None = None
    house_keeping_notes: Notes | None = None
    flight: Short | None = None
    color: Code | None = None
    address: Short | None = None
    city: Short | None = None
    zip: Code | None = None
    country: Short | None = None
    tax_included: bool | None = None
    not_refundable: bool | None = None
    loyalty_discount: bool | None = None
    city_tax_zero: bool | None = None
    note_time: bool | None = None
    room_locked: bool | None = None
    city_tax_exemption: Annotated[fields.CityTaxExemption | None, Blank] = None
    company_collect: Annotated[fields.CompanyCollect | None, Blank] = None
    payment_mode: Annotated[PaymentMode | None, Blank] = None
    purpose: Annotated[fields.Purpose | None, Blank] = None
    rate_plan_id: Id | None = None
    tag_label: Id | None = None
    invoice_holder_id: Id | None = None
    checkin_clerk: Id | None = None
    checkout_clerk: Id | None = None
    housekeeper_clerk: Id | None = None


class NewReservation(ReservationBody):
    """One that is to be made. What it lacks is told beside whatever else is wrong in it."""

    channel_id: Id | None
    product: Id | None
    checkin: Moment
    checkout: Moment
    guests: Annotated[list[GuestBody], Field(max_length=MAX_GUESTS)] | None


class BulkBody(Body):
    """The rooms of one booking."""

    reservations: Annotated[list[NewReservation], Field(max_length=MAX_ROOMS)]


_RENAMED = {"agency_id": "agency", "meta_data": "metadata", "cancel_penality": "penalty"}
_DETAILS = (
    "external_refer",
    "external_discount_id",
    "property_reference",
    "group_name",
    "group_notes",
    "house_keeping_notes",
    "flight",
    "color",
    "address",
    "city",
    "zip",
    "country",
    "tax_included",
    "not_refundable",
    "loyalty_discount",
    "city_tax_zero",
    "note_time",
    "room_locked",
    "city_tax_exemption",
    "company_collect",
    "payment_mode",
    "purpose",
    "rate_plan_id",
    "tag_label",
    "invoice_holder_id",
    "checkin_clerk",
    "checkout_clerk",
    "housekeeper_clerk",
)
_CONVERTED = frozenset({"status", "guests", "meta_data", "daily", "room_code", "extra", "city_tax_price"})


def draft_of(body: ReservationBody, path: str = "$") -> Draft:
    """What the body asks for. Empty text is as good as none."""
    sent = body.model_fields_set
    values: dict[str, Any] = {
        _RENAMED.get(name, name): _known(getattr(body, name)) for name in sent - _CONVERTED - set(_DETAILS)
    }
    if "status" in sent:
        values["status"] = None if body.status is None else Status(body.status)
    if "room_code" in sent:
        values["room_code"] = None if body.room_code is None else body.room_code.model_dump(exclude_none=True) or None
    if "meta_data" in sent:
        values["metadata"] = [item.model_dump(exclude_none=True) for item in body.meta_data or ()]
    if body.daily:
        values["daily"] = _daily(body.daily)
    if "guests" in sent:
        values["guests"] = None if body.guests is None else [guest_draft(guest) for guest in body.guests]
    if "extra" in sent:
        values["extras"] = [_extra(item, f"{path}.extra[{place}]") for place, item in enumerate(body.extra or ())]
    details = {name: _known(getattr(body, name)) for name in _DETAILS if name in sent}
    if "city_tax_price" in sent:
        details["city_tax_price"] = None if body.city_tax_price is None else str(body.city_tax_price)
    if details:
        values["details"] = details
    return Draft(_typed(values), path)


def drafts_of(bodies: Sequence[ReservationBody]) -> list[Draft]:
    """The items of a bulk."""
    return [draft_of(body, f"$.reservations[{index}]") for index, body in enumerate(bodies)]


def _extra(body: StreamExtraBody, path: str) -> ExtraDraft:
    sent = body.model_fields_set
    values: dict[str, Any] = {
        renamed: getattr(body, name)
        for name, renamed in _OF_EXTRAS.items()
        if name in sent or name == "octorate_product_id"
    }
    if values.get("quantity", 1) is None:
        del values["quantity"]
    if isinstance(values.get("day"), datetime):
        values["day"] = values["day"].date()
    return ExtraDraft(cast(ExtraValues, values), path, id=body.octorate_extra_id, product_field="octorateProductId")


_OF_EXTRAS = {
    "octorate_product_id": "product",
    "price": "price",
    "quantity": "quantity",
    "day": "day",
    "manual": "manual",
    "group": "group",
    "reference": "external_id",
    "production_date": "production_date",
}


def _typed(values: dict[str, Any]) -> Values:
    return cast(Values, values)


def _known(value: Any) -> Any:
    return None if value == "" else value


def _daily(days: Sequence[DayBody]) -> dict[Any, Decimal]:
    return {item.day: item.price for item in days if item.day is not None and item.price is not None}
