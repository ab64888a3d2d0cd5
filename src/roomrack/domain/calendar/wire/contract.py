"""The calendar on the wire (docs/contract.md 6)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

import msgspec
import numpy as np
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from roomrack.core.errors import RoomrackError
from roomrack.core.localtime import parse_day
from roomrack.core.money import MAX_MINOR, digits, from_minor, to_minor
from roomrack.core.stay import DateRange
from roomrack.domain.calendar.errors import DatesReversed, PriceOutOfRange, TooManyDecimals
from roomrack.domain.calendar.rules import Column, Columns, Item
from roomrack.domain.calendar.rules.columns import Flags, Ints
from roomrack.infra.http.validation import params_error
from roomrack.infra.http.values import Blank, NotFlag, Whole

MAX_AVAILABILITY = 1_000_000
MAX_STAY = 9_999
MAX_CACHED = 65_536


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "not a day")
    try:
        return parse_day(value)
    except ValueError:
        raise PydanticCustomError("date_parsing", "not a day") from None


Day = Annotated[date, BeforeValidator(_day)]
MaybeDay = Annotated[Day | None, Blank]
"""A parameter that may be missing or, as forms send it, empty."""
MaybeNumber = Annotated[int | None, Blank]
Availability = Annotated[Whole, Field(ge=0, le=MAX_AVAILABILITY)]
Nights = Annotated[Whole, Field(ge=0, le=MAX_STAY)]
Price = Annotated[Decimal, NotFlag, Field(ge=0, allow_inf_nan=False)]


class BulkValues(BaseModel):
    """What an item changes; an absent or null value changes nothing. The names of reading are accepted too."""

    model_config = ConfigDict(extra="ignore")

    availability: Availability | None = None
    price: Price | None = None
    minstay: Nights | None = None
    minStay: Nights | None = None  # noqa: N815
    maxstay: Nights | None = None
    maxStay: Nights | None = None  # noqa: N815
    cutOffDays: Nights | None = None  # noqa: N815
    stopSells: bool | None = None  # noqa: N815
    closeToArrival: bool | None = None  # noqa: N815
    closeToDeparture: bool | None = None  # noqa: N815


class BulkItem(BaseModel):
    """Values for a room on some days, both ends included."""

    model_config = ConfigDict(extra="ignore")

    room: Whole
    dateFrom: Day  # noqa: N815
    dateTo: Day  # noqa: N815
    values: BulkValues


class GuardedItem(BulkItem):
    """The same, only if the days still have the version that was read."""

    ifVersion: Annotated[str, Field(max_length=64)] | None = None  # noqa: N815


COLUMNS: Mapping[str, Column] = {
    "availability": Column.AVAILABILITY,
    "price": Column.PRICE,
    "minStay": Column.MIN_STAY,
    "minstay": Column.MIN_STAY,
    "maxStay": Column.MAX_STAY,
    "maxstay": Column.MAX_STAY,
    "cutOffDays": Column.CUT_OFF_DAYS,
    "stopSells": Column.STOP_SELL,
    "closeToArrival": Column.CLOSED_TO_ARRIVAL,
    "closeToDeparture": Column.CLOSED_TO_DEPARTURE,
}
"""Field names of `values`. Where both spellings of a limit are sent, the request's own (`minstay`) counts."""


def parsed(
    body: Sequence[Any], model: type[BulkItem] = BulkItem
) -> tuple[dict[int, BulkItem], list[tuple[int, RoomrackError]]]:
    """The items of a bulk write that are well-formed, by position, and what is wrong with the others.

    Each item is judged by itself, so that one refusal can list everything that is wrong with any of them.
    """
    items: dict[int, BulkItem] = {}
    wrong: list[tuple[int, RoomrackError]] = []
    for position, raw in enumerate(body):
        try:
            item = model.model_validate(raw)
        except ValidationError as error:
            found = [
                {**one, "loc": (position, *one["loc"])} for one in error.errors(include_url=False, include_input=False)
            ]
            wrong.append((position, params_error(found, body, in_body=True)))
            continue
        if item.dateTo < item.dateFrom:
            reversed_ = DatesReversed(f"$[{position}].dateTo", first=item.dateFrom.isoformat())
            wrong.append((position, reversed_))
        items[position] = item
    return items, wrong


def room_of(raw: Any) -> int | None:
    """The room that an item names, however wrong the rest of it is; None when that is no whole number."""
    room = raw.get("room") if isinstance(raw, dict) else None
    return room if isinstance(room, int) and not isinstance(room, bool) else None


def item_of(position: int, item: BulkItem, accommodation: int, currency: str) -> tuple[Item, list[RoomrackError]]:
    """An item for the service, and what is wrong with it: a price that the currency can't hold, which it leaves out."""
    values: dict[Column, int] = {}
    wrong: list[RoomrackError] = []
    paths = {"last": f"$[{position}].dateTo", "version": f"$[{position}].ifVersion"}
    for name, column in COLUMNS.items():
        value = getattr(item.values, name)
        if value is None:
            continue
        path = paths[column] = f"$[{position}].values.{name}"
        try:
            values[column] = to_minor(value, currency) if column is Column.PRICE else int(value)
        except ValueError:
            wrong.append(_refused_price(value, currency, path))
    return Item(accommodation, item.room, DateRange(item.dateFrom, item.dateTo), values, paths), wrong


def _refused_price(price: Decimal, currency: str, path: str) -> RoomrackError:
    if price > from_minor(MAX_MINOR, currency):
        return PriceOutOfRange(path, limit=from_minor(MAX_MINOR, currency))
    return TooManyDecimals(path, currency=currency, digits=digits(currency))


class _Fragments(dict[int, bytes]):
    """JSON fragments by what they say, made when first needed. Forgets everything when it grows too large."""

    def __init__(self, make: Callable[[int], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: int) -> bytes:
        if len(self) >= MAX_CACHED:
            self.clear()
        fragment = self[key] = self._make(key)
        return fragment

    def of(self, keys: Ints) -> list[bytes]:
        """The fragments of an array of keys."""
        return list(map(self.__getitem__, keys.tolist()))


def _made_availability(value: int) -> bytes:
    return b'%d,"price":' % value


_availabilities = _Fragments(_made_availability)


@lru_cache(maxsize=8)
def _prices(decimals: int) -> _Fragments:
    """Amounts in minor units as JSON numbers, without needless zeros."""
    unit = int(10**decimals)

    def made(minor: int) -> bytes:
        whole, rest = divmod(minor, unit)
        return b"%d" % whole if not rest else (b"%d.%0*d" % (whole, decimals, rest)).rstrip(b"0")

    return _Fragments(made)


_BITS = 15
_FLAGS = ("stopSells", "closeToArrival", "closeToDeparture", "bookable")


def _made_rest(key: int) -> bytes:
    flags, numbers = key & 15, key >> 4
    stop, arrival, departure, bookable = ("true" if flags >> bit & 1 else "false" for bit in range(4))
    mask = (1 << _BITS) - 1
    cut_off, most, least = numbers & mask, numbers >> _BITS & mask, numbers >> 2 * _BITS
    return (
        f',"minStay":{least},"maxStay":{most},"stopSells":{stop},"closeToArrival":{arrival},'
        f'"closeToDeparture":{departure},"cutOffDays":{cut_off},"bookable":{bookable}}}'
    ).encode()


_rests = _Fragments(_made_rest)


@lru_cache(maxsize=4096)
def _date(ordinal: int) -> bytes:
    return b',{"date":"%s","availability":' % date.fromordinal(ordinal).isoformat().encode()


def calendar(
    shown: Columns,
    bookable: Flags,
    names: Sequence[str],
    currency: str,
    page: Mapping[str, Any],
    versions: Sequence[str] | None = None,
) -> bytes:
    """A page of the calendar as JSON, with the version of each product's days where versions are given.

    Days are put together from fragments that repeat, a column at a time: an object for each day costs twice as much.
    """
    if not shown.days:
        raise ValueError("a calendar has at least one day")
    first = shown.first.toordinal()
    heads = [_date(ordinal) for ordinal in range(first, first + shown.days)]
    heads[0] = heads[0][1:]
    numbers = (shown.min_stay << _BITS | shown.max_stay) << _BITS | shown.cut_off_days
    flags = shown.stop_sell | shown.closed_to_arrival * np.int64(2) | shown.closed_to_departure * np.int64(4)
    rests = numbers << 4 | flags | bookable * np.int64(8)
    prices = _prices(digits(currency))
    whole: list[bytes] = []
    for row, (product, name) in enumerate(zip(shown.products, names, strict=True)):
        mark = b"" if versions is None else b'"version":"%s",' % versions[row].encode()
        opening = (b"]}," if row else b"", product, msgspec.json.encode(name), mark)
        whole.append(b'%s{"id":%d,"name":%s,%s"days":[' % opening)
        fragments = [b""] * (4 * shown.days)
        fragments[0::4] = heads
        fragments[1::4] = _availabilities.of(shown.available[row])
        fragments[2::4] = prices.of(shown.price[row])
        fragments[3::4] = _rests.of(rests[row])
        whole += fragments
    end = b"]}" if whole else b""
    # Joined once: a page is over a megabyte, and each further copy of it would show.
    return b"".join((b'{"data":[', *whole, end, b'],"page":', msgspec.json.encode(page), b"}"))


def process(id: int) -> dict[str, Any]:
    """The answer to a bulk write."""
    return {"process": [id], "success": True}
