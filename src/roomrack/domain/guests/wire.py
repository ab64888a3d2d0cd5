"""The registry of guests on the wire (schema GuestDTO), and the shapes that are ours."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic.alias_generators import to_camel

from roomrack.core.localtime import format_instant, parse_day
from roomrack.core.money import wire_number
from roomrack.domain.guests.rules.alloggiati import Problem
from roomrack.domain.guests.rules.registry import Category, Guest
from roomrack.domain.guests.rules.reports import Report
from roomrack.domain.guests.rules.settings import MAX_LINK_DAYS, MAX_RETENTION_DAYS, MIN_RETENTION_DAYS, Settings
from roomrack.domain.guests.service import Export
from roomrack.domain.offers.rules.citytax import Band, Plain
from roomrack.domain.reference.rules import country_code, language_code
from roomrack.domain.reservations.rules.state import Guest as Person
from roomrack.infra.http.bodies import Body, ExactId, Line, Moment, Prose, sent
from roomrack.infra.http.values import Blank, Given, NotFlag, Whole


def _day(value: object) -> date:
    try:
        return parse_day(str(value))
    except ValueError:
        raise ValueError("This must be a date that exists, written yyyy-MM-dd") from None


Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(country_code)]
Language = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(language_code)]
Document = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
"""The number of a document: long ones look like card numbers and must stay whole."""
Day = Annotated[date, BeforeValidator(_day)]
_ZONELESS = "document_expire"


class PaymentMode(StrEnum):
    """How a guest likes to pay."""

    UNKNOWN = "UNKNOWN"
    CASH = "CASH"
    CREDITCARD = "CREDITCARD"
    PREPAID = "PREPAID"
    BANKTRANSFER = "BANKTRANSFER"
    NOTPAID = "NOTPAID"
    PAYPAL = "PAYPAL"
    CHEQUE = "CHEQUE"
    TRAVELCHEQUE = "TRAVELCHEQUE"
    TREASURY_OFFICE = "TREASURY_OFFICE"
    BONCADEAU = "BONCADEAU"
    TREASURY_RECEIPT = "TREASURY_RECEIPT"
    COMMISSION = "COMMISSION"


class GuestBody(Body):
    """A guest as the contract lets clients send him. An absent field keeps its value, null clears."""

    category: Annotated[Category | None, Blank] = None
    firstname: Line | None = None
    lastname: Line | None = None
    fiscal_code: Line | None = None
    vat_code: Line | None = None
    address: Line | None = None
    city: Line | None = None
    birth_country: Country | None = None
    zip: Line | None = None
    district: Line | None = None
    country: Country | None = None


class WholeGuestBody(GuestBody):
    """A guest with the fields too that the contract only shows: ours."""

    company: Line | None = None
    birth_city_raw: Line | None = None
    birth_city_id: ExactId | None = None
    sex: Annotated[Literal["MALE", "FEMALE"] | None, Blank] = None
    mobile: Line | None = None
    email: Line | None = None
    document_id: Document | None = None
    document_issue_place: Line | None = None
    color: Line | None = None
    birth_date: Annotated[Moment | None, Blank] = None
    notes: Prose | None = None
    birth_place: Line | None = None
    invoice_agency: bool | None = None
    destination_office: Line | None = None
    legal_mail: Line | None = None
    newsletter_concent: bool | None = None
    newsletter_concent_ip: Line | None = None
    newsletter_concent_date: Annotated[Moment | None, Blank] = None
    document_country: Country | None = None
    document_expire: Annotated[Moment | None, Blank] = None
    suggested_payment_mode: Annotated[PaymentMode | None, Blank] = None
    payment_condition: Annotated[
        Literal["ONESHOT", "PAYMENTS", "COLLECT", "RESERVATION", "CHECKIN", "MANUALLY"] | None, Blank
    ] = None
    exclude_commissions: bool | None = None
    exclude_city_tax_agency: bool | None = None
    exclude_city_tax: bool | None = None
    commission: Annotated[Decimal, NotFlag, Field(ge=0, le=100, decimal_places=2)] | None = None
    commission_policy: Annotated[Literal["ACCOMMODATION", "TAXINCLUDED", "TAXEXCLUDED"] | None, Blank] = None
    invoice_to: ExactId | None = None
    language: Language | None = None
    status: Annotated[Literal["VISIBLE", "HIDDEN"] | None, Blank] = None
    document_type_id: ExactId | None = None
    reservation_guest_category_id: ExactId | None = None
    reservation_guest_refer_id: ExactId | None = None
    rate_plan_id: ExactId | None = None
    external_guest_id: ExactId | None = None
    manage_commission_payment_ota: bool | None = None


class MergeBody(Body):
    """The doubles of a guest."""

    guests: Annotated[list[ExactId], Given, Field(min_length=1, max_length=50)]


class BandBody(Body):
    """Ages with an amount of their own."""

    from_age: Annotated[Whole, Given, Field(ge=0, le=150)]
    to_age: Annotated[Whole, Given, Field(ge=0, le=150)]
    amount: Annotated[Decimal, Given, NotFlag, Field(ge=0, le=10_000, decimal_places=2)]


class CityTaxBody(Body):
    """The rule of a city."""

    amount: Annotated[Decimal, Given, NotFlag, Field(ge=0, le=10_000, decimal_places=2)]
    max_nights: Annotated[Whole, Field(ge=1, le=365)] | None = None
    bands: Annotated[list[BandBody], Field(max_length=20)] | None = None


class PoliceBody(Body):
    """The account at the police's service. The password and the key are never shown again."""

    user: Line | None = None
    password: Annotated[str, StringConstraints(max_length=200)] | None = None
    key: Annotated[str, StringConstraints(max_length=500)] | None = None
    automatic: bool | None = None


class SettingsBody(Body):
    """Settings as sent. An absent field keeps its value, null clears."""

    city_tax: CityTaxBody | None = None
    retention_days: Annotated[Whole, Field(ge=MIN_RETENTION_DAYS, le=MAX_RETENTION_DAYS)] | None = None
    link_days: Annotated[Whole, Field(ge=0, le=MAX_LINK_DAYS)] | None = None
    police: PoliceBody | None = None

    def values(self) -> dict[str, Any]:
        """What was sent, by the names of `Settings`."""
        values: dict[str, Any] = {}
        if "city_tax" in self.model_fields_set:
            values["city_tax"] = None if self.city_tax is None else _rule(self.city_tax)
        if "retention_days" in self.model_fields_set:
            values["retention_days"] = self.retention_days
        if "link_days" in self.model_fields_set:
            values["link_days"] = self.link_days
        if "police" in self.model_fields_set:
            police = PoliceBody(user=None, automatic=False) if self.police is None else self.police
            values |= {f"police_{name}": value for name, value in sent(police).items()}
        return values


class ReportBody(Body):
    """The local day whose arrivals are reported."""

    day: Annotated[Day, Given]


def values_of(body: GuestBody) -> dict[str, Any]:
    """What was sent of a guest, as JSON values by the names of the model."""
    return {name: _stored(name, value) for name, value in sent(body).items()}


def shape(guest: Guest) -> dict[str, Any]:
    """A guest of the registry as answered."""
    shown: dict[str, Any] = {
        "id": guest.id,
        "category": guest.category.value,
        "type": "REAL" if guest.real else "JURIDICAL",
        "accommodationId": str(guest.accommodation),
        "firstname": guest.firstname,
        "lastname": guest.lastname,
        "fullname": guest.fullname,
        "company": guest.company,
        "status": guest.status.value,
        **{to_camel(name): value for name, value in sorted(guest.details.items())},
    }
    if "commission" in shown:
        shown["commission"] = wire_number(Decimal(shown["commission"]))
    return {name: value for name, value in shown.items() if value is not None}


def only(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level keys that `fields` names; all without it (docs/contract.md 1)."""
    wanted = [name.strip() for name in (fields or "").split(",") if name.strip()]
    return {name: value for name, value in whole.items() if not wanted or name in wanted}


def export_shape(export: Export) -> dict[str, Any]:
    """Everything that is known of a person."""
    return {
        "guest": shape(export.guest),
        "stays": [
            {
                "reservation": room.id,
                "refer": room.refer,
                "status": room.status.value,
                "arrival": room.arrival.isoformat(),
                "departure": room.departure.isoformat(),
                "person": _person(person),
            }
            for room, person in export.stays
        ],
        **export.more,
    }


def settings_shape(settings: Settings) -> dict[str, Any]:
    """The settings as answered: never a password or a key."""
    shown: dict[str, Any] = {
        "police": {"automatic": settings.police_automatic, "ready": settings.police_ready},
    }
    if settings.police_user is not None:
        shown["police"]["user"] = settings.police_user
    if settings.retention_days is not None:
        shown["retentionDays"] = settings.retention_days
    if settings.link_days is not None:
        shown["linkDays"] = settings.link_days
    if settings.city_tax is not None:
        tax = settings.city_tax
        shown["cityTax"] = {
            "amount": wire_number(tax.amount),
            "bands": [
                {"fromAge": band.from_age, "toAge": band.to_age, "amount": wire_number(band.amount)}
                for band in tax.bands
            ],
        }
        if tax.max_nights is not None:
            shown["cityTax"]["maxNights"] = tax.max_nights
    return shown


def report_shape(report: Report) -> dict[str, Any]:
    """A report to the police as answered."""
    shown: dict[str, Any] = {
        "id": report.id,
        "day": report.day.isoformat(),
        "status": report.status.value,
        "guests": list(report.persons),
        "createTime": format_instant(report.created_at),
        "attempts": [
            {
                "number": attempt.number,
                "time": format_instant(attempt.at),
                "accepted": attempt.accepted,
                **({"problem": attempt.problem} if attempt.problem else {}),
            }
            for attempt in report.log
        ],
    }
    if report.sent_at is not None:
        shown["sentTime"] = format_instant(report.sent_at)
    return shown


def problem_shapes(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """What guests lack, field by field."""
    return [{"guest": problem.guest, "field": problem.field} for problem in problems]


def _person(person: Person) -> dict[str, Any]:
    shown = {
        "type": person.type,
        "source": person.source.value,
        "givenName": person.given_name,
        "familyName": person.family_name,
        "email": person.email,
        "phone": person.phone,
        "checkin": person.checkin.isoformat(),
        "checkout": person.checkout.isoformat(),
        **{to_camel(name): value for name, value in sorted(person.details.items())},
    }
    return {name: value for name, value in shown.items() if value is not None}


def _rule(body: CityTaxBody) -> Plain:
    bands = tuple(Band(band.from_age, band.to_age, band.amount) for band in body.bands or ())
    return Plain(body.amount, body.max_nights, bands)


def _stored(name: str, value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        shown = format_instant(value)
    elif hasattr(value, "isoformat"):
        shown = f"{value.isoformat()}T00:00:00Z[UTC]"
    else:
        return value
    return shown.split("Z")[0] if name == _ZONELESS else shown
