"""What the calendar refuses.

ParamsError
├── DatesReversed, NoNight, PastHorizon, TooManyRoomDays, TooManyDecimals, PriceOutOfRange
├── ColumnUnknown, ColumnMissing, CellWrong, DayTwice, FileTooLong, FileUnreadable
UnknownReference
└── UnknownRoom
RuleError
├── LinkedColumn, SuiteAvailability, MinStayOverMaxStay
├── VersionChanged, WrittenSince, BookedSince, ProductGone, NoRoomToClose
└── SoldOut
NotFound
└── WriteNotFound
NotBookable
├── NothingLeft, StoppedSelling, WithoutPrice, InsideCutOff
└── ClosedToArrival, ClosedToDeparture, StayTooShort, StayTooLong
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roomrack.core.errors import (
    FieldWrong,
    NotBookable,
    NotFound,
    ParamsError,
    RoomrackError,
    RuleError,
    UnknownReference,
)

_DAYS_TOLD = 10


class DatesReversed(ParamsError):
    """The last day of a range is before its first."""

    code = "dates_reversed"
    template = "This date is before {first}."


class NoNight(ParamsError):
    """A stay that ends on the day it starts, or before."""

    code = "no_night"
    template = "This date must be after {first}: a stay has at least one night."


class PastHorizon(ParamsError):
    """A day that is too far ahead to be written."""

    code = "past_horizon"
    template = "The calendar can be written up to {last}."


class TooManyRoomDays(ParamsError):
    """More room-days than one call reads or writes."""

    code = "too_many_room_days"
    template = "One call takes at most {limit} room-days; this one asks for {asked}."


class TooManyDecimals(FieldWrong):
    """A price that its currency can't hold."""

    code = "price_decimals"
    template = "A price in {currency} has at most {digits} decimals."


class PriceOutOfRange(ParamsError):
    """A price beyond every currency's use, which clients could not read exactly."""

    code = "price_out_of_range"
    template = "A price is at most {limit}."


class ColumnUnknown(ParamsError):
    """A file of the calendar with a column that has no meaning, or the same column twice."""

    code = "column_unknown"
    template = "A file has each of these columns once at most: {known}."


class ColumnMissing(ParamsError):
    """A file of the calendar without a column that it needs."""

    code = "column_missing"
    template = "A file needs this column."


class CellWrong(ParamsError):
    """A value in a file that is not what its column holds."""

    code = "cell_wrong"
    template = "{value!r} is not {expected}."


class DayTwice(ParamsError):
    """Two lines of a file about the same day of a product."""

    code = "day_twice"
    template = "Line {line} has this day of product {product} already."


class FileTooLong(ParamsError):
    """A file with more lines than one call writes."""

    code = "file_too_long"
    template = "A file has at most {limit} lines."


class FileUnreadable(ParamsError):
    """A file that is not what its media type says."""

    code = "file_unreadable"
    template = "The file can't be read: {reason}."


class UnknownRoom(UnknownReference):
    """An item names a product that does not exist, or that is another tenant's."""

    code = "unknown_room"
    template = "{kind} {product} not found."

    def __init__(self, element: str, product: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind="Product", product=product)


class LinkedColumn(RuleError):
    """A column that a derived product shows, but its parent owns."""

    code = "linked_column"
    template = "This value of product {product} follows its parent {parent}; write it there."


class SuiteAvailability(RuleError):
    """The availability of a suite, which is computed from its rooms."""

    code = "suite_availability"
    template = "The availability of suite {product} is that of its rooms ({rooms}); write it there."


class MinStayOverMaxStay(RuleError):
    """A minimum stay over the maximum, in what the day would become."""

    code = "min_stay_over_max_stay"
    template = "On {day} the minimum stay of product {product} would be {least}, over its maximum of {most}."


class VersionChanged(RuleError):
    """Days that are no longer as they were when their version was read."""

    code = "version_changed"
    template = "These days of product {product} have changed; their version is now {version}."


class WriteNotFound(NotFound):
    """A bulk write of which the last day knows nothing, or another tenant's."""

    code = "calendar_write_not_found"
    template = "No write {process} of the last 24 hours was found."

    def __init__(self, process: int) -> None:
        """`process` is the id that was asked for."""
        super().__init__("CalendarWrite", process=process)


class WrittenSince(RuleError):
    """Values that can't be undone, because something wrote them again."""

    code = "written_since"
    template = "Product {product} was written again on {days}."


class BookedSince(RuleError):
    """An availability that can't be undone, because bookings or cancellations changed it."""

    code = "booked_since"
    template = "Bookings changed what is left of product {product} on {days}."


class ProductGone(RuleError):
    """A write that can't be undone, because one of its products was deleted."""

    code = "product_gone"
    template = "Product {product} does not exist any more."


@dataclass(frozen=True, slots=True)
class Shortage:
    """A night of a product that a reservation wants and that has nothing left."""

    reservation: int
    product: int
    day: date


class NoRoomToClose(RuleError):
    """A room is to be closed on nights on which every room of its product is taken."""

    code = "no_room_to_close"
    template = "No room of product {product} is free on {days}, so none can be closed."

    def __init__(self, element: str, product: int, days: Sequence[date]) -> None:
        """`element` is the JSON path of the period; of many days the first are told."""
        told = ", ".join(day.isoformat() for day in days[:_DAYS_TOLD])
        super().__init__(element, product=product, days=told + ("..." if len(days) > _DAYS_TOLD else ""))


class SoldOut(RuleError):
    """Not every night that was asked for has something left; nothing was taken. The transaction must be rolled back."""

    code = "sold_out"
    template = "Nothing is left of product {product} on {day}."

    def __init__(self, shortages: Sequence[Shortage]) -> None:
        """The message names the first; `shortages` holds all, in the order in which they were asked for."""
        first = shortages[0]
        super().__init__(product=first.product, day=first.day.isoformat())
        self.shortages = tuple(shortages)


class NothingLeft(NotBookable):
    """A night has nothing left to sell."""

    code = "not_bookable_sold_out"
    template = "Sold out: nothing is left on {days}."


class StoppedSelling(NotBookable):
    """A night is under stop-sell."""

    code = "not_bookable_stop_sell"
    template = "Stop sell: sales are stopped on {days}."


class WithoutPrice(NotBookable):
    """A night has no price."""

    code = "not_bookable_no_price"
    template = "No price: there is no price on {days}."


class InsideCutOff(NotBookable):
    """The arrival is too near, or has passed."""

    code = "not_bookable_cut_off"
    template = "Cut-off: arrivals on {days} must be booked at least {limit} days ahead."


class ClosedToArrival(NotBookable):
    """No arrivals on that day."""

    code = "not_bookable_closed_to_arrival"
    template = "Closed to arrival on {days}."


class ClosedToDeparture(NotBookable):
    """No departures on that day."""

    code = "not_bookable_closed_to_departure"
    template = "Closed to departure on {days}."


class StayTooShort(NotBookable):
    """Fewer nights than the arrival day asks for."""

    code = "not_bookable_min_stay"
    template = "Minimum stay: arrivals on {days} stay at least {limit} nights."


class StayTooLong(NotBookable):
    """More nights than the arrival day allows."""

    code = "not_bookable_max_stay"
    template = "Maximum stay: arrivals on {days} stay at most {limit} nights."


def told(days: Sequence[date]) -> str:
    """Some days as a message tells them."""
    listed = ", ".join(day.isoformat() for day in days[:_DAYS_TOLD])
    return listed if len(days) <= _DAYS_TOLD else f"{listed} (+{len(days) - _DAYS_TOLD})"


def first_with_all(errors: Sequence[RoomrackError]) -> RoomrackError:
    """The first of several reasons, told with all of them nested."""
    first = errors[0]
    return type(first)(first.element, nested=errors, **first.params)
