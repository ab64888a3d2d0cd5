"""The shapes of extras on the wire: what comes in, and ApiExtraProduct as it goes out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from roomrack.core.money import wire_number
from roomrack.domain.extras.rules import Extra, Model, Unit, ValidDay, VatExemption
from roomrack.domain.extras.service import Draft
from roomrack.domain.properties.rules import Accommodation, offset_text
from roomrack.domain.reference.rules import language_code, without_map_switches
from roomrack.infra.http.bodies import Body, ExactId, Line, Prose, sent
from roomrack.infra.http.values import Given, NotFlag, Whole

MAX_ITEMS = 500
"""Extras in one bulk, as many as on the largest page."""

Language = Annotated[str, AfterValidator(language_code)]
Titles = Annotated[dict[Language, Line | None], BeforeValidator(without_map_switches)]
Texts = Annotated[dict[Language, Prose | None], BeforeValidator(without_map_switches)]
Int32 = Annotated[Whole, Field(ge=-(2**31), le=2**31 - 1)]


class _Place(Body):
    """The property as an extra names it; only the id is looked at, and it must be the path's."""

    id: str | None = None


def _bare_id(value: object) -> object:
    """A product of a filter; some clients send the id alone."""
    return {"id": value} if isinstance(value, int | str) and not isinstance(value, bool) else value


class _FilterItem(Body):
    """A product of a filter. Its name is shown, never read."""

    id: ExactId


class ExtraBody(Body):
    """An extra as it is sent. An absent field keeps its value, null gives the default."""

    accommodation: _Place | None = None
    enabled: bool | None = None
    mandatory: bool | None = None
    refundable: bool | None = None
    base_price: Annotated[Decimal, NotFlag, Field(ge=0, le=Decimal("99999999.99"))] | None = None
    tax_percent: Annotated[Decimal, NotFlag, Field(ge=0, le=100, decimal_places=4)] | None = None
    description: Texts | None = None
    title: Titles | None = None
    category: Line | None = None
    room_filter: Annotated[list[Annotated[_FilterItem, BeforeValidator(_bare_id)]], Field(max_length=1000)] | None = (
        None
    )
    valid_days: Annotated[list[ValidDay], Field(max_length=10)] | None = None
    show_calendar: bool | None = None
    external_id: Line | None = None
    display_on_pms: bool | None = None
    extra_category_id: ExactId | None = None
    display_booking_engine: bool | None = None
    priority: Int32 | None = None
    display_octo_site: bool | None = None
    explode: bool | None = None
    vat_exemption: VatExemption | None = None
    vat_exception_detail: Line | None = None
    unit: Unit | None = None
    availability: Annotated[Whole, Field(ge=0, le=2**31 - 1)] | None = None
    display_on_rate: bool | None = None
    conditions: Prose | None = None
    fiscal_id: Line | None = None
    portal_name: Line | None = None
    photo: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] | None = None
    fiscal_printer_department_id: ExactId | None = None

    def draft(self, path: str = "$") -> Draft:
        """What was sent, for the service."""
        values = sent(self)
        place = values.pop("accommodation", None)
        id = values.pop("id", None)
        if self.room_filter is not None:
            values["room_filter"] = tuple(sorted({item.id for item in self.room_filter}))
        if self.valid_days is not None:
            values["valid_days"] = tuple(day for day in ValidDay if day in self.valid_days)
        return Draft(values, path, id, place and place.id)


class NewExtra(ExtraBody):
    """One that is to be made."""

    name: Annotated[Line, Given]
    model: Annotated[Model, Given]


class ExtraChanges(ExtraBody):
    """The body of an update: a name or model that is sent can't be empty."""

    name: Annotated[Line | None, Given] = None
    model: Annotated[Model | None, Given] = None


class ChangedExtra(ExtraChanges):
    """One item of a bulk update."""

    id: ExactId


B = TypeVar("B", bound=ExtraBody)


class Bulk(Body, Generic[B]):
    """Several extras: an array, or `{"data": [...]}` (docs/contract.md 7)."""

    data: Annotated[list[B], Field(min_length=1, max_length=MAX_ITEMS)]
    _path: str = PrivateAttr("$.data")

    @model_validator(mode="wrap")
    @classmethod
    def _either(cls, given: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(given, list):
            return handler(given)
        made = handler({"data": given})
        made._path = "$"
        return made

    def drafts(self) -> list[Draft]:
        """The items, each with its place in the body."""
        return [item.draft(f"{self._path}[{index}]") for index, item in enumerate(self.data)]


def shape(extra: Extra, place: Accommodation, names: Mapping[int, str], now: datetime) -> dict[str, Any]:
    """An extra as answered; `names` are those of the products in its filter."""
    return _present(
        {
            "id": extra.id,
            "name": extra.name,
            "accommodation": _place(place, now),
            "enabled": extra.enabled,
            "mandatory": extra.mandatory,
            "refundable": extra.refundable,
            "model": extra.model.value,
            "basePrice": wire_number(extra.base_price),
            "taxPercent": wire_number(extra.tax_percent),
            "description": extra.description,
            "title": extra.title,
            "category": extra.category,
            "roomFilter": [_present({"id": id, "name": names.get(id)}) for id in extra.room_filter] or None,
            "validDays": list(extra.valid_days) or None,
            "showCalendar": extra.show_calendar,
            "externalId": extra.external_id,
            "displayOnPms": extra.display_on_pms,
            "extraCategoryId": extra.extra_category_id,
            "displayBookingEngine": extra.display_booking_engine,
            "priority": extra.priority,
            "displayOctoSite": extra.display_octo_site,
            "explode": extra.explode,
            "vatExemption": extra.vat_exemption,
            "vatExceptionDetail": extra.vat_exception_detail,
            "unit": extra.unit,
            "availability": extra.availability,
            "displayOnRate": extra.display_on_rate,
            "conditions": extra.conditions,
            "fiscalId": extra.fiscal_id,
            "lastModifiedTime": extra.updated_at,
            "portalName": extra.portal_name,
            "photo": extra.photo,
            "fiscalPrinterDepartmentId": extra.fiscal_printer_department_id,
        }
    )


def only(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level keys that `fields` names; all without it (docs/contract.md 1)."""
    wanted: Sequence[str] = [name.strip() for name in (fields or "").split(",") if name.strip()]
    return {name: value for name, value in whole.items() if not wanted or name in wanted}


def _place(place: Accommodation, now: datetime) -> dict[str, Any]:
    return _present(
        {
            "id": str(place.id),
            "name": place.name,
            "currency": place.currency,
            "timeZone": place.time_zone,
            "timeZoneOffset": offset_text(place.zone, now),
            "phoneNumber": place.phone,
            "address": place.address,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "zipCode": place.zip_code,
            "city": place.city,
            "checkinStart": place.checkin_start,
            "checkinEnd": place.checkin_end,
            "checkout": place.checkout,
        }
    )


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
