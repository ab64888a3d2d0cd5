"""The rules that write the calendar by themselves, at local midnight or at once (docs/algorithms/midnight.md).

What is read without a lock decides which days are to be written; the few that are get locked, and a price that was
changed meanwhile is left to the next night. The writes are those of any client: locked in key order, and announced.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from roomrack.core.money import minor_per_unit
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.repository import Adjustment, Records
from roomrack.domain.calendar.rules import (
    HORIZON_DAYS,
    Column,
    Item,
    Kind,
    Mark,
    Night,
    closed_days,
    opened_days,
    priced,
    ranges,
    runs,
)
from roomrack.domain.calendar.service.writing import write
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Automation, Catalog, ColumnGroup
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import WriteUnit

_IDLE = Automation()


async def begin_day(unit: WriteUnit, home: Accommodation, today: date, done: date) -> None:
    """Do what the products of a property ask for when a day begins; for `properties.night_tasks`.

    `done` is the last day for which it was done: days that `openNextDays` would have opened since are opened now.
    """
    await _run(unit, home, None, today, done)


async def run_rules(unit: WriteUnit, home: Accommodation, only: Collection[int] | None) -> None:
    """Do now what the night would do to some products, or to all; for `products.rule_runners`."""
    today = home.day_of(unit.now(home.id))
    await _run(unit, home, only, today, today - timedelta(1))


@dataclass(slots=True)
class _Plan:
    """What is to be written."""

    stop_sell: dict[int, dict[date, int]] = field(default_factory=dict)
    """By product and day, the flag that a day should have and has not."""
    prices: dict[int, dict[date, tuple[int, int]]] = field(default_factory=dict)
    """By product and day, the price that was read, and the one that it should be."""
    marks: dict[Adjustment, Mark | None] = field(default_factory=dict)


async def _run(unit: WriteUnit, home: Accommodation, only: Collection[int] | None, today: date, done: date) -> None:
    automations = await products.automations(unit, home.id, only)
    adjusted = await repository.adjusted(unit, home.id, only, today)
    closes = bool(home.details.get("autoClose"))
    if not (automations or adjusted or closes):
        return
    catalog = await products.catalog_of(unit, home)
    plan = _Plan()
    await _plan_stop_sell(unit, home, catalog, automations, plan, today, done, closes, only)
    await _plan_prices(unit, home, catalog, automations, adjusted, plan, today)
    await _still_so(unit, home.id, plan)
    items = [
        Item(home.id, product, days, {Column.STOP_SELL: value})
        for product, flags in plan.stop_sell.items()
        for days, value in runs(flags)
    ]
    items += [
        Item(home.id, product, days, {Column.PRICE: value})
        for product, prices in plan.prices.items()
        for days, value in runs({day: new for day, (_, new) in prices.items()})
    ]
    if items:
        await write(unit, items, {home.id: catalog}, {home.id: today})
    if adjusted or plan.marks:
        await repository.keep_adjusted(unit, home.id, plan.marks, today)


async def _plan_stop_sell(
    unit: WriteUnit,
    home: Accommodation,
    catalog: Catalog,
    automations: Mapping[int, Automation],
    plan: _Plan,
    today: date,
    done: date,
    closes: bool,
    only: Collection[int] | None,
) -> None:
    """Which days are to be opened, and which closed; what is to be closed is not opened."""
    wanted: dict[int, dict[date, int]] = {}
    for product in catalog if only is None else only:
        if catalog.owner(product, ColumnGroup.STOP_SELL) != product:
            continue  # Its parent's shows.
        automation = automations.get(product, _IDLE)
        days: dict[date, int] = {}
        if opened := opened_days(automation, today, done):
            days |= dict.fromkeys(opened, 0)
        if closed := closed_days(automation, today):
            days |= dict.fromkeys(closed, 1)
        if closes:
            days[today] = 1
        if days:
            wanted[product] = {day: flag for day, flag in days.items() if day <= today + timedelta(HORIZON_DAYS)}
    if not wanted:
        return
    last = max(day for days in wanted.values() for day in days)
    records = await repository.stored(unit, home.id, list(wanted), today, last)
    is_closed = {
        (product, today + timedelta(offset))
        for product, offset in records[["product", "offset"]][records["stop_sell"]].tolist()
    }
    for product, days in wanted.items():
        if changed := {day: flag for day, flag in days.items() if flag != ((product, day) in is_closed)}:
            plan.stop_sell[product] = changed


async def _plan_prices(
    unit: WriteUnit,
    home: Accommodation,
    catalog: Catalog,
    automations: Mapping[int, Automation],
    adjusted: Mapping[Adjustment, Mark],
    plan: _Plan,
    today: date,
) -> None:
    """Which prices are to change, of products that own theirs: by the rules, or because a rule is no longer wanted."""
    active = {id for id, one in automations.items() if one.revenue_active or one.triple_the_price}
    marked = {product for product, _, _ in adjusted}
    wanted = [
        product
        for product in sorted(active | marked)
        if product in catalog and catalog.owner(product, ColumnGroup.PRICE) == product
    ]
    for product in marked - set(wanted):
        # It was deleted, or follows its parent's price now: nothing is left to undo.
        plan.marks.update({key: None for key in adjusted if key[0] == product})
    if not wanted:
        return
    unit_of = {product: catalog.stock(product) for product in wanted}
    needed = {*wanted, *(one for units in unit_of.values() for one in units)}
    records = await repository.stored(unit, home.id, needed, today, today + timedelta(HORIZON_DAYS))
    by_product = {product: _by_offset(records, product) for product in needed}
    closed = await repository.closed_units(unit, home.id, today)
    for product in wanted:
        automation = automations.get(product, _IDLE)
        for offset, (price, _, _) in by_product[product].items():
            day = today + timedelta(offset)
            keys = {kind: (product, day, kind) for kind in Kind}
            stock = [by_product[one].get(offset, (0, 0, 0)) for one in unit_of[product]]
            # A room that is worked on is neither sold nor for sale.
            shut = [closed.get((one, day), 0) for one in unit_of[product]]
            night = Night(
                price=price,
                left=min((max(0, allotment - sold) for _, allotment, sold in stock), default=0),
                sold=sum(max(0, sold - rooms) for (_, _, sold), rooms in zip(stock, shut, strict=True)),
                total=sum(max(0, allotment - rooms) for (_, allotment, _), rooms in zip(stock, shut, strict=True)),
                raised=adjusted.get(keys[Kind.RAISED]),
                tripled=adjusted.get(keys[Kind.TRIPLED]),
            )
            after = priced(night, automation, minor_per_unit(home.currency))
            if after.price != price:
                plan.prices.setdefault(product, {})[day] = (price, after.price)
            for kind, before, mark in (
                (Kind.RAISED, night.raised, after.raised),
                (Kind.TRIPLED, night.tripled, after.tripled),
            ):
                if mark != before:
                    plan.marks[keys[kind]] = mark


def _by_offset(records: Records, product: int) -> dict[int, tuple[int, int, int]]:
    own = records[records["product"] == product]
    return {
        offset: (price, allotment, sold)
        for offset, price, allotment, sold in own[["offset", "price", "allotment", "sold"]].tolist()
    }


async def _still_so(unit: WriteUnit, accommodation: int, plan: _Plan) -> None:
    """Lock all days that will be written, and leave out prices that are no longer what was read."""
    if not plan.prices:
        return
    parts = ranges([*_touched(accommodation, plan)])
    locked = await repository.lock_ranges(unit, accommodation, parts, {"price"})
    stored = defaultdict[int, dict[date, int]](dict)
    place = 0
    for part in parts:
        for day in part.days:
            stored[part.product][day] = int(locked["price"][place])
            place += 1
    for product, prices in plan.prices.items():
        for day in [day for day, (read, _) in prices.items() if stored[product][day] != read]:
            del prices[day]
            for kind in Kind:
                plan.marks.pop((product, day, kind), None)


def _touched(accommodation: int, plan: _Plan) -> Iterator[Item]:
    for group in (plan.stop_sell, plan.prices):
        for product, days in group.items():
            for span, _ in runs(dict.fromkeys(days, 0)):
                yield Item(accommodation, product, span, {Column.PRICE: 0})
