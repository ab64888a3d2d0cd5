"""Taking over the calendar, and comparing it with the source's afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.core.localtime import parse_day
from roomrack.core.money import from_minor, wire_number
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar import wire
from roomrack.domain.calendar.rules import GROUPS, HORIZON_DAYS, Column, Columns, Item
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.entrypoints.importing.model import SEQUENCES, Difference, Done, Kind, Left
from roomrack.entrypoints.importing.source import PRODUCTS_AT_ONCE
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit
from roomrack.infra.imported import Known

NAMES: Mapping[str, Column] = {
    "availability": Column.AVAILABILITY,
    "price": Column.PRICE,
    "minStay": Column.MIN_STAY,
    "maxStay": Column.MAX_STAY,
    "stopSells": Column.STOP_SELL,
    "closeToArrival": Column.CLOSED_TO_ARRIVAL,
    "closeToDeparture": Column.CLOSED_TO_DEPARTURE,
    "cutOffDays": Column.CUT_OFF_DAYS,
}
"""What a day shows, by its names on the wire; `bookable` follows from the rest."""

NEVER_SET: Mapping[str, Any] = {
    "availability": 0,
    "price": 0,
    "minStay": 1,
    "maxStay": 99,
    "cutOffDays": 0,
    "stopSells": False,
    "closeToArrival": False,
    "closeToDeparture": False,
}
"""How a day reads that was never set (docs/contract.md 6)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one quarter, as far as calendars go."""

    first: date
    last: date


def quarter_of(day: date) -> date:
    """The first day of the quarter of the year."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def stretch(product: int, quarter: date) -> str:
    """Under which name a product's quarter is remembered; the product's id is the source's."""
    return f"{product}@{quarter:%Y-%m}"


def windows(today: date) -> Iterator[Window]:
    """From the quarter of a property's today to the last day that can be written."""
    end = today + timedelta(days=HORIZON_DAYS)
    first = quarter_of(today)
    while first <= end:
        following = quarter_of(first + timedelta(days=100))
        yield Window(first, min(following - timedelta(days=1), end))
        first = following


@dataclass(frozen=True, slots=True)
class Home:
    """A property here, as its calendar is reckoned with."""

    accommodation: Accommodation
    catalog: Catalog
    today: date


async def home_of(work: Work, house: House) -> Home:
    """The property here, as it is now."""
    async with work.reading(house.accommodation) as unit:
        found = await properties.get(unit, house.accommodation)
        return Home(found, await products.catalog(unit, found.id), found.day_of(unit.now(found.id)))


async def take(work: Work, house: House) -> None:
    """Take over every day that the source has, a quarter at a time, and compare each quarter with what is here then."""
    home = await home_of(work, house)
    shown = [number for number in house.listed if house.products[number] in home.catalog]
    spans = list(windows(home.today))
    work.progress.begin(f"{house.source_id}: calendar", len(shown) * len(spans))
    for window in spans:
        rows: list[dict[str, Any]] = []
        for start in range(0, len(shown), PRODUCTS_AT_ONCE):
            asked = shown[start : start + PRODUCTS_AT_ONCE]
            found = [
                row
                for row in await work.source.calendar(house.source_id, asked, window.first, window.last)
                if row["id"] in asked
            ]
            taken = await work.writing(
                house.accommodation,
                lambda unit, found=found, window=window: _write(unit, house, home, found, window),  # type: ignore[misc]
            )
            tell(work, house.source_id, Kind.CALENDAR, taken)
            rows += found
            work.progress.advance(len(asked))
        await _compare(work, house, home, rows, window)


async def _write(
    unit: WriteUnit, house: House, home: Home, rows: Sequence[dict[str, Any]], window: Window
) -> list[Taken]:
    keys = [stretch(row["id"], window.first) for row in rows]
    known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.CALENDAR], keys)
    taken: list[Taken] = []
    items: list[Item] = []
    for key, row in zip(keys, rows, strict=True):
        here = house.products[row["id"]]
        owned = owned_by(home.catalog, here)
        days = days_of(row, window)
        look, before = look_of(owned, days), known.get(key)
        if before is None and all(_is_never_set(day, owned) for day in days.values()):
            continue
        if before is not None and before.digest == look:
            left = [Left(one["field"], one["reason"]) for one in before.problems]
            taken.append(Taken(key, Done.UNCHANGED, left, digest=look))
            continue
        made, left = _items(home, here, owned, days)
        items += made
        taken.append(Taken(key, Done.CREATED if before is None else Done.UPDATED, left, digest=look))
    if items:
        number = home.accommodation.id
        await calendar.write(unit, items, {number: home.catalog}, {number: home.today})
    await remember(unit, house.accommodation, Kind.CALENDAR, taken)
    return taken


def owned_by(catalog: Catalog, product: int) -> list[str]:
    """What of a product's days is its own, so that it can be written."""
    return [
        name
        for name, column in NAMES.items()
        if catalog.owner(product, GROUPS[column]) == product
        and not (column is Column.AVAILABILITY and catalog[product].is_suite)
    ]


def days_of(row: Mapping[str, Any], window: Window) -> dict[date, Mapping[str, Any]]:
    """The days of a row that lie in the window, in order."""
    found: dict[date, Mapping[str, Any]] = {}
    for day in row["days"] if isinstance(row["days"], list) else ():
        if isinstance(day, dict) and isinstance(day.get("date"), str):
            found[parse_day(day["date"][:10])] = day
    return {day: found[day] for day in sorted(found) if window.first <= day <= window.last}


def look_of(owned: Sequence[str], days: Mapping[date, Mapping[str, Any]]) -> bytes:
    """The digest of a product's quarter. Days that were never set do not count: the horizon moves every night."""
    told = [
        [day, [values.get(name) for name in owned]] for day, values in days.items() if not _is_never_set(values, owned)
    ]
    return digest(list(owned), told)


def _is_never_set(day: Mapping[str, Any], owned: Sequence[str]) -> bool:
    return all(day.get(name, NEVER_SET[name]) == NEVER_SET[name] for name in owned)


def _items(
    home: Home, product: int, owned: Sequence[str], days: Mapping[date, Mapping[str, Any]]
) -> tuple[list[Item], list[Left]]:
    """What is written for a product's quarter, and the values that are refused."""
    raw, left = _runs(product, owned, days), list[Left]()
    number = home.accommodation.id
    while True:
        parsed, wrong = wire.parsed(raw)
        made: list[Item] = []
        places: list[int] = []
        for position, item in parsed.items():
            one, refused = wire.item_of(position, item, number, home.accommodation.currency)
            made.append(one)
            places.append(position)
            wrong += [(position, error) for error in refused]
        judged = calendar.problems(made, {number: home.catalog}, {number: home.today})
        wrong += [(places[index], error) for index, error in judged]
        if not wrong:
            return [one for one in made if one.values], left
        _drop(raw, wrong, left)


def _runs(product: int, owned: Sequence[str], days: Mapping[date, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Equal neighbouring days as the items of a bulk write."""
    items: list[dict[str, Any]] = []
    last: date | None = None
    for day, shown in days.items():
        values = {name: shown[name] for name in owned if shown.get(name) is not None}
        if items and last is not None and day - last == timedelta(days=1) and items[-1]["values"] == values:
            items[-1]["dateTo"] = day.isoformat()
        else:
            text = day.isoformat()
            items.append({"room": product, "dateFrom": text, "dateTo": text, "values": values})
        last = day
    return items


def _drop(raw: list[dict[str, Any]], wrong: Sequence[tuple[int, RoomrackError]], left: list[Left]) -> None:
    """Take wrong values out of items; where an error is about no value, the whole item goes."""
    for position, error in wrong:
        item = raw[position]
        for one in error.items or (error,):
            name = (one.element or "").rpartition(".values.")[2]
            where = f"{item['dateFrom']}..{item['dateTo']}"
            if name in item["values"]:
                del item["values"][name]
                left.append(Left(f"{name} {where}", str(one)))
            elif name not in NAMES and item["values"]:
                item["values"] = {}
                left.append(Left(where, str(one)))


async def _compare(work: Work, house: House, home: Home, rows: Sequence[dict[str, Any]], window: Window) -> None:
    """Read back what our server shows from today on, derived products and suites too, beside what the source shows."""
    first = max(window.first, home.today)
    if not rows or first > window.last:
        return
    accommodation = home.accommodation
    here = [house.products[row["id"]] for row in rows]
    async with work.reading(accommodation.id) as unit:
        shown = await calendar.read(
            unit, accommodation.id, accommodation.currency, home.catalog, here, first, window.last
        )
    for index, row in enumerate(rows):
        for day, there in days_of(row, window).items():
            if day >= first:
                work.report.days_compared += 1
                ours = _shown(shown, index, (day - first).days, accommodation.currency)
                for name, value in ours.items():
                    if name in there and there[name] != value:
                        told = wire_number(there[name]) if isinstance(there[name], Decimal) else there[name]
                        mine = wire_number(value) if isinstance(value, Decimal) else value
                        work.report.differ(
                            Difference(
                                house.source_id, Kind.CALENDAR, str(row["id"]), name, told, mine, day.isoformat()
                            )
                        )


def _shown(shown: Columns, row: int, offset: int, currency: str) -> dict[str, Any]:
    return {
        "availability": int(shown.available[row, offset]),
        "price": from_minor(int(shown.price[row, offset]), currency),
        "minStay": int(shown.min_stay[row, offset]),
        "maxStay": int(shown.max_stay[row, offset]),
        "stopSells": bool(shown.stop_sell[row, offset]),
        "closeToArrival": bool(shown.closed_to_arrival[row, offset]),
        "closeToDeparture": bool(shown.closed_to_departure[row, offset]),
        "cutOffDays": int(shown.cut_off_days[row, offset]),
    }


def judged(known: Mapping[str, Known], row: Mapping[str, Any], owned: Sequence[str], window: Window) -> Done | None:
    """What would become of a product's quarter; None where there is nothing to take over."""
    days, before = days_of(row, window), known.get(stretch(row["id"], window.first))
    if before is not None:
        return Done.UNCHANGED if before.digest == look_of(owned, days) else Done.UPDATED
    return None if all(_is_never_set(day, owned) for day in days.values()) else Done.CREATED
