"""The rules that write the calendar by themselves, at local midnight or at once (docs/algorithms/midnight.md).

What is read without a lock decides which days are to be written; the few that are get locked, and a price that was
changed meanwhile is left to the next night. The writes are those of any client: locked in key order, and announced.
A thousand properties begin their day at once, so all of it is done on arrays.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from roomrack.core.money import minor_per_unit
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.repository import MARK, Records, closing
from roomrack.domain.calendar.rules import (
    ABSENT,
    BLANK,
    HORIZON_DAYS,
    Column,
    Days,
    Ints,
    Marks,
    Nights,
    closed_days,
    opened_days,
    priced,
)
from roomrack.domain.calendar.service.daily import lock_days, write_locked
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Automation, Catalog, ColumnGroup
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import WriteUnit

_IDLE = Automation()
_COLUMNS = (Column.STOP_SELL, Column.PRICE)


async def begin_day(unit: WriteUnit, home: Accommodation, today: date, done: date) -> None:
    """Do what the products of a property ask for when a day begins; for `properties.night_tasks`.

    `done` is the last day for which it was done: days that `openNextDays` would have opened since are opened now.
    """
    await _run(unit, home, None, today, done)


async def run_rules(unit: WriteUnit, home: Accommodation, only: Collection[int] | None) -> None:
    """Do now what the night would do to some products, or to all; for `products.rule_runners`."""
    today = home.day_of(unit.now(home.id))
    await _run(unit, home, only, today, today - timedelta(1))


class _Calendar:
    """Some products from today to the horizon: a row of each array for a product, in ascending order."""

    def __init__(self, wanted: Collection[int], today: date) -> None:
        self.products = np.array(sorted(wanted), dtype=np.int64)
        self.row = {product: row for row, product in enumerate(self.products.tolist())}
        shape = (len(self.products), HORIZON_DAYS + 1)
        self.today = today
        self.stored = np.zeros(shape, dtype=np.bool_)
        self.closed = np.zeros(shape, dtype=np.bool_)
        self.price, self.allotment, self.sold, self.shut = (np.zeros(shape, dtype=np.int64) for _ in range(4))
        self.written = {column: np.full(shape, BLANK, dtype=np.int64) for column in _COLUMNS}
        """What is to be written: the flag or the price that a day should have and has not."""

    def fill(self, records: Records) -> None:
        """Put stored days into their places."""
        at = (np.searchsorted(self.products, records["product"]), records["offset"])
        self.stored[at] = True
        self.closed[at] = records["stop_sell"]
        for name in ("price", "allotment", "sold"):
            getattr(self, name)[at] = records[name]

    def shut_rooms(self, closed: Mapping[tuple[int, date], int]) -> None:
        """Put in how many rooms are worked on, by product and day: they count as neither sold nor for sale."""
        for (product, day), rooms in closed.items():
            offset = (day - self.today).days
            if product in self.row and offset <= HORIZON_DAYS:
                self.shut[self.row[product], offset] = rooms

    def places(self, days: DateRange) -> slice:
        """Where some days stand, those beyond the horizon left out."""
        first = (days.first - self.today).days
        return slice(first, first + len(days))

    def to_write(self) -> Days:
        """What is to be written, day by day."""
        rows, offsets = np.nonzero(np.any([values != BLANK for values in self.written.values()], axis=0))
        values = np.stack([self.written[column][rows, offsets] for column in _COLUMNS])
        return Days(self.products[rows], offsets + self.today.toordinal(), _COLUMNS, values)


async def _run(unit: WriteUnit, home: Accommodation, only: Collection[int] | None, today: date, done: date) -> None:
    automations = await products.automations(unit, home.id, only)
    adjusted = await repository.adjusted(unit, home.id, only, today)
    # Where the zone of a property has moved west, today is a day that had ended.
    adjusted = adjusted[adjusted["offset"] <= HORIZON_DAYS]
    closes = bool(home.details.get("autoClose"))
    if not (automations or len(adjusted) or closes):
        return
    catalog = await products.catalog_of(unit, home)
    priced_ones = _with_prices(catalog, automations, adjusted)
    flagged = _with_flags(catalog, automations, only, closes=closes)
    units = {one for product in priced_ones for one in catalog.stock(product)}
    calendar = _Calendar({*priced_ones, *flagged, *units}, today)
    last = today + timedelta(HORIZON_DAYS)
    calendar.fill(await repository.stored(unit, home.id, calendar.products.tolist(), today, last))
    calendar.shut_rooms(await closing.closed_units(unit, home.id, today))
    for product in flagged:
        _flag(calendar, product, automations.get(product, _IDLE), done, closes=closes)
    marks = [_gone(adjusted, priced_ones)]
    for product in priced_ones:
        automation = automations.get(product, _IDLE)
        own = adjusted[adjusted["product"] == product]
        marks += _price(calendar, catalog, product, automation, own, minor_per_unit(home.currency))
    changed = np.concatenate(marks)
    days = calendar.to_write()
    if len(days):
        changed = await _write(unit, home.id, calendar, catalog, days, changed)
    if len(adjusted) or len(changed):
        await repository.keep_adjusted(unit, home.id, changed, today)


def _with_prices(catalog: Catalog, automations: Mapping[int, Automation], adjusted: Records) -> list[int]:
    """The products whose prices may have to change: by the rules, or because a rule is no longer wanted."""
    active = {id for id, one in automations.items() if one.revenue_active or one.triple_the_price}
    marked = set(np.unique(adjusted["product"]).tolist())
    return [
        product
        for product in sorted(active | marked)
        if product in catalog and catalog.owner(product, ColumnGroup.PRICE) == product
    ]


def _with_flags(
    catalog: Catalog, automations: Mapping[int, Automation], only: Collection[int] | None, *, closes: bool
) -> list[int]:
    """The products of which days are to be opened or closed; one that follows its parent shows the parent's."""
    return [
        product
        for product in (catalog if only is None else only)
        if (closes or product in automations) and catalog.owner(product, ColumnGroup.STOP_SELL) == product
    ]


def _flag(calendar: _Calendar, product: int, automation: Automation, done: date, *, closes: bool) -> None:
    """Plan which days are opened, and which closed; what is to be closed is not opened."""
    row = calendar.row[product]
    flags = calendar.written[Column.STOP_SELL][row]
    if opened := opened_days(automation, calendar.today, done):
        flags[calendar.places(opened)] = 0
    if closed := closed_days(automation, calendar.today):
        flags[calendar.places(closed)] = 1
    if closes:
        flags[0] = 1
    flags[flags == calendar.closed[row]] = BLANK


def _gone(adjusted: Records, priced_ones: Collection[int]) -> Records:
    """The marks of products that were deleted, or follow their parent's price now: nothing is left to undo."""
    gone = adjusted[~np.isin(adjusted["product"], np.array(priced_ones, dtype=np.int64))].copy()
    gone["price"] = ABSENT
    return gone


def _price(
    calendar: _Calendar, catalog: Catalog, product: int, automation: Automation, adjusted: Records, minor: int
) -> list[Records]:
    """Plan the prices of a product that owns them; gives the marks that change."""
    row = calendar.row[product]
    offsets = np.flatnonzero(calendar.stored[row])
    units = [calendar.row[one] for one in catalog.stock(product)]
    allotment, sold, shut = (values[units][:, offsets] for values in (calendar.allotment, calendar.sold, calendar.shut))
    left = np.maximum(allotment - sold, 0)
    before = {tripled: _marks(adjusted[adjusted["tripled"] == tripled], offsets) for tripled in (False, True)}
    price = calendar.price[row, offsets]
    nights = Nights(
        price=price,
        left=left.min(axis=0) if units else np.zeros_like(price),
        sold=np.maximum(sold - shut, 0).sum(axis=0),
        total=np.maximum(allotment - shut, 0).sum(axis=0),
        raised=before[False],
        tripled=before[True],
    )
    after = priced(nights, automation, minor)
    calendar.written[Column.PRICE][row, offsets] = np.where(after.price != price, after.price, BLANK)
    changed = []
    for tripled, marks in ((False, after.raised), (True, after.tripled)):
        at = np.flatnonzero(marks.differ(before[tripled]))
        found = np.empty(len(at), dtype=MARK)
        found["product"], found["tripled"], found["offset"] = product, tripled, offsets[at]
        found["base"], found["price"] = marks.base[at], marks.price[at]
        changed.append(found)
    return changed


def _marks(adjusted: Records, offsets: NDArray[np.intp]) -> Marks:
    """The marks of one kind on some days of a product."""
    marks = Marks.none(HORIZON_DAYS + 1)
    marks.base[adjusted["offset"]] = adjusted["base"]
    marks.price[adjusted["offset"]] = adjusted["price"]
    return Marks(marks.base[offsets], marks.price[offsets])


async def _write(
    unit: WriteUnit, accommodation: int, calendar: _Calendar, catalog: Catalog, days: Days, marks: Records
) -> Records:
    """Write what was planned, but for prices that are no longer what was read; gives the marks that hold then."""
    locked = await lock_days(unit, accommodation, days)
    rows = np.searchsorted(calendar.products, days.products)
    offsets = days.days - calendar.today.toordinal()
    prices = days.values[_COLUMNS.index(Column.PRICE)]
    stale = (prices != BLANK) & (locked["price"] != calendar.price[rows, offsets])
    prices[stale] = BLANK
    kept = (days.values != BLANK).any(axis=0)
    if kept.any():
        process = await repository.next_write_id(unit)
        await write_locked(unit, accommodation, process, days.only(kept), locked[kept], catalog)
    if not stale.any():
        return marks
    is_stale = np.zeros(calendar.stored.shape, dtype=np.bool_)
    is_stale[rows[stale], offsets[stale]] = True
    known = np.isin(marks["product"], calendar.products)
    places: Ints = np.searchsorted(calendar.products, marks["product"])
    places[~known] = 0
    fresh: Records = marks[~(known & is_stale[places, marks["offset"]])]
    return fresh
