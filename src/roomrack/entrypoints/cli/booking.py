"""`roomrack reservations`: finding, showing and making reservations."""

import json
import secrets
import sys
from decimal import Decimal
from typing import Annotated, Any

import typer

from roomrack.entrypoints.cli import profiles
from roomrack.entrypoints.cli.output import console, errors, fail, tell
from roomrack.entrypoints.cli.profiles import USAGE
from roomrack.entrypoints.cli.rates import House, parse_day, parse_money, plain
from roomrack.entrypoints.cli.signing_in import AsJson, ProfileName

commands = typer.Typer(help="Reservations.", no_args_is_help=True)

PAGE = 200


@commands.callback()
def _group() -> None:
    """Reservations."""


@commands.command("list")
def find(
    kind: Annotated[str | None, typer.Option("--type", help="What the dates are about: STAY, CHECKIN...")] = None,
    first: Annotated[str | None, typer.Option("--from", help="yyyy-mm-dd")] = None,
    last: Annotated[str | None, typer.Option("--to", help="yyyy-mm-dd")] = None,
    status: Annotated[str | None, typer.Option(help="CONFIRMED, WAITING or CANCELLED.")] = None,
    product: Annotated[list[int] | None, typer.Option(help="Repeatable.")] = None,
    id: Annotated[list[int] | None, typer.Option(help="Only these; no other filter counts then. Repeatable.")] = None,
    refer: Annotated[str | None, typer.Option(help="The reference of a booking.")] = None,
    source: Annotated[str | None, typer.Option(help="A channel's number, or how it came in.")] = None,
    exclude_source: Annotated[list[str] | None, typer.Option(help="Repeatable.")] = None,
    agency: Annotated[str | None, typer.Option()] = None,
    sort_by: Annotated[str | None, typer.Option(help="The field to sort by.")] = None,
    group: Annotated[bool, typer.Option("--group", help="One row for each booking.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 1000,
    accommodation: House = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
) -> None:
    """List reservations, all pages of them."""
    chosen = profiles.chosen(profile)
    house = profiles.house_of(chosen, accommodation)
    params = {
        "type": kind.upper() if kind else None,
        "startDate": parse_day(first, "--from") if first else None,
        "endDate": parse_day(last, "--to") if last else None,
        "status": status.upper() if status else None,
        "products[]": product or [],
        "ids[]": id or [],
        "refer": refer,
        "source": source,
        "excludedSources": ",".join(exclude_source) if exclude_source else None,
        "agency": agency,
        "sortBy": sort_by,
        "groupResults": True if group else None,
    }
    rows: list[dict[str, Any]] = []
    with profiles.connected(chosen) as client:
        while len(rows) < limit:
            paged = {**params, "page": len(rows) // PAGE, "size": PAGE}
            found = client.request("GET", f"/rest/v1/reservation/{house}", params=paged)["data"]
            rows += found
            if len(found) < PAGE:
                break
    rows = rows[:limit]
    if as_json:
        typer.echo(json.dumps(rows, default=plain))
        return
    _table(rows)


@commands.command()
def show(
    id: Annotated[int, typer.Argument(help="The reservation's id.")],
    accommodation: House = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
) -> None:
    """Show a reservation."""
    chosen = profiles.chosen(profile)
    house = profiles.house_of(chosen, accommodation)
    with profiles.connected(chosen) as client:
        found = client.request("GET", f"/rest/v1/reservation/{house}/{id}")
    if as_json:
        typer.echo(json.dumps(found, default=plain))
    else:
        _one(found)


@commands.command()
def book(
    product: Annotated[int, typer.Argument(help="The product's id.")],
    checkin: Annotated[str, typer.Argument(help="yyyy-mm-dd")],
    checkout: Annotated[str, typer.Argument(help="yyyy-mm-dd, the day of departure")],
    given_name: Annotated[str, typer.Option(help="The booker's.")],
    family_name: Annotated[str, typer.Option(help="The booker's.")],
    email: Annotated[str | None, typer.Option()] = None,
    phone: Annotated[str | None, typer.Option()] = None,
    guests: Annotated[int | None, typer.Option(min=0, help="How many come.")] = None,
    price: Annotated[str | None, typer.Option(help="For the whole stay. [default: the calendar's]")] = None,
    notes: Annotated[str | None, typer.Option(help="Private notes.")] = None,
    channel: Annotated[int, typer.Option(help="The channel's number.")] = 1,
    channel_refer: Annotated[str | None, typer.Option(help="Your own reference; the same again changes it.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="To be confirmed.")] = False,
    keep_calendar: Annotated[bool, typer.Option("--keep-calendar", help="Take no nights from the calendar.")] = False,
    key: Annotated[str | None, typer.Option(help="An Idempotency-Key: the same again books once.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    accommodation: House = None,
    profile: ProfileName = None,
    as_json: AsJson = False,
) -> None:
    """Book. Asks before it does, unless told --yes."""
    arrival, departure = parse_day(checkin, "CHECKIN"), parse_day(checkout, "CHECKOUT")
    if departure <= arrival:
        fail("the departure must be after the arrival", code=USAGE)
    chosen = profiles.chosen(profile)
    house = profiles.house_of(chosen, accommodation)
    guest = {"givenName": given_name, "familyName": family_name, "email": email, "phone": phone}
    body = {
        "channelId": channel,
        "channelRefer": channel_refer,
        "product": product,
        "checkin": str(arrival),
        "checkout": str(departure),
        "status": "WAITING" if waiting else None,
        "totalGuest": guests,
        "roomGross": parse_money(price),
        "privateNotes": notes,
        "guests": [{name: value for name, value in guest.items() if value}],
    }
    nights = (departure - arrival).days
    said = (
        f"book product {product} of property {house} from {arrival} to {departure}, {nights} nights, for {given_name}"
    )
    if not yes and not _agreed(f"{said} {family_name}? [y/N]: "):
        fail("not booked")
    with profiles.connected(chosen) as client:
        made = client.request(
            "POST",
            f"/rest/v1/reservation/{house}",
            params={"availability": False} if keep_calendar else None,
            json={name: value for name, value in body.items() if value is not None},
            idempotency_key=key or secrets.token_hex(16),
        )
    if as_json:
        typer.echo(json.dumps(made, default=plain))
    else:
        tell("booked")
        _one(made)


def _agreed(question: str) -> bool:
    """Ask on standard error: standard output is for results."""
    errors.print(question, end="", markup=False, soft_wrap=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _table(rows: list[dict[str, Any]]) -> None:
    from rich.markup import escape
    from rich.table import Table

    if not rows:
        tell("none found")
        return
    table = Table("id", "refer", "status", "product", "checkin", "checkout", "guest", "gross", "channel")
    for row in rows:
        table.add_row(
            str(row["id"]),
            escape(str(row.get("refer", ""))),
            row.get("status", ""),
            str(row.get("product", "")),
            row.get("checkin", "")[:10],
            row.get("checkout", "")[:10],
            escape(_name(row)),
            _amount(row),
            str(row.get("channelId", "")),
        )
    console.print(table)
    tell(f"{len(rows)} reservations")


def _one(row: dict[str, Any]) -> None:
    for name in (
        *("id", "refer", "status", "channelId", "channelRefer", "product", "checkin", "checkout", "totalGuest"),
        *("paymentStatus", "createTime", "updateTime", "privateNotes"),
    ):
        if name in row:
            console.print(f"{name}: {row[name]}", markup=False, soft_wrap=True)
    console.print(f"guest: {_name(row)}", markup=False, soft_wrap=True)
    console.print(f"gross: {_amount(row)}", markup=False, soft_wrap=True)


def _name(row: dict[str, Any]) -> str:
    guest: dict[str, Any] = next(iter(row.get("guests") or []), {})
    return " ".join(filter(None, (guest.get("givenName"), guest.get("familyName"))))


def _amount(row: dict[str, Any]) -> str:
    gross = row.get("roomGross", Decimal())
    return f"{gross:.2f} {row.get('currency', '')}".strip()
