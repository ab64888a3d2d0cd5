"""What comes in (docs/contract.md 1 and 3, schema ApiAccommodationDTO)."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from roomrack.core.text import mask_card_numbers, mask_in_telephone
from roomrack.domain.reference.rules import (
    LANGUAGES,
    country_code,
    currency_codes,
    language_code,
    time_zones,
    without_map_switches,
)
from roomrack.infra.http.values import NotFlag, Whole

MAX_MINUTE = 24 * 60 - 1
"""The last minute of a day. Check-in and check-out belong to their own days: at 24:00 an arrival would read as the next
day, and a client that sends back what it read would move the stay."""

_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


def _email(value: str) -> str:
    if value and (len(value) > 254 or _EMAIL.fullmatch(value) is None):
        raise ValueError("not an e-mail address")
    return value


def _currency(value: object) -> object:
    """Accept the code, or the object of the schema."""
    if isinstance(value, Mapping):
        value = value.get("currencyCode") or value.get("code") or value.get("id")
    return value


def _currency_code(value: str) -> str:
    code = value.upper()
    if code and code not in currency_codes():
        raise ValueError("not a currency code of ISO 4217")
    return code


def _time_zone(value: object) -> object:
    """Accept the zone's name, or the object of the schema."""
    return value.get("id") if isinstance(value, Mapping) else value


def _time_zone_name(value: str) -> str:
    if value and value not in time_zones():
        raise ValueError("not a name of the time zone database")
    return value


Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(mask_card_numbers)]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(mask_in_telephone)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000), AfterValidator(mask_card_numbers)]
Link = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_email)]
Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(country_code)]
Currency = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(_currency_code), BeforeValidator(_currency)
]
TimeZone = Annotated[
    str, StringConstraints(strip_whitespace=True), AfterValidator(_time_zone_name), BeforeValidator(_time_zone)
]
LanguageMap = Annotated[
    dict[Annotated[str, AfterValidator(language_code)], Short | None], BeforeValidator(without_map_switches)
]
Latitude = Annotated[float, NotFlag, Field(ge=-90, le=90)]
Longitude = Annotated[float, NotFlag, Field(ge=-180, le=180)]
Count = Annotated[Whole, Field(ge=0, le=1_000_000)]


class Category(StrEnum):
    """What kind of house a property is."""

    OTHER = "OTHER"
    BEDBREAKFAST = "BEDBREAKFAST"
    APARTMENT = "APARTMENT"
    HOTEL = "HOTEL"
    CAMPGROUND = "CAMPGROUND"
    HOSTEL = "HOSTEL"
    FARMHOUSE = "FARMHOUSE"
    CABIN_OR_BUNGALOW = "CABIN_OR_BUNGALOW"
    CHALET = "CHALET"
    VILLA = "VILLA"
    CASTLE = "CASTLE"
    BOUTIQUE = "BOUTIQUE"
    GUESTHOUSE = "GUESTHOUSE"
    CAMPER = "CAMPER"
    HOUSE = "HOUSE"
    PRIVATE_RESIDENCE = "PRIVATE_RESIDENCE"


class CompanyType(StrEnum):
    """The legal form of who runs it."""

    PRIVATE_PERSON = "PRIVATE_PERSON"
    INDIVIDUAL_COMPANY = "INDIVIDUAL_COMPANY"
    COMPANY = "COMPANY"
    INSTITUTION = "INSTITUTION"
    ENTITY = "ENTITY"


class Rating(StrEnum):
    """Stars; S is superior, L is luxury."""

    NONE = "NONE"
    STAR1 = "STAR1"
    STAR1S = "STAR1S"
    STAR2 = "STAR2"
    STAR2S = "STAR2S"
    STAR3 = "STAR3"
    STAR3S = "STAR3S"
    STAR4 = "STAR4"
    STAR4S = "STAR4S"
    STAR5 = "STAR5"
    STAR5L = "STAR5L"


Language = StrEnum("Language", [(code, code) for code in LANGUAGES])  # type: ignore[misc]


class ArrivalTime(StrEnum):
    """Whether guests say when they will come."""

    NO = "NO"
    REQUIRED = "REQUIRED"
    OPTIONAL = "OPTIONAL"


class _Body(BaseModel):
    # The names of the wire are these in camel case; a checker can't see them, but nothing here is built by name.
    model_config = ConfigDict(extra="ignore", alias_generator=to_camel, use_enum_values=True)  # type: ignore[pydantic-alias]


class Contact(_Body):
    """Whom to call. The e-mail address is the property's own."""

    contact_name: Short | None = None
    phone_number: Phone | None = None
    phone_number2: Phone | None = None
    mobile_number_full: Phone | None = None
    mobile_prefix: Short | None = None
    mobile_number: Phone | None = None
    secondary_email: Email | None = None
    given_name: Short | None = None
    family_name: Short | None = None


class Place(_Body):
    """Where it is. Address, city, zip code, country, phone and position are the property's own fields."""

    address: Short | None = None
    city: Short | None = None
    zip_code: Short | None = None
    country: Annotated[Country | None, Field(validation_alias=AliasChoices("country", "countryAlpha2"))] = None
    phone: Phone | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    locality: Short | None = None
    first_locality: Short | None = None
    district_name: Short | None = None
    civic_number: Short | None = None
    additional_information: Long | None = None
    zoom: Annotated[Whole, Field(ge=0, le=30)] | None = None
    phone2: Phone | None = None
    phone_prefix: Short | None = None
    full_address: Short | None = None
    place_name: LanguageMap | None = None


class Layout(_Body):
    """How documents look."""

    vat_label: LanguageMap | None = None


class CustomerHead(_Body):
    """Who stands for the property towards the authorities."""

    given_name: Short | None = None
    family_name: Short | None = None
    country: Country | None = None


class InvoiceOptions(_Body):
    """Switches of invoicing."""

    treasury_active: bool | None = None
    split_commission_property_manager: bool | None = None


class Housekeeping(_Body):
    """Switches of the daily work (`clpms`). Who takes payments and how many may sign in is decided elsewhere."""

    cleaning_days: Annotated[Whole, Field(ge=0, le=365)] | None = None
    cleaning_mail: bool | None = None
    closeout_time: Annotated[Whole, Field(ge=0, le=MAX_MINUTE)] | None = None
    arrival_time: ArrivalTime | None = None
    chat_ai_enabled: bool | None = None
    active_rate_plan_cross: bool | None = None
    good_morning_email: bool | None = None


class AccommodationChanges(_Body):
    """The body of `updateAccommodation`: an absent field keeps its value, null clears an optional one.

    Fields of the schema that follow from others (network, billing, licence) or that other operations own (credit,
    police account, payment processor) are ignored.
    """

    name: Short | None = None
    email: Email | None = None
    given_name: Short | None = None
    family_name: Short | None = None
    currency: Currency | None = None
    time_zone: TimeZone | None = None
    checkin_start: Annotated[Whole, Field(ge=0, le=MAX_MINUTE)] | None = None
    checkin_end: Annotated[Whole, Field(ge=0, le=2880)] | None = None
    checkout: Annotated[Whole, Field(ge=0, le=MAX_MINUTE)] | None = None
    phone: Phone | None = None
    phone_number: Phone | None = None
    address: Short | None = None
    city: Short | None = None
    zip: Short | None = None
    zip_code: Short | None = None
    country: Country | None = None
    iso_country: Country | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    location: Place | None = None

    contact: Contact | None = None
    property_category: Category | None = None
    logo: Link | None = None
    icon: Link | None = None
    cover_image: Link | None = None
    master_calendar: bool | None = None
    cleaning_cost: Count | None = None
    breakfast_included: bool | None = None
    breakfast_price: Annotated[float, NotFlag, Field(ge=0, le=1_000_000)] | None = None
    auto_close: bool | None = None
    district: Short | None = None
    website: Link | None = None
    company_type: CompanyType | None = None
    vat_code: Short | None = None
    fiscal_code: Short | None = None
    tax_included: bool | None = None
    taxes: Annotated[float, NotFlag, Field(ge=0, le=1_000_000)] | None = None
    layout: Layout | None = None
    last_cash_closing_day: date | None = None
    customer_head: CustomerHead | None = None
    invoice_options: InvoiceOptions | None = None
    date_pattern: Short | None = None
    language: Language | None = None
    license_code: Short | None = None
    additional_information: Long | None = None
    rating: Rating | None = None
    prefer_this_language: bool | None = None
    total_beds: Count | None = None
    mail_template: Short | None = None
    clpms: Housekeeping | None = None
    cod_promo: Annotated[Short | None, Field(validation_alias=AliasChoices("cod_promo", "codPromo"))] = None
    admin_user_access_granted: bool | None = None

    def changes(self) -> dict[str, Any]:
        """What was sent, by the names of `Accommodation`; the first of two names for one field wins."""
        sent = self.model_fields_set
        changes: dict[str, Any] = {}
        for column, names in _COLUMNS.items():
            for name in names:
                if name in sent:
                    changes[column] = getattr(self, name)
                    break
        details = self.model_dump(include=sent & _DETAILS, exclude_unset=True, by_alias=True, mode="json")
        if "location" in sent:
            place = self.location.model_dump(exclude_unset=True, mode="json") if self.location else {}
            for name in _PLACE_COLUMNS & place.keys():
                changes.setdefault(name, place[name])
            rest = Place.model_construct(**{k: v for k, v in place.items() if k not in _PLACE_COLUMNS})
            details["location"] = rest.model_dump(exclude_unset=True, by_alias=True) if self.location else None
        if details:
            changes["details"] = details
        return changes


_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "email": ("email",),
    "given_name": ("given_name",),
    "family_name": ("family_name",),
    "currency": ("currency",),
    "time_zone": ("time_zone",),
    "checkin_start": ("checkin_start",),
    "checkin_end": ("checkin_end",),
    "checkout": ("checkout",),
    "phone": ("phone", "phone_number"),
    "address": ("address",),
    "city": ("city",),
    "zip_code": ("zip", "zip_code"),
    "country": ("country", "iso_country"),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
}
_PLACE_COLUMNS = frozenset({"address", "city", "zip_code", "country", "phone", "latitude", "longitude"})
_DETAILS = frozenset(AccommodationChanges.model_fields) - {n for ns in _COLUMNS.values() for n in ns} - {"location"}


def _absent(value: object) -> object:
    """The contract's default of an absent address is the word "null"."""
    return None if value in ("", "null") else value


class NewAccommodation(AccommodationChanges):
    """The body of `createAccommodation`."""

    name: Annotated[Short, Field(min_length=1)]
    email: Annotated[Email, Field(min_length=1)]
    given_name: Annotated[Short, Field(min_length=1)]
    family_name: Annotated[Short, Field(min_length=1)]
    welcome_user: Annotated[bool | None, Field(validation_alias=AliasChoices("welcome_user", "welcomeUser"))] = True
    welcome_alternative_email: Annotated[
        Email | None,
        BeforeValidator(_absent),
        Field(validation_alias=AliasChoices("welcome_alternative_email", "welcomeAlternativeEmail")),
    ] = None
    network_name: Annotated[Short | None, Field(validation_alias=AliasChoices("network_name", "networkName"))] = None
    accept_duplicates: Annotated[
        bool | None, Field(validation_alias=AliasChoices("accept_duplicates", "acceptDuplicates"))
    ] = None

    def fields(self) -> dict[str, Any]:
        """What a property is created with: what was sent and is not empty."""
        return {name: value for name, value in self.changes().items() if value not in (None, "")}
