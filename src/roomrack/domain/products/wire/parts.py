"""Parts of a product's body: its place, sub-rooms, amenities, maintenance. Checked, kept and shown again."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from roomrack.core.localtime import format_instant, parse_day, parse_instant
from roomrack.core.text import mask_card_numbers
from roomrack.domain.reference.rules import country_code, language_code, without_map_switches
from roomrack.infra.http.values import MAX_EXACT, NotFlag, Whole


def as_text(value: object) -> object:
    """Accommodation ids are strings; some clients send the number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[Whole, Field(ge=-MAX_EXACT, le=MAX_EXACT)]
"""An id that is kept and shown again, so every client must be able to read it exactly."""
Number = Annotated[Whole, Field(ge=0, le=2**31 - 1)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(mask_card_numbers)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000), AfterValidator(mask_card_numbers)]
Language = Annotated[str, AfterValidator(language_code)]
Names = Annotated[dict[Language, Short | None], BeforeValidator(without_map_switches)]
"""A language map of one-line texts."""
Texts = Annotated[dict[Language, Long | None], BeforeValidator(without_map_switches)]
"""A language map of long texts."""
Country = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(country_code)]


_YEARS = range(1900, 3000)


def _moment(value: str) -> str:
    try:
        day = parse_day(value)
    except ValueError:
        instant = parse_instant(value)
        day, value = instant.date(), format_instant(instant)
    if day.year not in _YEARS:
        raise ValueError("not of these times")
    return value


Moment = Annotated[str, StringConstraints(max_length=64), AfterValidator(_moment)]
"""An instant, as it goes out, or a local day, as it came: which instant that is depends on the property's zone."""


class Body(BaseModel):
    """The base of all bodies: names of the wire in camel case, unknown fields ignored."""

    # The aliases are dynamic; a checker can't see them, but nothing here is built by name.
    model_config = ConfigDict(extra="ignore", alias_generator=to_camel, use_enum_values=True)  # type: ignore[pydantic-alias]


class Place(Body):
    """Where a product is, when that is not where its property is."""

    address: Short | None = None
    civic_number: Short | None = None
    city: Short | None = None
    locality: Short | None = None
    first_locality: Short | None = None
    district_name: Short | None = None
    country: Country | None = None
    country_alpha2: Country | None = None
    latitude: Annotated[float, NotFlag, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, NotFlag, Field(ge=-180, le=180)] | None = None
    zoom: Annotated[Whole, Field(ge=0, le=30)] | None = None
    phone: Short | None = None
    phone2: Short | None = None
    phone_prefix: Short | None = None
    zip_code: Short | None = None
    additional_information: Long | None = None


class SpaceType(StrEnum):
    """What kind of space a sub-room is."""

    BEDROOM = "BEDROOM"
    LIVING_ROOM = "LIVING_ROOM"
    BATHROOM = "BATHROOM"
    BACKYARD = "BACKYARD"
    FRONT_YARD = "FRONT_YARD"
    BASEMENT = "BASEMENT"
    COMMON_SPACE = "COMMON_SPACE"
    COMMON_SPACES = "COMMON_SPACES"
    DINING_ROOM = "DINING_ROOM"
    ENTRANCE_TO_HOME = "ENTRANCE_TO_HOME"
    EXTERIOR = "EXTERIOR"
    FAMILY_ROOM = "FAMILY_ROOM"
    FULL_BATHROOM = "FULL_BATHROOM"
    HALF_BATHROOM = "HALF_BATHROOM"
    HOT_TUB = "HOT_TUB"
    GARAGE = "GARAGE"
    GYM = "GYM"
    KITCHEN = "KITCHEN"
    KITCHENETTE = "KITCHENETTE"
    LAUNDRY_ROOM = "LAUNDRY_ROOM"
    OFFICE = "OFFICE"
    OUTDOOR_COMMON_AREA = "OUTDOOR_COMMON_AREA"
    OUTDOOR_SPACE = "OUTDOOR_SPACE"
    PATIO = "PATIO"
    POOL = "POOL"
    RECREATION_AREA = "RECREATION_AREA"
    STUDY = "STUDY"
    STUDIO = "STUDIO"
    OTHER = "OTHER"


class BedType(StrEnum):
    """What stands in a bedroom."""

    KING = "KING"
    QUEEN = "QUEEN"
    DOUBLE = "DOUBLE"
    SINGLE = "SINGLE"
    TWIN = "TWIN"
    SOFA = "SOFA"
    BUNK = "BUNK"
    COUCH = "COUCH"
    AIR_MATTRES = "AIR_MATTRES"
    FLOOR_MATTRESS = "FLOOR_MATTRESS"
    TODDLER = "TODDLER"
    CRIB = "CRIB"
    WATER = "WATER"
    HAMMOCK = "HAMMOCK"
    MALE_CAPSULE = "MALE_CAPSULE"
    FEMALE_CAPSULE = "FEMALE_CAPSULE"


class BathroomLocation(StrEnum):
    """Where a bathroom is, seen from the room."""

    ENSUITE = "ENSUITE"
    NEXT_DOOR = "NEXT_DOOR"
    DOWN_THE_HALL = "DOWN_THE_HALL"
    OPPOSITE_THE_ROOM = "OPPOSITE_THE_ROOM"
    IN_THE_HALLWAY = "IN_THE_HALLWAY"
    OTHER = "OTHER"
    INSIDE_THE_UNIT = "INSIDE_THE_UNIT"


class Frequency(StrEnum):
    """How often maintenance is due."""

    NONE = "NONE"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    WEEKLY_ON = "WEEKLY_ON"
    MONTHLY = "MONTHLY"
    QUARTELY = "QUARTELY"
    YEARLY = "YEARLY"
    EVERY_N_DAYS = "EVERY_N_DAYS"
    SAME_DAYWEEK_OF_MONTH = "SAME_DAYWEEK_OF_MONTH"
    LAST_WEEKDAY_OF_MONTH = "LAST_WEEKDAY_OF_MONTH"
    EASTER = "EASTER"


class FileType(StrEnum):
    """What kind of file is attached."""

    JPEG = "JPEG"
    PNG = "PNG"
    OCTET_STREAM = "OCTET_STREAM"


class FileOwner(StrEnum):
    """What a file belongs to."""

    ROOM = "ROOM"
    PROPERTY = "PROPERTY"
    CHAT = "CHAT"


class Bed(Body):
    """Beds of one type."""

    id: Id | None = None
    parent_id: Id | None = None
    bed_type: BedType | None = None
    quantity: Number | None = None


class BedConfiguration(Body):
    """One way in which the beds of a sub-room can stand."""

    id: Id | None = None
    sub_room_id: Id | None = None
    default_configuration: bool | None = None
    sub_room_beds: Annotated[list[Bed], Field(max_length=50)] | None = None


class Bathroom(Body):
    """The bathroom of a sub-room."""

    id: Id | None = None
    sub_room_id: Id | None = None
    type: SpaceType | None = None
    location: BathroomLocation | None = None
    half_bathroom: bool | None = None
    private_space: bool | None = None
    bathtub_present: bool | None = None
    shower_present: bool | None = None


class SubRoom(Body):
    """A space inside a product."""

    id: Id | None = None
    room_id: Id | None = None
    room_number: Number | None = None
    type: SpaceType | None = None
    max_guests: Number | None = None
    private_space: bool | None = None
    sub_room_beds: Annotated[list[Bed], Field(max_length=50)] | None = None
    sub_room_bathroom: Bathroom | None = None
    sub_room_configurations: Annotated[list[BedConfiguration], Field(max_length=50)] | None = None


class Amenity(Body):
    """Something that a product offers."""

    id: Id | None = None
    internal_label: Short | None = None
    internal_name: Short | None = None
    label: Short | None = None
    values: Annotated[dict[Short, Short], Field(max_length=100)] | None = None
    ai_enabled: bool | None = None
    suggested: bool | None = None
    image: Annotated[str, StringConstraints(max_length=2000)] | None = None


class RoomAmenity(Body):
    """An amenity of the list, with details of this product's."""

    id: Id | None = None
    room_id: Id | None = None
    amenity_id: Id | None = None
    title: Short | None = None
    details: Long | None = None


class Attachment(Body):
    """A file that stands somewhere else: what is known of it, not its bytes."""

    id: Id | None = None
    name: Short | None = None
    type: FileType | None = None
    url: Annotated[str, StringConstraints(max_length=2000)] | None = None
    preview_url: Annotated[str, StringConstraints(max_length=2000)] | None = None
    repository: FileOwner | None = None


class Maintenance(Body):
    """Work that a room needs, once or again and again."""

    id: Id | None = None
    room_id: Id | None = None
    title: Short | None = None
    description: Long | None = None
    start_date: Moment | None = None
    frequency: Frequency | None = None
    user: Id | None = None
    completed_date: Moment | None = None
    send_date: Moment | None = None
    create_time: Moment | None = None
    attachment: Attachment | None = None
