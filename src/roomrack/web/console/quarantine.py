"""Rooms of channels' bookings that have no product here: what they hold meanwhile, and finding them a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.service import Shown
from roomrack.domain.distribution.service import Quarantined, State, quarantine
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.web.console.channels import PAGE as CONNECTIONS
from roomrack.web.console.desk import QUARANTINE as PAGE
from roomrack.web.console.desk import Desk, ahead_words, desk_of
from roomrack.web.console.forms import answered, pages_of
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, address, number, signed_in

ROWS = 25

STATES: Mapping[str, str] = {
    State.PLACED: mark("Placed"),
    State.CANCELLED: mark("Cancelled"),
    State.DISMISSED: mark("Given up"),
}
REASONS = (mark("No product is mapped to what was booked."),)
"""What the server itself gives as the reason; anything else is what refused the booking, in its words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A room as the page shows it."""

    room: Quarantined
    portal: str
    guest: str
    price: str | None
    holds: str | None
    """The name of the product whose nights it holds."""
    nights: int
    reason: str
    waited: str


@signed_in
async def listed(visit: Visit) -> Response:
    """The rooms that wait, the oldest first, and what became of those that wait no more."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _act(visit, desk)
        except RoomrackError as refused:
            error = refused
    after = visit.asked_id("after") or 0
    pages = pages_of(visit, ROWS)
    here = desk.base + PAGE
    async with visit.read(desk.scope) as unit:
        found = await quarantine.waiting(unit, desk.place.id, after=after, limit=ROWS + 1)
        counts = await quarantine.waiting_at(unit, desk.place.id)
        ended = await quarantine.ended(unit, desk.place.id, limit=ROWS + 1, offset=pages.offset)
        made = await connections.connections_of(unit, desk.place.id)
        shown = {one.connection.id: one for one in await connections.shown(unit, made)}
        catalog = await products.catalog(unit, desk.place.id)
        now = unit.now()
    rows = [_row(visit, one, shown, catalog, ahead_words(now - one.created_at, visit.say)) for one in found[:ROWS]]
    content = {
        "rows": rows,
        "total": sum(counts.values()),
        "first": here if after else None,
        "next": address(here, after=rows[-1].room.id) if len(found) > ROWS else None,
        "waiting_at": [(shown[id], count) for id, count in sorted(counts.items()) if id in shown],
        "rooms": {row.room.id: _room_text(row) for row in rows},
        "products": {id: product.name for id, product in catalog.items()},
        "ended": [(one, _portal(shown, one.connection), _guest(one)) for one in ended[:ROWS]],
        "states": labels(visit.language, STATES),
        **pages.links(here, pages.offset + len(ended), after=after or None),
        "connections": desk.base + CONNECTIONS if desk.may(CONNECTIONS) else None,
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "quarantine.html", content, error=error)


async def _act(visit: Visit, desk: Desk) -> Response:
    """Do what the form asks for. Raises `NotFound` for what no form asks for, and what the use cases raise."""
    here, house = desk.base + PAGE, desk.place.id
    async with visit.write(desk.scope) as unit:
        match visit.field("action"):
            case "replay":
                connection = number(visit.field("connection")) or 0
                placed = await quarantine.replay(unit, house, connection, None, None)
                left = (await quarantine.waiting_at(unit, house)).get(connection, 0)
                return visit.go(here, done=_placed(visit, len(placed), left))
            case "place":
                one = await quarantine.get(unit, house, number(visit.field("room")) or 0)
                product = number(visit.field("product")) or 0
                await quarantine.replay(unit, house, one.connection, [one.id], product)
                return visit.go(here, done=_placed(visit, 1, 0))
            case "dismiss":
                one = await quarantine.get(unit, house, number(visit.field("id")) or 0)
                await quarantine.dismiss(unit, house, one.connection, [one.id])
                return visit.go(here, done=visit.say("Given up. Its nights are free again."))
    raise NotFound("Page")


def _placed(visit: Visit, count: int, left: int) -> str:
    match count:
        case 0 if not left:
            return visit.say("Nothing waits there any more.")
        case 0:
            return visit.say("Nothing could be placed: what was booked is still not mapped.")
        case 1:
            return visit.say("1 room is placed.")
        case _:
            return visit.say("{count} rooms are placed.", count=count)


def _row(visit: Visit, one: Quarantined, shown: Mapping[int, Shown], catalog: Catalog, waited: str) -> Row:
    held = one.held_product
    return Row(
        room=one,
        portal=_portal(shown, one.connection),
        guest=_guest(one),
        price=_price(one),
        holds=None if held is None else catalog[held].name if held in catalog else str(held),
        nights=(one.departure - one.arrival).days,
        reason=visit.say(one.reason) if one.reason in REASONS else one.reason,
        waited=waited,
    )


def _portal(shown: Mapping[int, Shown], connection: int) -> str:
    return shown[connection].portal.external_name if connection in shown else "–"


def _guest(one: Quarantined) -> str:
    guest = one.booking["guest"]
    return f"{guest['given_name']} {guest['family_name']}".strip() or one.reference


def _price(one: Quarantined) -> str | None:
    room: Mapping[str, Any] | None = next((each for each in one.booking["rooms"] if each["id"] == one.room), None)
    return None if room is None else f"{room['price']} {one.booking['currency']}"


def _room_text(row: Row) -> str:
    one = row.room
    return f"{row.guest}, {one.reference} ({one.external_room}, {one.arrival})"
