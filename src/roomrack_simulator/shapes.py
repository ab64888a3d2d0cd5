"""What is said on the wire, and what is kept: the words of an OTA, which are its own.

Days are dates, instants are UTC, money is decimal written as text.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(min_length=1, max_length=120)]
Text = Annotated[str, Meta(min_length=1, max_length=10_000)]
Count = Annotated[int, Meta(ge=0, le=10_000)]
People = Annotated[int, Meta(ge=1, le=50)]


class Shape(msgspec.Struct, frozen=True, omit_defaults=True):
    """What all shapes have in common: what is not said is left out."""


class Key(Shape, frozen=True, kw_only=True, order=True, omit_defaults=False):
    """Which room, under which rate plan, for how many people."""

    room: Name
    rate_plan: Annotated[str, Meta(max_length=120)] = ""
    """Empty where the room is sold without rate plans."""
    occupancy: People


class Listing(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """What a hotel sells."""

    key: Key
    room_name: Name
    rate_name: str = ""
    editable: bool = True
    """Whether its calendar can be written."""


class Night(Shape, frozen=True, kw_only=True):
    """What is known of one listing and day; None where nobody has said anything yet."""

    price: Decimal | None = None
    rooms_to_sell: int | None = None
    minimum_stay: int | None = None
    maximum_stay: int | None = None
    no_arrival: bool | None = None
    no_departure: bool | None = None
    closed: bool | None = None
    advance_days: int | None = None


class Span(Shape, frozen=True, kw_only=True):
    """New values for days, both ends inclusive. Only what is said changes."""

    date_from: date
    date_to: date
    price: Decimal | None = None
    rooms_to_sell: Count | None = None
    minimum_stay: Count | None = None
    maximum_stay: Count | None = None
    no_arrival: bool | None = None
    no_departure: bool | None = None
    closed: bool | None = None
    advance_days: Count | None = None

    @property
    def days(self) -> int:
        """How many days it covers; none or fewer where its ends are the wrong way round."""
        return (self.date_to - self.date_from).days + 1


class Change(Shape, frozen=True, kw_only=True):
    """New values of one listing; taken as a whole, or not at all."""

    listing: Key
    spans: list[Span]


class Update(Shape, frozen=True, kw_only=True):
    """A call that changes the calendar."""

    changes: list[Change]


class Refusal(Shape, frozen=True, kw_only=True):
    """Which part of a call was not taken, counted from 0, and why."""

    index: int
    reason: str


class Taken(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """What became of a call."""

    reference: str
    refused: list[Refusal] = []


class Query(Shape, frozen=True, kw_only=True):
    """Which part of the calendar is asked for, both days inclusive."""

    listings: list[Key]
    date_from: date
    date_to: date


class Guest(Shape, frozen=True, kw_only=True):
    """Who books."""

    first_name: Name
    last_name: Name
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    country: str | None = None


class Room(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """One room of a booking."""

    id: str
    listing: Key
    arrival: date
    departure: date
    adults: int
    children: int = 0
    total: Decimal
    nights: dict[date, Decimal]
    guest: str | None = None
    cancelled: bool = False


class Booking(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """A whole booking at one revision. `status` is booked, requested or cancelled."""

    reference: str
    revision: int
    status: str
    booked_at: datetime
    currency: str
    guest: Guest
    rooms: list[Room]
    commission: Decimal | None = None
    remarks: str | None = None


class Revision(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """A booking in the feed, with what the OTA wants to hear once it is stored."""

    receipt: str
    booking: Booking


class Message(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """A message of a conversation. `author` is guest or hotel."""

    id: str
    conversation: str
    author: str
    text: str
    sent_at: datetime
    guest: str | None = None
    booking: str | None = None


class Piece(Shape, frozen=True, kw_only=True):
    """Content of one listing, or of the whole hotel where no listing is named."""

    listing: Key | None = None
    sections: dict[str, Any]


class Fault(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """Something that goes wrong on demand."""

    id: int = 0
    kind: str
    calls: list[str] = []
    """Which calls it befalls; all that it can befall where none is named."""
    probability: Annotated[float, Meta(gt=0, le=1)] = 1.0
    count: Annotated[int, Meta(ge=1)] | None = None
    """How often it happens before it is over; for ever where it is not said."""
    seconds: Annotated[float, Meta(ge=0, le=300)] = 1.0
    """How long a delay takes, or what Retry-After says."""
    seed: int = 0
    percent: Annotated[float, Meta(ge=-90, le=900)] = -10.0
    """How far off a wrong price is."""


class Plan(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """What guests do by themselves: drawn from `seed`, so many things a day of the hotel's clock."""

    seed: int = 0
    per_day: Annotated[float, Meta(ge=0, le=100_000)] = 0.0
    """0: only when the control asks for it."""
    window_days: Annotated[int, Meta(ge=1, le=700)] = 90
    """How far ahead guests look."""


class HotelDraft(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """A hotel as it is made."""

    name: Name
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")] = "EUR"
    username: Name
    password: Annotated[str, Meta(min_length=8, max_length=200)]
    listings: list[Listing]
    plan: Plan = Plan()


class OtaDraft(Shape, frozen=True, kw_only=True, omit_defaults=False):
    """An OTA as it is made: its name, and how many calls it takes in how many seconds from each hotel."""

    name: Name
    calls: Annotated[int, Meta(ge=1, le=1_000_000)] = 100
    seconds: Annotated[float, Meta(gt=0, le=86_400)] = 10.0
    replenishes: bool = False
    """Whether it puts rooms of cancelled bookings back on sale by itself, or waits to be told."""


class Wish(Shape, frozen=True, kw_only=True):
    """One room that a guest wants."""

    listing: Key
    arrival: date
    departure: date
    adults: People
    children: Annotated[int, Meta(ge=0, le=50)] = 0
