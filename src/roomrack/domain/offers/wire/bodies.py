"""What comes in: the terms of a property, and a stay to be priced."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from roomrack.core.errors import RoomrackError, many
from roomrack.core.localtime import parse_day
from roomrack.core.stay import Stay
from roomrack.domain.offers.errors import OneOfTwo, TermsReversed
from roomrack.domain.offers.rules.party import Exemption
from roomrack.domain.offers.rules.terms import CHILD_AGE, CityTax, Discount, Terms
from roomrack.domain.offers.service import Chosen, Question
from roomrack.infra.http.bodies import Body, ExactId, Line, Prose
from roomrack.infra.http.values import Blank, Given, NotFlag, Whole

MAX_TERMS = 100
MAX_PEOPLE = 100
MAX_EXTRAS = 200
MAX_NIGHTS = 365
CHILD_UNTIL = 17
"""Who is no older counts as a child where nobody said (ours)."""
_YEARS = (1900, 2199)


def _day(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("This must be a date, such as 2030-05-01")
    try:
        day = parse_day(value)
    except ValueError:
        raise ValueError("This must be a date, such as 2030-05-01") from None
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError(f"The year must lie between {_YEARS[0]} and {_YEARS[1]}")
    return day


Day = Annotated[date, BeforeValidator(_day)]
MaybeDay = Annotated[Day | None, Blank]
Nights = Annotated[Whole, Field(ge=1, le=MAX_NIGHTS)]
DaysAhead = Annotated[Whole, Field(ge=0, le=1_095)]
Age = Annotated[Whole, Field(ge=0, le=120)]
ChildAge = Annotated[Whole, Field(ge=0, le=17)]
Amount = Annotated[Decimal, NotFlag, Field(gt=0, le=Decimal(1_000_000), allow_inf_nan=False)]
Percent = Annotated[Decimal, NotFlag, Field(gt=0, le=Decimal(100), decimal_places=4, allow_inf_nan=False)]
Rooms = Annotated[list[ExactId], Field(max_length=1000)]


class DiscountBody(Body):
    """A discount as it is sent."""

    name: Annotated[Line, Given]
    description: Prose | None = None
    percent: Percent | None = None
    amount: Amount | None = None
    min_nights: Nights | None = None
    max_nights: Nights | None = None
    min_days_ahead: DaysAhead | None = None
    max_days_ahead: DaysAhead | None = None
    arrival_from: MaybeDay = None
    arrival_to: MaybeDay = None
    room_ids: Rooms | None = None


class CityTaxBody(Body):
    """A rule of a city tax as it is sent."""

    name: Annotated[Line, Given]
    amount: Annotated[Decimal, NotFlag, Field(ge=0, le=Decimal(10_000), allow_inf_nan=False)]
    from_age: Age | None = None
    to_age: Age | None = None
    max_nights: Nights | None = None
    date_from: MaybeDay = None
    date_to: MaybeDay = None
    room_ids: Rooms | None = None
    exemptions: Annotated[list[Exemption], Field(max_length=50)] | None = None


class TermsBody(Body):
    """All discounts and city taxes of a property; what is absent is none."""

    discounts: Annotated[list[DiscountBody], Field(max_length=MAX_TERMS)] | None = None
    city_taxes: Annotated[list[CityTaxBody], Field(max_length=MAX_TERMS)] | None = None
    child_age: ChildAge | None = None

    def terms(self) -> Terms:
        """What was sent. Raises, for all fields together, `OneOfTwo` and `TermsReversed`."""
        errors: list[RoomrackError] = []
        discounts, taxes = [], []
        for position, one in enumerate(self.discounts or ()):
            path = f"$.discounts[{position}]"
            if (one.percent is None) == (one.amount is None):
                errors.append(OneOfTwo(f"{path}.percent"))
            errors += _reversed(path, one, _SPANS_OF_DISCOUNTS)
            discounts.append(
                Discount(
                    id=position + 1,
                    name=one.name,
                    description=one.description or None,
                    percent=one.percent,
                    amount=one.amount,
                    min_nights=one.min_nights or 1,
                    max_nights=one.max_nights,
                    min_days_ahead=one.min_days_ahead or 0,
                    max_days_ahead=one.max_days_ahead,
                    arrival_from=one.arrival_from,
                    arrival_to=one.arrival_to,
                    room_ids=tuple(one.room_ids or ()),
                )
            )
        for position, tax in enumerate(self.city_taxes or ()):
            errors += _reversed(f"$.cityTaxes[{position}]", tax, _SPANS_OF_TAXES)
            taxes.append(
                CityTax(
                    id=position + 1,
                    name=tax.name,
                    amount=tax.amount,
                    from_age=tax.from_age or 0,
                    to_age=tax.to_age,
                    max_nights=tax.max_nights,
                    date_from=tax.date_from,
                    date_to=tax.date_to,
                    room_ids=tuple(tax.room_ids or ()),
                    exemptions=tuple(tax.exemptions or ()),
                )
            )
        if errors:
            raise many(errors)
        return Terms(tuple(discounts), tuple(taxes), CHILD_AGE if self.child_age is None else self.child_age)


_SPANS_OF_DISCOUNTS = (
    ("min_nights", "max_nights", "maxNights"),
    ("min_days_ahead", "max_days_ahead", "maxDaysAhead"),
    ("arrival_from", "arrival_to", "arrivalTo"),
)
_SPANS_OF_TAXES = (("from_age", "to_age", "toAge"), ("date_from", "date_to", "dateTo"))


def _reversed(path: str, body: Body, spans: Iterable[tuple[str, str, str]]) -> list[RoomrackError]:
    return [
        TermsReversed(f"{path}.{element}", least=least)
        for low, high, element in spans
        if (least := getattr(body, low)) is not None and (most := getattr(body, high)) is not None and most < least
    ]


class ExtraBody(Body):
    """An extra that the guest takes."""

    id: Annotated[ExactId, Given]
    quantity: Annotated[Whole, Field(ge=0, le=100_000)] | None = None
    days: Annotated[list[Day], Field(max_length=MAX_NIGHTS + 1)] | None = None


class PersonBody(Body):
    """Somebody who stays. Without an age an adult, or a child as old as the property takes children to be."""

    age: Age | None = None
    child: bool | None = None
    exemption: Exemption | None = None

    @property
    def is_child(self) -> bool:
        """What was said, else what the age says."""
        return self.age is not None and self.age <= CHILD_UNTIL if self.child is None else self.child


class QuoteBody(Body):
    """A stay to be priced."""

    product: Annotated[ExactId, Given]
    rate_plan: ExactId | None = None
    checkin: Annotated[Day, Given]
    checkout: Annotated[Day, Given]
    people: Annotated[list[PersonBody], Field(min_length=1, max_length=MAX_PEOPLE)]
    extras: Annotated[list[ExtraBody], Field(max_length=MAX_EXTRAS)] | None = None
    apply_discount: bool | None = None

    def question(self, stay: Stay) -> Question:
        """What is asked, for the service."""
        return Question(
            product=self.product,
            stay=stay,
            people=[(one.age, one.is_child, one.exemption) for one in self.people],
            plan=self.rate_plan,
            extras=[
                Chosen(one.id, f"$.extras[{place}].id", one.quantity, None if one.days is None else set(one.days))
                for place, one in enumerate(self.extras or ())
            ],
            discounts=self.apply_discount is not False,
        )
