"""Sales channels: what an OTA, a channel manager or a calendar elsewhere must do for us, and what it may.

A channel lives in `roomrack.channels.<name>` as client, codec, adapter and errors, and is registered under its name.
What it cannot do it leaves out of its `Abilities`; nothing else of it is called then. No method is ever called inside a
transaction. The same call may come again after an answer was lost: pushing is idempotent, a booking that was read comes
again until it was acknowledged. `docs/guides/channels.md` is the guide, `tests/channels/conformance.py` holds what any
channel must pass.

Days are local days of the property, money is decimal in the connection's currency.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from roomrack.core.calendar_values import CalendarValue

__all__ = [
    "Abilities",
    "Account",
    "BookingStatus",
    "CalendarChange",
    "CalendarValue",
    "Channel",
    "ChannelBooking",
    "ChannelError",
    "ChannelGuest",
    "ChannelMessage",
    "ChannelRefused",
    "ChannelRoom",
    "ChannelThrottled",
    "ChannelUnavailable",
    "ContentPiece",
    "CredentialsRefused",
    "DayRange",
    "ExternalProduct",
    "RateLimit",
    "Receipt",
    "Target",
]


class ChannelError(Exception):
    """The channel did not do what it was asked. `problem` is fit for the property's eyes and holds no secret."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class ChannelUnavailable(ChannelError):
    """No usable answer: the same call may succeed later. `retry_after` is in seconds, where the channel named it."""

    def __init__(self, problem: str, *, retry_after: float | None = None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after


class ChannelThrottled(ChannelUnavailable):
    """The channel's rate limit was reached. Not a failure: it does not count for the circuit breaker."""


class ChannelRefused(ChannelError):
    """The channel refused the call for good: the same call would be refused again."""


class CredentialsRefused(ChannelRefused):
    """The channel did not accept who we say we are: nothing more is sent until the credentials were changed."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many calls in so many seconds, for each account at the channel."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel can do, and how it wants to be asked."""

    calendar_values: frozenset[CalendarValue] = frozenset()
    """What it takes of a calendar; empty: no calendar is pushed."""
    reads_calendar: bool = False
    """Whether the calendar as it understood it can be read back."""
    lists_products: bool = False
    """Whether it tells what it sells."""
    pulls_reservations: bool = False
    messages: bool = False
    notices: bool = False
    """Whether it can announce bookings and messages to an address, so that they are read at once."""
    content: bool = False
    horizon_days: int = 730
    """How many days from today it takes."""
    days_per_call: int = 1000
    """How many product-days one push may hold."""
    limit: RateLimit | None = None
    feeds: bool = False
    """Whether all that it sells are calendar files, each at the address that is its room. Mapping a product to one lets
    the product import it, and nothing is read or pushed over the connection (docs/adr/0018)."""


@dataclass(frozen=True, slots=True)
class Account:
    """One connection's account at a channel. Never logged: it holds the credentials in clear."""

    connection: int
    accommodation: int
    hotel: str | None
    """The property's id at the channel."""
    username: str | None
    password: str | None = field(repr=False)
    currency: str
    now: datetime
    """The present instant as the property sees it, in UTC: a sandbox has a time of its own."""
    feeds: Sequence[str] = field(default=(), repr=False)
    """Where the calendar files of a channel with `Abilities.feeds` are. Whoever knows such an address can read the
    file, so it is as secret as a password."""


@dataclass(frozen=True, slots=True)
class ExternalProduct:
    """A room with a rate as the channel sells it."""

    room: str
    room_name: str
    rate: str | None = None
    rate_name: str | None = None
    occupancy: int = 2
    currency: str | None = None
    """None where the channel does not tell."""
    manageable: bool = True
    """Whether its calendar can be written."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which room and rate of the channel is meant."""

    room: str
    rate: str | None
    occupancy: int


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days with equal values, both ends inclusive.

    `values` holds only what changed and the channel takes: int for availability, stays and cut-off, Decimal for PRICE,
    bool for the rest.
    """

    first: date
    last: date
    values: Mapping[CalendarValue, int | bool | Decimal]


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """New values of one product, in order of days, none twice."""

    target: Target
    ranges: Sequence[DayRange]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a push. `refused` tells of changes by their place in the call from 0 why they were not taken;
    all others were. `reference` is the channel's own name for the call, for the log."""

    refused: Mapping[int, str] = field(default_factory=dict)
    reference: str | None = None


class BookingStatus(StrEnum):
    """What a channel says that a booking is."""

    CONFIRMED = "CONFIRMED"
    WAITING = "WAITING"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class ChannelRoom:
    """One room of a booking at a channel."""

    id: str
    """Names the room within the booking through all its revisions."""
    target: Target
    arrival: date
    departure: date
    adults: int
    children: int
    price: Decimal
    """For the whole stay, taxes as the channel tells them."""
    nightly: Mapping[date, Decimal] = field(default_factory=dict)
    guest_name: str | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ChannelGuest:
    """Who booked."""

    given_name: str
    family_name: str
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelBooking:
    """A whole booking as it is at one revision. The same reference with a lower or equal revision is old news."""

    reference: str
    revision: int
    """Counts up with every change of this booking."""
    acknowledgement: str
    """What the channel wants to hear once this revision is stored."""
    status: BookingStatus
    booked_at: datetime
    currency: str
    guest: ChannelGuest
    rooms: Sequence[ChannelRoom]
    commission: Decimal | None = None
    notes: str | None = None
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """As the channel sent it, without card data; kept with what could not be placed."""


@dataclass(frozen=True, slots=True)
class ChannelMessage:
    """A message of a conversation at a channel. `by_guest` false: the property's own, written elsewhere."""

    id: str
    thread: str
    text: str
    sent_at: datetime
    by_guest: bool
    guest_name: str | None = None
    booking: str | None = None
    """The reference of the booking that it is about."""


@dataclass(frozen=True, slots=True)
class ContentPiece:
    """The content of one product, or of the whole property where `target` is None.

    It stands by section, in the contract's shapes.
    """

    target: Target | None
    sections: Mapping[str, Any]


class Channel(Protocol):
    """One kind of channel. Every method may raise any `ChannelError`."""

    name: str
    """In lower case, as the portal's `internalName` that it serves."""
    abilities: Abilities

    async def check(self, account: Account) -> None:
        """Whether the account works: returns, or raises `CredentialsRefused`."""
        ...

    async def products(self, account: Account) -> Sequence[ExternalProduct]:
        """All that the account sells."""
        ...

    async def push(self, account: Account, changes: Sequence[CalendarChange]) -> Receipt:
        """Send changes; they stand for sure when this returns. Never more than `days_per_call` product-days at once."""
        ...

    async def calendar(
        self, account: Account, targets: Sequence[Target], first: date, last: date
    ) -> Sequence[CalendarChange]:
        """The calendar as the channel understood it, with every value that it takes, both days inclusive."""
        ...

    async def bookings(self, account: Account) -> Sequence[ChannelBooking]:
        """Revisions that were not acknowledged yet, oldest first; of any number, some at a time."""
        ...

    async def acknowledge(self, account: Account, acknowledgements: Sequence[str]) -> None:
        """Tell that revisions are stored; of one that was acknowledged before, nothing happens."""
        ...

    async def messages(self, account: Account, since: datetime | None) -> Sequence[ChannelMessage]:
        """Messages of all conversations, written at `since` or later; some may come twice."""
        ...

    async def send_message(self, account: Account, thread: str, text: str, key: str) -> str:
        """Write to a guest; gives the channel's id of the message. The same `key` again sends nothing twice."""
        ...

    async def push_content(self, account: Account, pieces: Sequence[ContentPiece]) -> Receipt:
        """Replace content; places of `refused` are those of `pieces`."""
        ...
