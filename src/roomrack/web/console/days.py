"""The calendar's tools for a person: why a price is what it is, what a write would change, undoing one, and files.

The text of a file is read and written by the calendar's own wire shapes, which pages do not see.
`entrypoints` says how.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import IO, Any

from starlette.datastructures import UploadFile
from starlette.responses import Response, StreamingResponse

from roomrack.core.errors import FieldMissing, FieldWrong, NotFound, RoomrackError, many
from roomrack.core.money import digits, from_minor, minor_per_unit, to_minor, wire_number
from roomrack.core.rights import Level
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.errors import TooManyRoomDays, WriteNotFound
from roomrack.domain.calendar.rules import (
    HORIZON_DAYS,
    MAX_WRITE_ROOM_DAYS,
    Column,
    Columns,
    Item,
    Step,
    StepKind,
)
from roomrack.domain.calendar.rules.files import Table
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.errors import message_of
from roomrack.web.console.desk import Desk, desk_of, shown
from roomrack.web.console.forms import day_of
from roomrack.web.console.tongue import Say, mark
from roomrack.web.console.visit import Visit, number, signed_in, signed_in_with_file

PAGE = "/calendar"
DAYS = 365
NIGHTS = 31
"""Nights whose price is explained at once."""
WRITES = 10
DAYS_TOLD = 200
"""So many changed days are shown one by one; the rest is counted."""
MAX_WHOLE = {Column.AVAILABILITY: 1_000_000}
MAX_NIGHTS = 9_999

NUMBERS = (
    ("availability", Column.AVAILABILITY, mark("Availability")),
    ("price", Column.PRICE, mark("Price")),
    ("minStay", Column.MIN_STAY, mark("Minimum stay")),
    ("maxStay", Column.MAX_STAY, mark("Maximum stay")),
    ("cutOffDays", Column.CUT_OFF_DAYS, mark("Cut-off days")),
)
SWITCHES = (
    ("stopSells", Column.STOP_SELL, mark("Stop sell")),
    ("closeToArrival", Column.CLOSED_TO_ARRIVAL, mark("Closed to arrival")),
    ("closeToDeparture", Column.CLOSED_TO_DEPARTURE, mark("Closed to departure")),
)
LABELS = {column.value: label for _, column, label in (*NUMBERS, *SWITCHES)} | {"bookable": mark("Bookable")}
_FLAGS = frozenset({*(column.value for _, column, _ in SWITCHES), "bookable"})


@dataclass(frozen=True, slots=True)
class Format:
    """How a calendar becomes a file of one format and back."""

    media: str
    begins: bytes
    """What every file of the format begins with; empty where files may begin with anything."""
    written: Callable[[Columns, Mapping[int, str], str], Iterator[bytes]]
    """The columns, the names of their products and the currency, as pieces of a file."""
    read: Callable[[IO[bytes], str, date, date], Table]
    """The table that a file says, of days between two. Raises an error with a place for each wrong cell."""


FORMATS: dict[str, Format] = {}
"""By how names of files end; `entrypoints` fills it. One of them takes whatever has the beginning of no other."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What would change of one product."""

    name: str
    number: int
    derived: bool
    days: Sequence[tuple[date, Sequence[tuple[str, str, str]]]]


@signed_in_with_file
async def tools(visit: Visit) -> Response:
    """All tools on one page; each form stands beside what it gave."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    content: dict[str, Any] = {"changes": None, "trace": None, "wrong": None}
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            match visit.field("action"):
                case "preview":
                    content["changes"] = await _preview(visit, desk)
                case "write":
                    return await _write(visit, desk)
                case "undo":
                    return await _undo(visit, desk)
                case "import":
                    return await _import(visit, desk)
        except RoomrackError as refused:
            error = refused
            if visit.field("action") == "import":
                content["wrong"] = [(one.element or "", message_of(one, visit.language)) for one in error.items]
    async with visit.read(desk.scope) as unit:
        catalog = await products.catalog_of(unit, desk.place)
        today = desk.today(unit)
        writes = await calendar.recent_writes(unit, desk.place.id, limit=WRITES)
        if visit.asked("trace"):
            try:
                content["trace"] = await _trace(visit, desk, unit, catalog, today)
            except RoomrackError as refused:
                error = error or refused
    form = {name: visit.field(name) for name in ("product", "dateFrom", "dateTo")}
    values = {name: visit.field(name) for name, _, _ in (*NUMBERS, *SWITCHES)}
    content |= {
        "products": [(one.id, one.name) for one in sorted(catalog.values(), key=lambda one: one.id)],
        "writes": [_written(visit, one, catalog) for one in writes],
        "today": today,
        "last": today + timedelta(DAYS - 1),
        "numbers": [(name, column, visit.say(label)) for name, column, label in NUMBERS],
        "switches": [(name, column, visit.say(label)) for name, column, label in SWITCHES],
        "form": form,
        "values": values,
        "asked": {name: visit.asked(name) or "" for name in ("product", "dateFrom", "dateTo")},
        "may_write": desk.may(PAGE, Level.READWRITE),
        "told": DAYS_TOLD,
        "action": visit.field("action"),
    }
    return shown(visit, desk, "house_calendar.html", content, error=error)


@signed_in
async def export(visit: Visit) -> Response:
    """The calendar as a file of the format that the address ends with."""
    desk = await desk_of(visit, PAGE)
    ending: str = visit.request.path_params["ending"]
    if ending not in FORMATS:
        raise NotFound("Page")
    async with visit.read(desk.scope) as unit:
        today = desk.today(unit)
        first = day_of(visit, visit.asked("dateFrom"), "dateFrom") or today
        last = day_of(visit, visit.asked("dateTo"), "dateTo") or first + timedelta(DAYS - 1)
        if last < first:
            raise FieldWrong("dateTo", reason=visit.say("The last day must not be before the first."))
        catalog = await products.catalog_of(unit, desk.place)
        asked = len(catalog) * ((last - first).days + 1)
        if asked > MAX_WRITE_ROOM_DAYS:
            raise TooManyRoomDays("dateTo", limit=MAX_WRITE_ROOM_DAYS, asked=asked)
        columns = await calendar.read(unit, desk.place.id, desk.place.currency, catalog, sorted(catalog), first, last)
    names = {one.id: one.name for one in catalog.values()}
    written = FORMATS[ending].written
    # Writing a spreadsheet takes seconds where days are many, in which others are served.
    pieces = await asyncio.to_thread(written, columns, names, desk.place.currency)
    return StreamingResponse(
        pieces,
        media_type=FORMATS[ending].media,
        headers={
            "Content-Disposition": f'attachment; filename="calendar-{desk.place.id}-{first}.{ending}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


# --- why a price is what it is ---------------------------------------------------------------------------------------


async def _trace(visit: Visit, desk: Desk, unit: ReadUnit, catalog: Catalog, today: date) -> dict[str, Any]:
    product = number(visit.asked("product"))
    if product is None or product not in catalog:
        raise FieldWrong("product", reason=visit.say("Choose a product of the property."))
    first = day_of(visit, visit.asked("dateFrom"), "dateFrom") or today
    last = day_of(visit, visit.asked("dateTo"), "dateTo") or first
    if not timedelta() <= last - first < timedelta(NIGHTS):
        raise FieldWrong("dateTo", reason=visit.say("Choose up to {count} nights, the first one first.", count=NIGHTS))
    currency = desk.place.currency
    nights = await calendar.trace_prices(unit, desk.place.id, currency, catalog, product, first, last)
    return {
        "name": catalog[product].name,
        "nights": [
            (
                first + timedelta(place),
                _price(steps[-1].price, currency, visit.say),
                [step_words(step, catalog[step.product].name, currency, visit.say) for step in steps],
            )
            for place, steps in enumerate(nights)
        ],
    }


def step_words(step: Step, name: str, currency: str, say: Say) -> str:
    """One step of a price."""
    price = _price(step.price, currency, say)
    value = abs(step.value or Decimal(0))
    adds = (step.value or 0) >= 0
    text = mark("{name} adds {amount}: {price}.") if adds else mark("{name} takes off {amount}: {price}.")
    match step.kind:
        case StepKind.BASE:
            return say("The calendar of {name}: {price}.", name=name, price=price)
        case StepKind.INCREMENT:
            return say(text, name=name, amount=f"{wire_number(value)} {currency}", price=price)
        case StepKind.PERCENT:
            return say(text, name=name, amount=f"{wire_number(value)} %", price=price)
        case StepKind.ROUNDING:
            grain = Decimal(step.grain) / minor_per_unit(currency)
            return say("Rounded to {amount}: {price}.", amount=f"{wire_number(grain)} {currency}", price=price)
        case StepKind.LIMIT:
            return say("More than a price can be: {price}.", price=price)
        case StepKind.FLOOR:
            return say("There is none, so the minimum selling price of {name} counts: {price}.", name=name, price=price)
        case _:
            return say("{name} has no price: its parent has none, or its rule leaves nothing.", name=name)


def _price(minor: Fraction, currency: str, say: Say) -> str:
    if minor <= 0:
        return say("no price")
    exact = (Decimal(minor.numerator) / Decimal(minor.denominator)).scaleb(-digits(currency))
    return f"{wire_number(exact)} {currency}"


# --- what a write would change, and writing it -----------------------------------------------------------------------


async def _preview(visit: Visit, desk: Desk) -> dict[str, Any]:
    currency = desk.place.currency
    async with visit.read(desk.scope) as unit:
        catalog = await products.catalog_of(unit, desk.place)
        item = _item(visit, desk, catalog)
        found = await calendar.preview(
            unit, [item], {desk.place.id: catalog}, {desk.place.id: desk.today(unit)}, {desk.place.id: currency}
        )
    by_product: dict[int, list[tuple[date, Sequence[tuple[str, str, str]]]]] = {}
    count = 0
    for each in found:
        for change in each.changes:
            count += 1
            if count <= DAYS_TOLD:
                values = [
                    (visit.say(LABELS[name]), _value(visit, name, old, currency), _value(visit, name, new, currency))
                    for name, (old, new) in change.values.items()
                ]
                by_product.setdefault(change.product, []).append((change.day, values))
    rows = [
        Shown(catalog[key].name, key, key != item.product, days)
        for key, days in sorted(by_product.items(), key=lambda pair: (pair[0] != item.product, pair[0]))
    ]
    return {"products": rows, "count": count}


async def _write(visit: Visit, desk: Desk) -> Response:
    async with visit.write(desk.scope) as unit:
        catalog = await products.catalog_of(unit, desk.place)
        item = _item(visit, desk, catalog)
        await calendar.write(unit, [item], {desk.place.id: catalog}, {desk.place.id: desk.today(unit)})
    days = len(item.days)
    name = catalog[item.product].name
    if days == 1:
        words = visit.say("1 day of {name} written. You can undo it within a day.", name=name)
    else:
        words = visit.say("{count} days of {name} written. You can undo it within a day.", count=days, name=name)
    return visit.go(desk.base + PAGE, done=words)


async def _undo(visit: Visit, desk: Desk) -> Response:
    process = number(visit.field("write")) or 0
    async with visit.write(desk.scope) as unit:
        found = await calendar.writes_of(unit, process)
        if not found:
            raise WriteNotFound(process)
        catalog = await products.catalog_of(unit, desk.place)
        await calendar.undo(unit, found, {desk.place.id: catalog}, {desk.place.id: desk.today(unit)})
    return visit.go(desk.base + PAGE, done=visit.say("Write {number} is undone.", number=process))


def _item(visit: Visit, desk: Desk, catalog: Catalog) -> Item:
    """What the form says. Raises one error for all that is wrong with it."""
    wrong: list[RoomrackError] = []
    product = number(visit.field("product"))
    if product is None or product not in catalog:
        wrong.append(FieldWrong("product", reason=visit.say("Choose a product of the property.")))
    span: list[date] = []
    for name in ("dateFrom", "dateTo"):
        try:
            day = day_of(visit, visit.field(name), name)
            span += [day] if day else []
            wrong += [] if day else [FieldWrong(name, reason=visit.say("Choose a first and a last day."))]
        except RoomrackError as error:
            wrong.append(error)
    if len(span) == 2 and span[1] < span[0]:
        wrong.append(FieldWrong("dateTo", reason=visit.say("The last day must not be before the first.")))
    values: dict[Column, int] = {}
    for name, column, label in NUMBERS:
        if text := visit.field(name):
            try:
                values[column] = _number(visit, text, column, desk.place.currency)
            except ValueError as error:
                wrong.append(FieldWrong(name, reason=f"{visit.say(label)}: {error}"))
    for name, column, _ in SWITCHES:
        if visit.field(name) in ("on", "off"):
            values[column] = int(visit.field(name) == "on")
    if not values and not wrong:
        wrong.append(FieldWrong("price", reason=visit.say("Fill in at least one value.")))
    if wrong or product is None:
        raise many(wrong)
    paths: dict[str, str] = {"last": "dateTo", **{column: name for name, column, _ in (*NUMBERS, *SWITCHES)}}
    return Item(desk.place.id, product, DateRange(span[0], span[1]), values, paths)


def _number(visit: Visit, text: str, column: Column, currency: str) -> int:
    """Raises ValueError with words for people."""
    if column is Column.PRICE:
        try:
            amount = Decimal(text)
            if amount.is_finite() and amount >= 0:
                return to_minor(amount, currency)
        except (InvalidOperation, ValueError):
            pass
        raise ValueError(visit.say("an amount of 0 or more with at most {count} decimals", count=digits(currency)))
    most = MAX_WHOLE.get(column, MAX_NIGHTS)
    if not (text.isascii() and text.isdigit()) or int(text) > most:
        raise ValueError(visit.say("a whole number from 0 to {most}", most=most))
    return int(text)


def _value(visit: Visit, name: str, value: int, currency: str) -> str:
    if name in _FLAGS:
        return visit.say("yes") if value else visit.say("no")
    return f"{wire_number(from_minor(value, currency))} {currency}" if name == Column.PRICE else str(value)


def _writer(visit: Visit, actor: Mapping[str, Any]) -> str:
    if "application" in actor:
        return visit.say("an application")
    return visit.say("a person") if actor.get("kind") == "person" else visit.say("the server")


def _written(visit: Visit, one: calendar.Written, catalog: Catalog) -> dict[str, Any]:
    """A write as the page lists it."""
    numbers = sorted({part.product for part in one.parts})
    names = [catalog[product].name if product in catalog else str(product) for product in numbers]
    listed = ", ".join(names[:3])
    columns = {column.value for part in one.parts for column in part.values}
    return {
        "process": one.process,
        "when": one.occurred_at,
        "who": _writer(visit, one.actor),
        "products": listed
        if len(names) <= 3
        else visit.say("{names} and {count} more", names=listed, count=len(names) - 3),
        "first": min(part.days.first for part in one.parts),
        "last": max(part.days.last for part in one.parts),
        "values": ", ".join(visit.say(label) for name, label in LABELS.items() if name in columns),
    }


# --- files -----------------------------------------------------------------------------------------------------------


async def _import(visit: Visit, desk: Desk) -> Response:
    sent = visit.form.get("file")
    if not isinstance(sent, UploadFile) or not sent.size:
        raise FieldMissing("file")
    reader = _format_of(sent.file).read
    async with visit.read(desk.scope) as unit:
        today = desk.today(unit)
    reach = timedelta(HORIZON_DAYS)
    table = await asyncio.to_thread(reader, sent.file, desk.place.currency, today - reach, today + reach)
    async with visit.write(desk.scope) as unit:
        catalog = await products.catalog_of(unit, await properties.get(unit, desk.place.id))
        target = calendar.Target(desk.place.id, desk.place.currency, catalog)
        changed = await calendar.changes_of(unit, target, table)
        if changed:
            await calendar.import_table(unit, target, table)
    lines = visit.say("1 line read") if len(table) == 1 else visit.say("{count} lines read", count=len(table))
    done = visit.say("{count} days of products changed", count=changed)
    if changed < 2:
        done = visit.say("1 day of products changed") if changed else visit.say("nothing differs")
    return visit.go(desk.base + PAGE, done=f"{lines}: {done}.")


def _format_of(file: IO[bytes]) -> Format:
    """The format of a file by how it begins: what browsers say of it differs from machine to machine."""
    file.seek(0)
    beginning = file.read(max(len(one.begins) for one in FORMATS.values()))
    return max((one for one in FORMATS.values() if beginning.startswith(one.begins)), key=lambda one: len(one.begins))
