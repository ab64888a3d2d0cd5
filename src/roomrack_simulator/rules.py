"""Which nights are for sale, and at what price. Pure.

A stay can be booked when each of its nights has a price above nothing, rooms to sell, and is not closed; when the day
of arrival allows to arrive, its shortest and longest stay allow the length, and it is far enough ahead; and when the
day of departure allows to depart. A night of which nobody has said that rooms are left, or what it costs, is not for
sale.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from roomrack_simulator.shapes import Change, Listing, Night, Span

HORIZON_DAYS = 740
"""How far ahead a calendar is taken: a little more than two years, whatever day it is where the hotel is."""

DAYS_PER_CALL = 20_000
MOST_NIGHTS = 90
HIGHEST_PRICE = Decimal(10_000_000)
COMMISSION = Decimal("0.15")
CENT = Decimal("0.01")
NOTHING = Night()


def nights_of(arrival: date, departure: date) -> list[date]:
    """The nights of a stay."""
    return [arrival + timedelta(days=number) for number in range((departure - arrival).days)]


def why_not(known: Mapping[date, Night], arrival: date, departure: date, today: date) -> str | None:
    """Why a stay can't be booked; None when it can."""
    nights = nights_of(arrival, departure)
    if not nights or len(nights) > MOST_NIGHTS:
        return "that is no stay"
    if arrival < today:
        return "arrival is in the past"
    for night in nights:
        values = known.get(night, NOTHING)
        if not values.price:
            return f"{night} has no price"
        if not values.rooms_to_sell or values.rooms_to_sell < 1:
            return f"{night} is sold out"
        if values.closed:
            return f"{night} is closed"
    first, last = known.get(arrival, NOTHING), known.get(departure, NOTHING)
    if first.no_arrival:
        return f"no arrival on {arrival}"
    if last.no_departure:
        return f"no departure on {departure}"
    if first.minimum_stay and len(nights) < first.minimum_stay:
        return f"at least {first.minimum_stay} nights from {arrival}"
    if first.maximum_stay and len(nights) > first.maximum_stay:
        return f"at most {first.maximum_stay} nights from {arrival}"
    if first.advance_days and (arrival - today).days < first.advance_days:
        return f"{arrival} is booked {first.advance_days} days ahead"
    return None


def prices(known: Mapping[date, Night], arrival: date, departure: date, percent: float = 0.0) -> dict[date, Decimal]:
    """What each night costs; `percent` off, when the OTA errs. A night without a price, sold all the same, costs 1."""
    factor = 1 + Decimal(str(percent)) / 100
    found = {}
    for night in nights_of(arrival, departure):
        price = known.get(night, NOTHING).price or Decimal(1)
        found[night] = (price * factor).quantize(CENT, ROUND_HALF_UP)
    return found


def commission(total: Decimal) -> Decimal:
    """What the OTA keeps of an amount."""
    return (total * COMMISSION).quantize(CENT, ROUND_HALF_UP)


def refusal(change: Change, listing: Listing | None, today: date) -> str | None:
    """Why a change of the calendar is not taken; None when it is. `listing` is what it names, None when unknown."""
    key = change.listing
    if listing is None:
        return f"no room {key.room} with rate plan {key.rate_plan or '-'} for {key.occupancy}"
    if not listing.editable:
        return f"the calendar of {listing.room_name} can't be written"
    for span in change.spans:
        if span.days < 1:
            return f"{span.date_from} is after {span.date_to}"
        if span.date_to > today + timedelta(days=HORIZON_DAYS):
            return f"{span.date_to} is too far ahead"
        if span.price is not None and not (span.price.is_finite() and 0 <= span.price <= HIGHEST_PRICE):
            return f"{span.price} is no price"
    return None


def days_of(change: Change) -> int:
    """How many days a change covers."""
    return sum(max(span.days, 0) for span in change.spans)


def spans_of(nights: Mapping[date, Night]) -> Iterator[Span]:
    """Days with equal values joined, in their order; days of which nothing is known are left out."""
    begun: tuple[date, date, Night] | None = None
    for day in sorted(nights):
        values = nights[day]
        if values == NOTHING:
            continue
        if begun and begun[2] == values and begun[1] + timedelta(days=1) == day:
            begun = (begun[0], day, values)
            continue
        if begun:
            yield _span(*begun)
        begun = (day, day, values)
    if begun:
        yield _span(*begun)


def _span(first: date, last: date, values: Night) -> Span:
    named = {name: getattr(values, name) for name in Night.__struct_fields__}
    return Span(date_from=first, date_to=last, **named)
