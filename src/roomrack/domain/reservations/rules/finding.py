"""What each filter of the find means: docs/algorithms/find.md in code.

`window` turns a type and its interval into plain bounds on columns, so that the repository only compares. Days are
local days of the property; instants are in UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from roomrack.core.localtime import instant_of, local_day, start_of_day
from roomrack.domain.reservations.errors import IntervalReversed, SortUnknown
from roomrack.domain.reservations.rules.state import Place, Source
from roomrack.domain.reservations.rules.stays import FIRST_DAY, MAX_NIGHTS, Moment, day_of

MAX_WORDS = 8
"""Words of a text that are looked for; further ones are not."""
RECENT = timedelta(hours=72)
"""How far back MODIFIED and NEWLY look."""


class FindType(StrEnum):
    """Which date the interval is about."""

    ACTIVE = "ACTIVE"
    CHECKIN = "CHECKIN"
    CHECKOUT = "CHECKOUT"
    CREATETIME = "CREATETIME"
    TODAYARRIVALS = "TODAYARRIVALS"
    TOMORROWARRIVALS = "TOMORROWARRIVALS"
    NEXT3ARRIVALS = "NEXT3ARRIVALS"
    NEXT7ARRIVALS = "NEXT7ARRIVALS"
    TODAYDEPARTURES = "TODAYDEPARTURES"
    MODIFIED = "MODIFIED"
    MODIFIED_BETWEEN = "MODIFIED_BETWEEN"
    NEWLY = "NEWLY"
    STAY = "STAY"
    IN_HOUSE = "IN_HOUSE"
    NO_CHECKOUT = "NO_CHECKOUT"
    CANCELLATION = "CANCELLATION"


class FindStatus(StrEnum):
    """The states that a find can ask for; only the first three are stored."""

    CANCELLED = "CANCELLED"
    WAITING = "WAITING"
    CONFIRMED = "CONFIRMED"
    ACTIVE = "ACTIVE"
    NOROOM = "NOROOM"
    COMPLETED = "COMPLETED"
    NOCOMPLETED = "NOCOMPLETED"
    NEWMESSAGE = "NEWMESSAGE"
    EXPIREDMESSAGE = "EXPIREDMESSAGE"
    PROPOSAL = "PROPOSAL"
    PROPOSAL_EXPIRED = "PROPOSAL_EXPIRED"
    NOT_INVOICED = "NOT_INVOICED"
    DEPOSIT_NOT_MANAGED = "DEPOSIT_NOT_MANAGED"
    DEPOSIT_IN_WAITING = "DEPOSIT_IN_WAITING"
    TO_REVIEW = "TO_REVIEW"


_LAST_DAY = date(2500, 1, 1)

OF_MESSAGES = frozenset({FindStatus.NEWMESSAGE, FindStatus.EXPIREDMESSAGE})
"""States that conversations know of, and reservations do not."""


class Order(StrEnum):
    """What reservations can be sorted by, by their names on the wire."""

    ID = "id"
    REFER = "refer"
    CHECKIN = "checkin"
    CHECKOUT = "checkout"
    CREATE_TIME = "createTime"
    UPDATE_TIME = "updateTime"
    CANCELLED_TIME = "cancelledTime"
    ROOM_GROSS = "roomGross"
    STATUS = "status"
    PRODUCT = "product"
    CHANNEL = "channelId"


SORTABLE = tuple(order for order in Order if order is not Order.CANCELLED_TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Bounds on the columns of a reservation; None is no bound.

    Days are inclusive on both sides; instants include the first and exclude the last. `live` keeps what is not
    cancelled. `in_house` keeps who is in the house on that day, `unseen_new` and `unseen_change` what was recorded or
    changed since that instant and not seen after it, `left_over` who checked in and never out.
    """

    arrival_from: date | None = None
    arrival_to: date | None = None
    departure_from: date | None = None
    departure_to: date | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    updated_from: datetime | None = None
    updated_to: datetime | None = None
    cancelled_from: datetime | None = None
    cancelled_to: datetime | None = None
    cancelled: bool = False
    live: bool = False
    in_house: tuple[date, datetime] | None = None
    left_over: bool = False
    unseen_new: datetime | None = None
    unseen_change: datetime | None = None
    order: Order = Order.CHECKIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """A find as asked for."""

    ids: Sequence[int] = ()
    refer: str | None = None
    refer_is_exclusive: bool = True
    products: Sequence[int] = ()
    has_pms_product: bool | None = None
    pms_product: int | None = None
    source: str | None = None
    excluded_sources: Sequence[str] = ()
    status: FindStatus | None = None
    type: FindType = FindType.STAY
    start: Moment | None = None
    end: Moment | None = None
    agency: int | None = None
    checked_in: bool | None = None
    checked_out: bool | None = None
    text: str | None = None
    """Words that all stand in a refer, a name or an address of the reservation; no operation has it (ours)."""
    sort: Order | None = None
    descending: bool = False
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources taken apart: channels by number, and ways in by word. What is neither matches nothing."""

    channels: tuple[int, ...] = ()
    ways: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A find in terms of columns. With `ids` set nothing else is; `refer` alone likewise when it is exclusive."""

    now: datetime
    ids: tuple[int, ...] | None = None
    refer: str | None = None
    products: tuple[int, ...] | None = None
    has_pms_product: bool | None = None
    pms_product: int | None = None
    source: Sources | None = None
    excluded: Sources | None = None
    status: FindStatus | None = None
    talked_of: tuple[int, ...] = ()
    """With a status of `OF_MESSAGES`, the reservations whose conversations are in it."""
    window: Window = field(default_factory=Window)
    agency: int | None = None
    checked_in: bool | None = None
    checked_out: bool | None = None
    words: tuple[str, ...] = ()
    order: Order = Order.CHECKIN
    descending: bool = False
    grouped: bool = False


def query(criteria: Criteria, place: Place, now: datetime) -> Query:
    """Which filters apply, and what they compare. Raises `IntervalReversed`, unless the interval does not apply."""
    exclusive = bool(criteria.ids) or (criteria.refer is not None and criteria.refer_is_exclusive)
    if exclusive:
        return Query(
            now=now,
            ids=tuple(criteria.ids) or None,
            refer=None if criteria.ids else criteria.refer,
            order=criteria.sort or Order.CHECKIN,
            descending=criteria.descending,
            grouped=criteria.grouped,
        )
    start, end = (
        None if moment is None else _within(day_of(moment, place.zone)) for moment in (criteria.start, criteria.end)
    )
    bounds = window(criteria.type, start, end, place, now)
    return Query(
        now=now,
        refer=criteria.refer,
        products=tuple(criteria.products) or None,
        has_pms_product=criteria.has_pms_product,
        pms_product=criteria.pms_product,
        source=None if criteria.source is None else sources([criteria.source]),
        excluded=sources(criteria.excluded_sources) if criteria.excluded_sources else None,
        status=criteria.status,
        window=bounds,
        agency=criteria.agency,
        checked_in=criteria.checked_in,
        checked_out=criteria.checked_out,
        words=tuple((criteria.text or "").split()[:MAX_WORDS]),
        order=criteria.sort or bounds.order,
        descending=criteria.descending,
        grouped=criteria.grouped,
    )


def window(kind: FindType, start: date | None, end: date | None, place: Place, now: datetime) -> Window:
    """The bounds that a type puts on columns. Raises `IntervalReversed`."""
    if start is not None and end is not None and end < start:
        raise IntervalReversed("endDate", start=start, end=end)
    if kind in _INSTANT_TYPES:
        return _instant_window(kind, start, end, place.zone)
    today = local_day(now, place.zone)
    match kind:
        case FindType.ACTIVE:
            return _overlap(start, end, live=True, departure_from=today)
        case FindType.CHECKIN:
            return Window(arrival_from=start, arrival_to=end)
        case FindType.CHECKOUT:
            return Window(departure_from=start, departure_to=end, order=Order.CHECKOUT)
        case FindType.TODAYDEPARTURES:
            return Window(departure_from=today, departure_to=today, order=Order.CHECKOUT)
        case FindType.IN_HOUSE:
            return Window(live=True, in_house=(today, now))
        case FindType.NO_CHECKOUT:
            past = now >= instant_of(today, place.checkout, place.zone)
            last = today if past else today - timedelta(1)
            return Window(live=True, left_over=True, departure_to=last, order=Order.CHECKOUT)
        case FindType.NEWLY:
            return Window(unseen_new=now - RECENT, order=Order.CREATE_TIME)
        case FindType.MODIFIED:
            return Window(unseen_change=now - RECENT, order=Order.UPDATE_TIME)
        case FindType.STAY:
            return _overlap(start, end)
        case _:
            first, days = _ARRIVALS[kind]
            arrival = today + timedelta(first)
            return Window(arrival_from=arrival, arrival_to=arrival + timedelta(days))


def sources(texts: Sequence[str]) -> Sources:
    """Take sources apart as docs/algorithms/find.md says; the unknown ones are dropped, and match nothing."""
    names = [text.strip() for text in texts if text.strip()]
    channels = tuple(int(name) for name in names if name.isascii() and name.isdigit() and len(name) <= 18)
    ways = tuple(Source(name.upper()) for name in names if name.upper() in Source.__members__)
    return Sources(channels, ways)


def _within(day: date) -> date:
    """A day near those that stays can have: 9999-12-31 means "open" and must not overflow when a day is added."""
    return min(max(day, FIRST_DAY - timedelta(1)), _LAST_DAY)


def sort_of(text: str) -> tuple[Order, bool]:
    """A sortBy as an order and whether it is turned round. Raises `SortUnknown`."""
    words = text.replace(",", " ").replace(":", " ").split()
    descending = False
    if words and words[-1].lower() in ("asc", "desc"):
        descending = words.pop().lower() == "desc"
    name = words[0] if len(words) == 1 else ""
    if name[:1] in ("-", "+"):
        descending ^= name[0] == "-"
        name = name[1:]
    for order in SORTABLE:
        if order.value.lower() == name.lower():
            return order, descending
    raise SortUnknown("sortBy", allowed=", ".join(order.value for order in SORTABLE))


_INSTANT_TYPES = frozenset({FindType.CREATETIME, FindType.MODIFIED_BETWEEN, FindType.CANCELLATION})

_ARRIVALS = {
    FindType.TODAYARRIVALS: (0, 0),
    FindType.TOMORROWARRIVALS: (1, 0),
    FindType.NEXT3ARRIVALS: (0, 3),
    FindType.NEXT7ARRIVALS: (0, 7),
}
"""Types that carry their own arrivals: how many days from today the first is, and how many days follow it."""


def _instant_window(kind: FindType, start: date | None, end: date | None, zone: ZoneInfo) -> Window:
    first = None if start is None else start_of_day(start, zone)
    last = None if end is None else start_of_day(end + timedelta(1), zone)
    if kind is FindType.CREATETIME:
        return Window(created_from=first, created_to=last, order=Order.CREATE_TIME)
    if kind is FindType.MODIFIED_BETWEEN:
        return Window(updated_from=first, updated_to=last, order=Order.UPDATE_TIME)
    return Window(cancelled=True, cancelled_from=first, cancelled_to=last, order=Order.CANCELLED_TIME)


def _overlap(start: date | None, end: date | None, *, live: bool = False, departure_from: date | None = None) -> Window:
    """Stays with a night in the interval; the longest stay bounds the arrival on the early side too."""
    after = [day for day in (departure_from, start + timedelta(1) if start else None) if day is not None]
    earliest_departure = max(after, default=None)
    return Window(
        arrival_from=None if earliest_departure is None else earliest_departure - timedelta(MAX_NIGHTS),
        arrival_to=end,
        departure_from=earliest_departure,
        live=live,
    )
