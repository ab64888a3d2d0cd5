"""The kinds of values in reservation bodies, and the codes that the contract lists."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from roomrack.core.localtime import parse_day, parse_instant
from roomrack.domain.reference.rules import LANGUAGES, country_codes
from roomrack.infra.http.values import MAX_EXACT, NotFlag, Whole

MAX_ID = 2**63 - 1
_YEARS = (1900, 2199)
_D = TypeVar("_D", date, datetime)


def _moment(value: object) -> object:
    if isinstance(value, date):  # a datetime is one too
        return value
    if not isinstance(value, str):
        raise ValueError("This must be a date or an instant, such as 2030-05-01 or 2030-05-01T12:00:00Z")
    try:
        return parse_day(value) if len(value) == len("2030-05-01") else parse_instant(value)
    except ValueError:
        raise ValueError("This must be a date or an instant, such as 2030-05-01 or 2030-05-01T12:00:00Z") from None


def _instant(value: object) -> object:
    moment = _moment(value)
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC) if isinstance(moment, date) else moment


def _storable(value: _D) -> _D:
    """Keep out the years 1 and 9999, which programs send for "unknown" and which no zone can move."""
    if not _YEARS[0] <= value.year <= _YEARS[1]:
        raise ValueError(f"The year must lie between {_YEARS[0]} and {_YEARS[1]}")
    return value


def _day(value: object) -> object:
    """A plain date; of an instant, which careless clients send, the date as it is written."""
    if isinstance(value, str) and len(value) > len("2030-05-01"):
        _moment(value)
        value = value[: len("2030-05-01")]
    if isinstance(value, str):
        try:
            return parse_day(value)
        except ValueError:
            raise ValueError("This must be a date that exists, written yyyy-MM-dd") from None
    return value


def _country(value: str) -> str:
    code = value.upper()
    if code not in country_codes():
        raise ValueError("This must be a country code of ISO 3166-1, such as IT")
    return code


Moment = Annotated[Any, BeforeValidator(_moment)]
"""A plain date or an instant, of any year; whoever uses it bounds it."""
StoredMoment = Annotated[Any, BeforeValidator(_moment), AfterValidator(_storable)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
StoredInstant = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_storable)]
Day = Annotated[date, BeforeValidator(_day)]
Id = Annotated[Whole, Field(ge=1, le=MAX_EXACT)]
"""An id in a body. What it names may be unknown here; it is kept and shown again, so clients must read it exactly."""
Count = Annotated[Whole, Field(ge=0, le=100_000)]
Amount = Annotated[Decimal, NotFlag]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255)]
Notes = Annotated[str, StringConstraints(max_length=4000)]
Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(_country)]

Language = StrEnum("Language", [(code, code) for code in LANGUAGES])  # type: ignore[misc]


class Body(BaseModel):
    """The base of all bodies. Unknown fields are ignored (docs/contract.md 1).

    A number is taken for text, as the original does: clients send the numbers of OTAs, zip codes and telephones so.
    """

    # The names of the wire are these in camel case; a checker can't see them, but nothing here is built by name.
    model_config = ConfigDict(  # type: ignore[pydantic-alias]
        extra="ignore", alias_generator=to_camel, use_enum_values=True, coerce_numbers_to_str=True
    )


class CompanyCollect(StrEnum):
    """Who collects the price; the last value is spelled so in the contract."""

    NONE = "NONE"
    COMPANY = "COMPANY"
    HOTEL = "HOTEl"


Purpose = StrEnum("Purpose", [(f"P{number}", str(number)) for number in range(6)])  # type: ignore[misc]


class GuestType(StrEnum):
    """Who booked, and who stays."""

    BOOKER = "BOOKER"
    GUEST = "GUEST"


class AccommodatedType(StrEnum):
    """What a guest is within his party."""

    SINGLE_GUEST = "SINGLE_GUEST"
    HEAD_OF_FAMILY = "HEAD_OF_FAMILY"
    HEAD_OF_GROUP = "HEAD_OF_GROUP"
    RELATIVE = "RELATIVE"
    MEMBER_GROUP = "MEMBER_GROUP"


class Sex(StrEnum):
    """As the police asks for it."""

    MALE = "MALE"
    FEMALE = "FEMALE"


class AgeRange(StrEnum):
    """Which age band a guest is in."""

    ADULT = "ADULT"
    CHILD = "CHILD"
    BABY = "BABY"


class CityTaxExemption(StrEnum):
    """Why a guest pays no city tax."""

    TOO_YOUNG_RANGE2 = "TOO_YOUNG_RANGE2"
    HOSPITALISED = "HOSPITALISED"
    POLICE = "POLICE"
    DRIVER = "DRIVER"
    TURIST_GUIDE = "TURIST_GUIDE"
    LONG_STAY = "LONG_STAY"
    STUDY_RELATED = "STUDY_RELATED"
    FESTIVALS = "FESTIVALS"
    OTHER = "OTHER"
    HANDICAPPED = "HANDICAPPED"
    RESIDENCE_REASON = "RESIDENCE_REASON"
    LOW_SEASON = "LOW_SEASON"
    EMERGENCY = "EMERGENCY"
    HOSPITAL_HELPER = "HOSPITAL_HELPER"
    TOO_OLD = "TOO_OLD"
    DISABLED_HELPER = "DISABLED_HELPER"
    HOTEL_WORKERS = "HOTEL_WORKERS"
    EXEMPTION_WORKERS = "EXEMPTION_WORKERS"
    FREQUENT_GUEST = "FREQUENT_GUEST"
    WANT_NOT_PAY = "WANT_NOT_PAY"
    PORTAL_PAID = "PORTAL_PAID"
    TOO_YOUNG_RANGE1 = "TOO_YOUNG_RANGE1"
    WORK_STAY = "WORK_STAY"
    SPIRITUAL_RETREAT = "SPIRITUAL_RETREAT"
    PET_CARE = "PET_CARE"
    INTERNATIONAL_PROTECTION = "INTERNATIONAL_PROTECTION"
    SEPARATED_PARENT = "SEPARATED_PARENT"
    FAMILY_CAREGIVER = "FAMILY_CAREGIVER"
    GENDER_VIOLENCE = "GENDER_VIOLENCE"
    PATIENT_PARENT = "PATIENT_PARENT"


class TravelWay(StrEnum):
    """What a guest came with."""

    NA = "NA"
    CAR = "CAR"
    PLANE = "PLANE"
    PLANEBUS = "PLANEBUS"
    PLANECAR = "PLANECAR"
    PLANETRAIN = "PLANETRAIN"
    TRAIN = "TRAIN"
    BUS = "BUS"
    CARAVAN = "CARAVAN"
    SHIP = "SHIP"
    MOTO = "MOTO"
    BICYCLE = "BICYCLE"
    WALK = "WALK"
    OTHER = "OTHER"


class TourismType(StrEnum):
    """What a guest came for."""

    NOT_SPECIFIED = "NOT_SPECIFIED"
    EDUCATIONAL = "EDUCATIONAL"
    BEACH_RESORT = "BEACH_RESORT"
    CONFERENCE = "CONFERENCE"
    EXHIBITION = "EXHIBITION"
    SPORTIVE = "SPORTIVE"
    SCHOLAR = "SCHOLAR"
    RELIGIOUS = "RELIGIOUS"
    SOCIAL = "SOCIAL"
    AMUSEMENT_PARK = "AMUSEMENT_PARK"
    THERMAL = "THERMAL"
    FOODWINE = "FOODWINE"
    CYCLETURISM = "CYCLETURISM"
    EXCURSION_HIKING = "EXCURSION_HIKING"
    OTHER = "OTHER"
    ART = "ART"
    PROFESSIONAL = "PROFESSIONAL"
    HOLIDAY = "HOLIDAY"
    FRIENDS = "FRIENDS"
    HEALTH = "HEALTH"
    SHOPPING = "SHOPPING"
    TRANSIT = "TRANSIT"


class Degree(StrEnum):
    """A guest's schooling, which some statistics offices ask for."""

    NOT_SPECIFIED = "NOT_SPECIFIED"
    PRIMARY_DIPLOMA = "PRIMARY_DIPLOMA"
    HIGH_DIPLOMA = "HIGH_DIPLOMA"
    UNIVERSITY_DEGREE = "UNIVERSITY_DEGREE"
    OTHER = "OTHER"
    MIDDLE_DIPLOMA = "MIDDLE_DIPLOMA"


class TravelRefer(StrEnum):
    """How the stay was arranged."""

    NOT_SPECIFIED = "NOT_SPECIFIED"
    DIRECT = "DIRECT"
    DIRECT_WEB = "DIRECT_WEB"
    NOT_DIRECT = "NOT_DIRECT"
    NOT_DIRECT_WEB = "NOT_DIRECT_WEB"
    OTHER = "OTHER"


class Relationship(StrEnum):
    """What a guest is to the head of his family."""

    GRANDFATHER = "GRANDFATHER"
    GREAT_GRANDFATHER = "GREAT_GRANDFATHER"
    GREAT_GRANDSON = "GREAT_GRANDSON"
    BROTHER_IN_LAW = "BROTHER_IN_LAW"
    SPOUSE = "SPOUSE"
    SON = "SON"
    BROTHER = "BROTHER"
    GRANDSON = "GRANDSON"
    FATHER_OR_MOTHER = "FATHER_OR_MOTHER"
    NEPHEW = "NEPHEW"
    FATHER_IN_LAW = "FATHER_IN_LAW"
    UNCLE = "UNCLE"
    SON_IN_LAW_OR_DAUGHTER_IN_LAW = "SON_IN_LAW_OR_DAUGHTER_IN_LAW"
    CHILD_GUARDIAN = "CHILD_GUARDIAN"
    OTHER = "OTHER"


class MetadataType(StrEnum):
    """What a further field holds."""

    TEXT = "TEXT"
    LINK = "LINK"
