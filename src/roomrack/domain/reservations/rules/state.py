"""What a reservation is.

The stored truth of a stay is the local arrival and departure days; amounts are minor units of the reservation's own
currency. Instants are aware and in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import local_day
from roomrack.core.stay import Stay
from roomrack.domain.reservations.rules.ledger import Payment, deposit_asked, paid
from roomrack.domain.reservations.rules.parts import SoldExtra, Split


class Status(StrEnum):
    """How firm a reservation is (docs/contract.md 7)."""

    CONFIRMED = "CONFIRMED"
    WAITING = "WAITING"
    CANCELLED = "CANCELLED"


class Source(StrEnum):
    """How a reservation, or a guest's data, came in."""

    API = "API"
    USER = "USER"
    PORTAL = "PORTAL"
    SYSTEM = "SYSTEM"


class Party(StrEnum):
    """Who gave a cancellation, as the wire names it."""

    GUEST = "guest"
    ACCOMMODATION = "accommodation"


BOOKER = "BOOKER"
GUEST = "GUEST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A person of a reservation. `checkin` and `checkout` are local days of the property."""

    id: int
    type: str = BOOKER
    given_name: str | None = None
    family_name: str | None = None
    email: str | None = None
    phone: str | None = None
    checkin: date
    checkout: date
    source: Source = Source.API
    details: Mapping[str, Any] = field(default_factory=dict)
    """Further facts as JSON values, by snake-case names."""

    @property
    def full_name(self) -> str:
        """The name as a person would write it; empty when there is none."""
        joined = " ".join(part for part in (self.given_name, self.family_name) if part)
        return joined or str(self.details.get("customer_name") or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """One product sold for one stay; the rooms of one booking share their `refer`."""

    accommodation: int
    id: int
    refer: str
    channel_id: int
    channel_refer: str | None = None
    product: int
    pms_product: int | None = None
    status: Status = Status.CONFIRMED
    arrival: date
    departure: date
    effective_checkin: datetime | None = None
    effective_checkout: datetime | None = None
    no_show: bool = False
    create_time: datetime
    """When it was made, as the client says, else `recorded_at`."""
    update_time: datetime
    recorded_at: datetime
    """When this server first stored it."""
    changed_at: datetime
    """When this server last changed it."""
    confirmed_at: datetime | None = None
    """When it first was CONFIRMED."""
    cancelled_at: datetime | None = None
    cancelled_by: Party | None = None
    seen_at: datetime | None = None
    """When a person last opened it in the extranet."""
    currency: str
    room_gross: int
    nightly: tuple[int, ...]
    """One amount per night of the stay; they sum to `room_gross`."""
    priced: bool
    """Whether `room_gross` was computed from the calendar, and so follows a change of dates or product."""
    cleaning_fee: int = 0
    deposit: int = 0
    total_paid: int = 0
    """What the channel says was paid, beside the payments."""
    payment_expiration: datetime | None = None
    total_guest: int = 0
    total_children: int = 0
    total_infants: int = 0
    private_notes: str | None = None
    channel_notes: str | None = None
    agency: int | None = None
    completed: bool = False
    oversold: bool = False
    """Whether it was kept although a night of it had nothing left to sell."""
    room_code: Mapping[str, Any] | None = None
    metadata: tuple[Mapping[str, Any], ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    """Further facts as JSON values, by snake-case names."""
    application: int | None = None
    """The application that posted it."""
    source: Source = Source.API
    guests: tuple[Guest, ...] = ()
    payments: tuple[Payment, ...] = ()
    """The ledger, by id."""
    extras: tuple[SoldExtra, ...] = ()
    splits: tuple[Split, ...] = ()
    """In the order of their days, each within the stay and in another room than the night before."""
    penalty: int | None = None
    """What cancelling it, or not coming, costs by the policies of that moment; None until then."""

    @property
    def stay(self) -> Stay:
        """The nights, as local days of the property."""
        return Stay(self.arrival, self.departure)

    @property
    def paid(self) -> int:
        """What was paid of the stay: by what the channel says, and by the payments."""
        return self.total_paid + paid(self.payments)

    @property
    def deposit_due(self) -> int:
        """What must be paid ahead: the deposit of the reservation, or what its deposits come to, if that is more."""
        return max(self.deposit, deposit_asked(self.payments))

    @property
    def holds_nights(self) -> bool:
        """Whether its status asks for its nights to be held: WAITING holds like CONFIRMED."""
        return self.status is not Status.CANCELLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rooms of one booking, cancelled ones included."""

    ids: tuple[int, ...]
    statuses: frozenset[Status]

    @property
    def disagree(self) -> bool:
        """Whether the rooms have different statuses."""
        return len(self.statuses) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a reservation shows of its property."""

    id: int
    name: str
    currency: str
    time_zone: str
    checkin_start: int
    checkin_end: int
    checkout: int
    phone: str | None = None
    address: str | None = None
    city: str | None = None
    zip_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    vat: str = "0"
    """Percent within what rooms cost, as text."""

    @property
    def zone(self) -> ZoneInfo:
        """The rules of the property's time zone."""
        return ZoneInfo(self.time_zone)

    def day_of(self, instant: datetime) -> date:
        """The property's local day at an aware instant."""
        return local_day(instant, self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A reservation with all that is shown beside it: what an answer and a webhook are made of."""

    reservation: Reservation
    place: Place
    product_name: str | None
    group: Group
    at: datetime
    """The instant of the view; the zone's offset is shown as of then."""
    card: Mapping[str, Any] | None = None
    """Its payment card as it is shown: JSON of the slice that keeps cards."""
    city_tax: int = 0
    """What all guests owe the city, in minor units."""
    paid_from: datetime | None = None
    """From when on cancelling costs something; None when it never does."""
    channel: str | None = None
    """What people call the portal that its channel is; None for other channels."""
