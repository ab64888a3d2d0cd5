"""`roomrack calendar`: availability and prices in the terminal."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any

import typer

from roomrack.entrypoints.cli import profiles
from roomrack.entrypoints.cli.output import console, fail, tell
from roomrack.entrypoints.cli.profiles import USAGE
from roomrack.entrypoints.cli.signing_in import AsJson, ProfileName

if TYPE_CHECKING:
    from roomrack_client import Client

commands = typer.Typer(help="The calendar of availability and prices.", no_args_is_help=True)

House = Annotated[str | None, typer.Option("--accommodation", help="The property. [default: the profile's]")]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
READ_NAMES = {"minstay": "minStay", "maxstay": "maxStay"}
PRODUCTS_AT_ONCE = 50


@commands.callback()
def _group() -> None:
    """The calendar of availability and prices."""


@commands.command()
def show(
    first: Annotated[str | None, typer.Option("--from", help="yyyy-mm-dd. [default: today]")] = None,
    last: Annotated[str | None, typer.Option("--to", help="yyyy-mm-dd. [default: 13 days later]")] = None,
    product: Annotated[list[int] | None, typer.Option(help="Only this product. Repeatable.")] = None,
    accommodation: House = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
) -> None:
    """Show what is left and what it costs: a row for each product, a column for each day."""
    chosen = profiles.chosen(profile)
    house = profiles.house_of(chosen, accommodation)
    begin = parse_day(first, "--from") if first else None
    end = parse_day(last, "--to") if last else None
    with profiles.connected(chosen) as client:
        if begin is None:
            begin = _today(client, house)
        rows = read(client, house, product or [], begin, end or begin + timedelta(13))
    if as_json:
        typer.echo(json.dumps(rows, default=plain))
    else:
        _grid(rows)


@commands.command("set")
def change(
    products: Annotated[list[int], typer.Argument(help="The products to write.")],
    ranges: Annotated[
        list[str],
        typer.Option("--range", "-r", help="yyyy-mm-dd or yyyy-mm-dd..yyyy-mm-dd, both included. Repeatable."),
    ],
    weekdays: Annotated[str | None, typer.Option(help="Only these days, such as fri,sat.")] = None,
    availability: Annotated[int | None, typer.Option(min=0, help="What is left to sell.")] = None,
    price: Annotated[str | None, typer.Option(help="The price of a night.")] = None,
    min_stay: Annotated[int | None, typer.Option(min=1)] = None,
    max_stay: Annotated[int | None, typer.Option(min=1)] = None,
    cut_off: Annotated[int | None, typer.Option(min=0, help="Days before arrival from which it is closed.")] = None,
    stop_sell: Annotated[bool | None, typer.Option("--stop-sell/--open")] = None,
    arrival: Annotated[bool | None, typer.Option("--arrival/--no-arrival", help="Whether guests may arrive.")] = None,
    departure: Annotated[bool | None, typer.Option("--departure/--no-departure")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
    accommodation: House = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
) -> None:
    """Write ranges of days. Only what is named changes; all of it is written or nothing."""
    values = {
        "availability": availability,
        "price": parse_money(price),
        "minstay": min_stay,
        "maxstay": max_stay,
        "cutOffDays": cut_off,
        "stopSells": stop_sell,
        "closeToArrival": None if arrival is None else not arrival,
        "closeToDeparture": None if departure is None else not departure,
    }
    values = {name: value for name, value in values.items() if value is not None}
    if not values:
        fail("nothing to set: name a price, an availability or another value", code=USAGE)
    spans = list(_spans(ranges, weekdays))
    if not spans:
        fail("no day of the ranges is one of --weekdays", code=USAGE)
    chosen = profiles.chosen(profile)
    items = [
        {"room": number, "dateFrom": str(begin), "dateTo": str(end), "values": values}
        for number in products
        for begin, end in spans
    ]
    with profiles.connected(chosen) as client:
        if dry_run:
            house = profiles.house_of(chosen, accommodation)
            _tell_changes(_changes(client, house, products, spans, values), as_json=as_json)
            return
        answer = client.request("POST", "/rest/v1/calendar/bulk", json=items)
    days = sum((end - begin).days + 1 for begin, end in spans)
    if as_json:
        typer.echo(json.dumps({**answer, "days": days, "products": products}, default=plain))
    else:
        tell(f"written: {days} days of {len(products)} product{'s' if len(products) > 1 else ''}")


def read(client: "Client", house: str, products: Sequence[int], first: date, last: date) -> list[dict[str, Any]]:
    """The calendar of these products, or of all."""
    rows: list[dict[str, Any]] = []
    page = 0
    while True:
        params: dict[str, Any] = {
            "product[]": list(products),
            "dateFrom": first,
            "dateTo": last,
            "page": page,
            "size": PRODUCTS_AT_ONCE,
        }
        found = client.request("GET", f"/rest/v1/calendar/{house}", params=params)["data"]
        rows += found
        if len(found) < PRODUCTS_AT_ONCE:
            return rows
        page += 1


def _today(client: "Client", house: str) -> date:
    """The property's local day, which the calendar begins with by itself."""
    from roomrack.core.clock import SystemClock

    rows = client.request("GET", f"/rest/v1/calendar/{house}", params={"size": 1})["data"]
    return date.fromisoformat(rows[0]["days"][0]["date"]) if rows else SystemClock().now().date()


def _changes(
    client: "Client", house: str, products: Sequence[int], spans: Sequence[tuple[date, date]], values: dict[str, Any]
) -> list[dict[str, Any]]:
    """What the days would become, from what they are."""
    rows = read(client, house, products, min(begin for begin, _ in spans), max(end for _, end in spans))
    unknown = sorted(set(products) - {row["id"] for row in rows})
    if unknown:
        fail(f"the property has no product {', '.join(map(str, unknown))}")
    return [
        {"product": row["id"], "date": day["date"], "field": name, "from": day[name], "to": value}
        for row in rows
        for day in row["days"]
        if any(str(begin) <= day["date"] <= str(end) for begin, end in spans)
        for written, value in values.items()
        for name in [READ_NAMES.get(written, written)]
        if day[name] != value
    ]


def _tell_changes(changes: list[dict[str, Any]], *, as_json: bool) -> None:
    from rich.table import Table

    if as_json:
        typer.echo(json.dumps(changes, default=plain))
        return
    if not changes:
        tell("nothing would change")
        return
    table = Table("product", "date", "field", "is", "becomes")
    for each in changes:
        table.add_row(str(each["product"]), each["date"], each["field"], _short(each["from"]), _short(each["to"]))
    console.print(table)
    tell(f"{len(changes)} values would change; nothing was written")


def _grid(rows: list[dict[str, Any]]) -> None:
    from rich.markup import escape
    from rich.table import Table

    if not rows:
        tell("the property has no products")
        return
    table = Table(show_lines=True)
    table.add_column("product", no_wrap=True)
    for day in rows[0]["days"]:
        told = date.fromisoformat(day["date"])
        table.add_column(f"{WEEKDAYS[told.weekday()]}\n{told:%d.%m.}", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(f"{row['id']}\n{escape(row.get('name', ''))}", *(_cell(day) for day in row["days"]))
    console.print(table)
    console.print("Above what is left, x when it is closed; below the price and, if not 1, the minimum stay.")


def _cell(day: dict[str, Any]) -> str:
    colour = "green" if day["bookable"] else "red"
    left = f"[{colour}]{day['availability']}{'x' if day['stopSells'] else ''}[/]"
    stay = f"/{day['minStay']}" if day["minStay"] != 1 else ""
    return f"{left}\n{_short(day['price'])}{stay}"


def _spans(ranges: Sequence[str], weekdays: str | None) -> Iterator[tuple[date, date]]:
    """The ranges, split where a day is not one of the weekdays."""
    wanted = set((weekdays or ",".join(WEEKDAYS)).lower().replace(" ", "").split(","))
    if unknown := wanted - set(WEEKDAYS):
        fail(f"--weekdays knows {','.join(WEEKDAYS)}, not {', '.join(sorted(unknown))}", code=USAGE)
    for text in ranges:
        begin, _, end = text.partition("..")
        day, last = parse_day(begin, "--range"), parse_day(end or begin, "--range")
        if last < day:
            fail(f"--range {text} ends before it begins", code=USAGE)
        opened: date | None = None
        while day <= last:
            chosen = WEEKDAYS[day.weekday()] in wanted
            if chosen and opened is None:
                opened = day
            if not chosen and opened is not None:
                yield opened, day - timedelta(1)
                opened = None
            day += timedelta(1)
        if opened is not None:
            yield opened, last


def parse_day(text: str, option: str) -> date:
    """A date of the command line. Ends the command when it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        fail(f"{option}: {text!r} is no date such as 2030-05-01", code=USAGE)


def parse_money(text: str | None) -> Decimal | None:
    """An amount of the command line. Ends the command when it is none."""
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        fail(f"--price: {text!r} is no number", code=USAGE)
    if not value.is_finite() or value < 0:
        fail(f"--price: {text!r} is no price", code=USAGE)
    return value


def _short(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else str(value)


def plain(value: object) -> object:
    """What JSON makes of an amount."""
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} is not JSON")
