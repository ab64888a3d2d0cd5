"""What comes in: one body for all versions, because v1, v2 and v3 differ in shape only (docs/contract.md 5)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.products.errors import AccommodationDisagrees, LeastOverHighest
from roomrack.domain.products.rules import MIN_PRICE_PATH, Automation, PriceRule
from roomrack.domain.products.wire.parts import (
    Amenity,
    Body,
    Id,
    Maintenance,
    Names,
    Number,
    Place,
    RoomAmenity,
    Short,
    SubRoom,
    Texts,
    as_text,
)
from roomrack.infra.http.values import Given, NotFlag, Whole

MAX_DAYS = 1095
"""As far as calendars go."""
MAX_GUESTS = 1000
MAX_QUANTITY = 100_000

_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


def _email(value: str) -> str:
    if value and _EMAIL.fullmatch(value) is None:
        raise ValueError("not an e-mail address")
    return value


Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_email)]
Days = Annotated[Whole, Field(ge=0, le=MAX_DAYS)]
Guests = Annotated[Whole, Field(ge=0, le=MAX_GUESTS)]
Adults = Annotated[Whole, Field(ge=1, le=MAX_GUESTS)]


class RoomCategory(StrEnum):
    """What kind of room it is, in the contract's spelling."""

    STANDARD = "STANDARD"
    SINGLE = "SINGLE"
    QUEEN = "QUEEN"
    KING = "KING"
    TWIN = "TWIN"
    HOLLYWOOD_TWIN = "HOLLYWOOD_TWIN"
    DOUBLE_DOUBLE = "DOUBLE_DOUBLE"
    STUDIO = "STUDIO"
    DELUXE = "DELUXE"
    JOINT = "JOINT"
    CONNECTING = "CONNECTING"
    SUITE = "SUITE"
    APARTMENT = "APARTMENT"
    ACCESIBLE = "ACCESIBLE"
    CABANA = "CABANA"
    VILLA = "VILLA"
    PENTHOUSE = "PENTHOUSE"


class Rule(Body):
    """The derived rule. An absent field keeps its value; in a new rule flags are off and the price is its own."""

    parent: Id | None = None
    availability: bool | None = None
    stay: bool | None = None
    restrictions: bool | None = None
    stop_sell: bool | None = None
    price: PriceRule | None = None
    price_value: Annotated[Decimal, NotFlag, Field(ge=-(10**9), le=10**9)] | None = None
    price_round: bool | None = None

    def changes(self) -> dict[str, Any]:
        """What was sent, by the names of `rules.RULE_FIELDS`."""
        return {_RULE_FIELDS[name]: getattr(self, name) for name in self.model_fields_set}


_RULE_FIELDS = {
    "parent": "parent",
    "availability": "follows_availability",
    "stay": "follows_stay",
    "restrictions": "follows_restrictions",
    "stop_sell": "follows_stop_sell",
    "price": "price_rule",
    "price_value": "price_value",
    "price_round": "price_round",
}


class ProductBody(Body):
    """A product as it is sent. An absent field keeps its value, null clears an optional one.

    Language maps and the derived rule are merged; lists are replaced. What other operations own (`ratePlans`, photos,
    the rooms of a suite, the name of the exported calendar) is not read here.
    """

    accommodation_id: Annotated[str | None, BeforeValidator(as_text)] = None
    name: Short | None = None
    adults: Adults | None = None
    children: Guests | None = None
    infants: Guests | None = None
    quantity: Annotated[Whole, Field(ge=1, le=MAX_QUANTITY)] | None = None
    minimum_selling_price: Annotated[Decimal, NotFlag, Field(ge=10, le=10**8)] | None = None
    derived_rule: Rule | None = None

    headline: Names | None = None
    headline_lang_map: Names | None = None
    description: Texts | None = None
    description_lang_map: Texts | None = None
    basic_name: Names | None = None
    rate_name: Names | None = None
    selling_name: Names | None = None
    front_name: Names | None = None
    labels: Names | None = None
    wifi: Texts | None = None
    near_info: Texts | None = None
    guest_info: Texts | None = None
    invoice_info: Texts | None = None
    checkin_info: Texts | None = None
    activities_info: Texts | None = None
    dormitory: bool | None = None
    not_refundable: bool | None = None
    breakfast_included: bool | None = None
    statistic: bool | None = None
    calendar: bool | None = None
    website: bool | None = None
    booking_engine: bool | None = None
    manual_reservations: bool | None = None
    bathroom_quantity: Number | None = None
    bedroom_quantity: Number | None = None
    bed_quantity: Number | None = None
    square_meters_size: Annotated[Whole, Field(ge=10, le=2**31 - 1)] | None = None
    legal_id_issuer: Short | None = None
    legal_id: Short | None = None
    nrua: Short | None = None
    location: Place | None = None
    triple_the_price: bool | None = None
    tripe_the_price: bool | None = None
    close_next_days: Days | None = None
    open_next_days: Days | None = None
    guests_dormitory: Guests | None = None
    police_code: Id | None = None
    ical_urls: (
        Annotated[list[Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]], Field(max_length=50)]
        | None
    ) = None
    cancellation_policy_id: Id | None = None
    payment_policy_id: Id | None = None
    notification_email: Email | None = None
    room_category: RoomCategory | None = None
    rms_derived: bool | None = None
    hide_rooms: Annotated[list[Id], Field(max_length=1000)] | None = None
    revenue_active: bool | None = None
    revenue_min_price: Number | None = None
    revenue_max_price: Number | None = None
    revenue_max_increment_percent: bool | None = None
    revenue_max_increment: Number | None = None
    preferred_checkin_clerk: Id | None = None
    preferred_checkout_clerk: Id | None = None
    preferred_housekeeper_clerk: Id | None = None
    show_subroom_detail: bool | None = None
    sub_rooms: Annotated[list[SubRoom], Field(max_length=100)] | None = None
    amenities: Annotated[list[Amenity], Field(max_length=500)] | None = None
    room_amenities: Annotated[list[RoomAmenity], Field(max_length=500)] | None = None
    room_maintenances: Annotated[list[Maintenance], Field(max_length=500)] | None = None

    def _columns(self) -> dict[str, Any]:
        return {_COLUMNS[name]: getattr(self, name) for name in _COLUMNS if name in self.model_fields_set}

    def _automation(self) -> dict[str, Any]:
        sent = {name: getattr(self, name) for name in _AUTOMATION if name in self.model_fields_set}
        if "tripe_the_price" in self.model_fields_set:
            sent.setdefault("triple_the_price", self.tripe_the_price)
        return sent

    def _details(self) -> dict[str, Any]:
        sent = self.model_dump(
            include=set(_DETAILS & self.model_fields_set), exclude_unset=True, by_alias=True, mode="json"
        )
        for name, other in _OTHER_NAMES.items():
            if other in sent:
                value = sent.pop(other)
                sent.setdefault(name, value)
        return sent

    def _disagreements(self, accommodation: int) -> list[RoomrackError]:
        """What is wrong between fields."""
        errors: list[RoomrackError] = []
        if self.accommodation_id is not None and self.accommodation_id != str(accommodation):
            errors.append(AccommodationDisagrees("$.accommodationId"))
        least, most = self.revenue_min_price, self.revenue_max_price
        if least is not None and most is not None and least > most:
            errors.append(LeastOverHighest(MIN_PRICE_PATH))
        return errors


class NewProduct(ProductBody):
    """The body of a creation. A product without a name is called by its texts."""

    name: Annotated[Short | None, Given] = None
    adults: Annotated[Adults, Given]

    @model_validator(mode="before")
    @classmethod
    def _name_is_given(cls, sent: object) -> object:
        if not isinstance(sent, Mapping) or str(sent.get("name") or "").strip():
            return sent
        nameless = {key: value for key, value in sent.items() if key != "name"}
        return nameless if _first_text(nameless) else {**nameless, "name": None}

    def fields(self, accommodation: int) -> dict[str, Any]:
        """What a product is created with. Raises for what is wrong between fields, the rule's parent excepted."""
        changes = {name: value for name, value in self._columns().items() if value is not None}
        details = self._details()
        if errors := self._disagreements(accommodation):
            raise many(errors)
        rule = self.derived_rule.changes() if self.derived_rule else {}
        return {
            **changes,
            "name": self.name or _first_text(details),
            "automation": self._automation(),
            "details": details,
            **rule,
        }


class ProductChanges(ProductBody):
    """The body of an update. Name and adults may be absent, but not empty."""

    name: Annotated[Short | None, Given] = None
    adults: Annotated[Adults | None, Given] = None

    def changes(self, accommodation: int) -> dict[str, Any]:
        """What was sent, as `service.update` takes it. Raises for what is wrong between fields."""
        changes = self._columns()
        details = self._details()
        if errors := self._disagreements(accommodation):
            raise many(errors)
        if changes.get("quantity", 0) is None:
            changes["quantity"] = 1
        if "derived_rule" in self.model_fields_set:
            changes["rule"] = self.derived_rule.changes() if self.derived_rule else None
        if automation := self._automation():
            changes["automation"] = automation
        if details:
            changes["details"] = details
        return changes


_COLUMNS = {
    "name": "name",
    "adults": "adults",
    "children": "children",
    "infants": "infants",
    "quantity": "quantity",
    "minimum_selling_price": "minimum_price",
}
_AUTOMATION = frozenset(Automation.__slots__)
_DETAILS = (
    frozenset(ProductBody.model_fields)
    - _COLUMNS.keys()
    - _AUTOMATION
    - {"accommodation_id", "derived_rule", "tripe_the_price"}
)
_OTHER_NAMES = {
    "headline": "headlineLangMap",
    "description": "descriptionLangMap",
    "sellingName": "frontName",
}
"""Fields that have a second name in one of the versions."""


def _first_text(sent: Mapping[str, Any]) -> str | None:
    """The English text of the first language map that has any, else its first text."""
    for field in ("basicName", "rateName", "sellingName", "frontName"):
        by_language = sent.get(field)
        if isinstance(by_language, Mapping):
            texts = {str(language).upper(): text for language, text in by_language.items() if text}
            found = texts.get("EN") or next(iter(texts.values()), None)
            if isinstance(found, str) and found.strip():
                return found
    return None
