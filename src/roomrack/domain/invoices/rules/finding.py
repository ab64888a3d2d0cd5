"""What each filter of `getInvoices` means (docs/contract.md 12). Days are local days of the property."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.invoices.errors import InvoiceDatesReversed
from roomrack.domain.invoices.rules.documents import FiscalGroup, Kind


class DateType(StrEnum):
    """Days of issue, told from today."""

    TODAY = "TODAY"
    YESTERDAY = "YESTERDAY"
    LAST_SIXTY_DAYS = "LAST_SIXTY_DAYS"
    MONTH = "MONTH"
    PREVIOUS_MONTH = "PREVIOUS_MONTH"
    LAST_THREE_MONTHS = "LAST_THREE_MONTHS"
    LAST_SIX_MONTHS = "LAST_SIX_MONTHS"
    THIS_YEAR = "THIS_YEAR"
    PREVIOUS_YEAR = "PREVIOUS_YEAR"
    LAST_TWO_YEARS = "LAST_TWO_YEARS"
    ALL = "ALL"


class Order(StrEnum):
    """What a find is sorted by."""

    ID = "ID"
    DOCUMENT_DATE = "DOCUMENT_DATE"
    ACCOMMODATION = "ACCOMMODATION"
    DOCUMENT_TYPE = "DOCUMENT_TYPE"
    NUMBER = "NUMBER"
    CUSTOMER = "CUSTOMER"
    GROSS_AMOUNT = "GROSS_AMOUNT"


class Direction(StrEnum):
    """Which end comes first."""

    ASC = "ASC"
    DESC = "DESC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """A find as asked for."""

    ids: Sequence[int] = ()
    reservations: Sequence[int] = ()
    refers: Sequence[str] = ()
    customer: str | None = None
    date_type: DateType = DateType.ALL
    start: date | None = None
    end: date | None = None
    kinds: Sequence[Kind] = ()
    paid: bool | None = None
    expired: bool | None = None
    fiscal_group: FiscalGroup | None = None
    autoinvoice: bool | None = None
    passive: bool = False
    text: str | None = None
    order: Order = Order.ID
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A find in terms of columns. With `ids` set nothing else is."""

    today: date
    ids: tuple[int, ...] | None = None
    reservations: tuple[int, ...] | None = None
    refers: tuple[str, ...] | None = None
    customer: tuple[str, ...] = ()
    """Words that must all stand in the customers' names."""
    first: date | None = None
    last: date | None = None
    kinds: tuple[Kind, ...] | None = None
    paid: bool | None = None
    expired: bool | None = None
    fiscal_group: FiscalGroup | None = None
    autoinvoice: bool | None = None
    nothing: bool = False
    """Whether nothing can match."""
    text: tuple[str, ...] = ()
    """Terms that must all stand at the beginning of words of the number, names, codes, booking or notes: R-1 is one."""
    order: Order = Order.ID
    descending: bool = False


def query(criteria: Criteria, today: date) -> Query:
    """Which filters apply, and what they compare. Raises `InvoiceDatesReversed`, unless the days do not apply.

    A type of dates and an interval both hold. Documents of suppliers are not kept here, so that `passive` finds none.
    """
    if criteria.ids:
        return Query(today=today, ids=tuple(criteria.ids), order=criteria.order, descending=criteria.descending)
    if criteria.start is not None and criteria.end is not None and criteria.start > criteria.end:
        raise InvoiceDatesReversed("endDate")
    first, last = interval(criteria.date_type, today)
    return Query(
        today=today,
        reservations=tuple(criteria.reservations) or None,
        refers=tuple(criteria.refers) or None,
        customer=tuple(folded(criteria.customer or "").split()),
        first=max((day for day in (first, criteria.start) if day is not None), default=None),
        last=min((day for day in (last, criteria.end) if day is not None), default=None),
        kinds=tuple(criteria.kinds) or None,
        paid=criteria.paid,
        expired=criteria.expired,
        fiscal_group=criteria.fiscal_group,
        autoinvoice=criteria.autoinvoice,
        nothing=criteria.passive,
        text=tuple(plain for term in (criteria.text or "").split() if (plain := folded(term))),
        order=criteria.order,
        descending=criteria.descending,
    )


def interval(kind: DateType, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a type of dates; None is no bound.

    Months and years are those of the calendar. LAST_SIXTY_DAYS ends today; LAST_THREE_MONTHS, LAST_SIX_MONTHS and
    LAST_TWO_YEARS begin on the same day of an earlier month, or on that month's last.
    """
    month = today.replace(day=1)
    year = today.replace(month=1, day=1)
    match kind:
        case DateType.TODAY:
            return today, today
        case DateType.YESTERDAY:
            return today - timedelta(1), today - timedelta(1)
        case DateType.LAST_SIXTY_DAYS:
            return today - timedelta(59), today
        case DateType.MONTH:
            return month, _earlier(month, -1) - timedelta(1)
        case DateType.PREVIOUS_MONTH:
            return _earlier(month, 1), month - timedelta(1)
        case DateType.LAST_THREE_MONTHS:
            return _earlier(today, 3), today
        case DateType.LAST_SIX_MONTHS:
            return _earlier(today, 6), today
        case DateType.THIS_YEAR:
            return year, today.replace(month=12, day=31)
        case DateType.PREVIOUS_YEAR:
            return year.replace(year=year.year - 1), year - timedelta(1)
        case DateType.LAST_TWO_YEARS:
            return _earlier(today, 24), today
        case DateType.ALL:
            return None, None


def _earlier(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    first = date(count // 12, count % 12 + 1, 1)
    following = date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    return min(first.replace(day=1) + timedelta(day.day - 1), following - timedelta(1))
