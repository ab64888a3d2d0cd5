"""The connections of a property to portals: how each stands, what is mapped, what is wrong, and what happened."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from roomrack.core.errors import Forbidden, NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import API, SIMULATOR, Action, Connection, LogType, Status
from roomrack.domain.distribution import service as distribution
from roomrack.domain.ical import service as ical
from roomrack.domain.products import service as products
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.errors import message_of
from roomrack.web.console.desk import QUARANTINE, Desk, desk_of
from roomrack.web.console.forms import answered, checked, readers
from roomrack.web.console.syncing import may_push, may_see, sync_of
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, address, number, signed_in
from roomrack.web.photos import path_of

PAGE = "/connections"
LINES = 25

STATUSES: Mapping[str, str] = {
    Status.ENABLED: mark("On"),
    Status.WAITING: mark("Not in use yet"),
    Status.DISABLED: mark("Off"),
}
TYPES: Mapping[str, str] = {
    LogType.NOTIFY: mark("Notice"),
    LogType.CONNECT: mark("Connection"),
    LogType.ROOM: mark("Rooms"),
    LogType.RESERVATION: mark("Bookings"),
    LogType.CALENDAR: mark("Calendar"),
    LogType.ONLINE: mark("Switched on"),
    LogType.OFFLINE: mark("Switched off"),
    LogType.EXPIRED: mark("Sign-in refused"),
    LogType.ACCEPT: mark("Accepted"),
    LogType.PMS_ROOM: mark("Physical rooms"),
    LogType.CONFIGURATION: mark("Settings"),
    LogType.MAPPING: mark("Mapping"),
    LogType.CORRECTION: mark("Price correction"),
    LogType.AVAILABILITY: mark("Share of availability"),
    LogType.CONTENT: mark("Content"),
    LogType.RESERVATION_WITHOUT_CALENDAR: mark("Bookings and availability"),
    LogType.CALENDAR_IMPORT: mark("Calendar read"),
}
_SWITCHES: Mapping[str, tuple[str, bool]] = {
    "calendarOn": ("updateCalendar", True),
    "calendarOff": ("updateCalendar", False),
    "bookingsOn": ("pullReservations", True),
    "bookingsOff": ("pullReservations", False),
}
_ACTIONS: Mapping[str, Action] = {"read": Action.IMPORT_ROOMS, "check": Action.MARK_CONNECTED}


@signed_in
async def listed(visit: Visit) -> Response:
    """All connections of a property, and making one."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _connect(visit, desk)
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        found = await connections.connections_of(unit, desk.place.id)
        shown = await connections.shown(unit, found)
        mapped = await connections.mappings_of_property(unit, desk.place.id)
        portals = [
            one
            for one in await connections.list_portals(unit)
            if connections.is_served(one) and await connections.fits(unit, one, sandbox=desk.place.sandbox)
        ]
    content = {
        "rows": [
            {
                "shown": one,
                "icon": _icon(one.portal.icon),
                "mapped": sum(1 for mapping in mapped if mapping.connection == one.connection.id),
            }
            for one in shown
        ],
        "portals": {one.id: one.external_name for one in portals},
        "statuses": labels(visit.language, STATUSES),
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "channels.html", content, error=error)


async def _connect(visit: Visit, desk: Desk) -> Response:
    if visit.field("action") != "connect":
        raise NotFound("Page")
    body = {name: visit.field(name) or None for name in ("channelId", "hotelId", "username", "password")}
    draft = {name: value for name, value in checked(readers().connection, body).items() if value is not None}
    async with visit.write(desk.scope) as unit:
        made = await connections.create(unit, desk.place.id, draft, grant=None)
    return visit.go(f"{desk.base}{PAGE}/{made.id}", done=visit.say("Connected. Now map your products."))


@signed_in
async def one(visit: Visit) -> Response:
    """One connection: switching it, how it stands, mapping, what the linter finds, and its log."""
    desk = await desk_of(visit, PAGE)
    id = visit.path_id("connection")
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _act(visit, desk, id)
        except RoomrackError as refused:
            error = refused
    before = visit.asked_id("before")
    here = f"{desk.base}{PAGE}/{id}"
    async with visit.read(desk.scope) as unit:
        connection = await connections.get(unit, desk.place.id, id)
        [shown] = await connections.shown(unit, [connection])
        catalog = await products.catalog(unit, desk.place.id)
        mappings = await connections.mappings_of(unit, connection)
        externals = await connections.externals_of(unit, connection)
        findings = await connections.findings(unit, connection)
        lines = await connections.lines(unit, connection, before=before, limit=LINES + 1)
        _, channel = await connections.channel_of(unit, connection)
        sells_feeds = channel is not None and channel.abilities.feeds
        links = await ical.links(unit, desk.place.id, with_names=False) if sells_feeds else None
        sync = await sync_of(unit, visit, desk, id) if may_see(desk) else None
    spoken = channel is not None or shown.portal.channel == API
    taken = {mapping.external.id for mapping in mappings}
    mapped = {mapping.product for mapping in mappings}
    content = {
        "shown": shown,
        "connection": connection,
        "icon": _icon(shown.portal.icon),
        "mappings": [
            (one, catalog[one.product].name if one.product in catalog else str(one.product)) for one in mappings
        ],
        "free": {one.id: _external_text(one) for one in externals if one.id not in taken and not one.physical},
        "feeds": {} if links is None else {one.id: one.url for one in links.products},
        "products": {id: product.name for id, product in catalog.items() if id not in mapped},
        "findings": [(one, *message_of(one.error, visit.language).split("\n", 1)) for one in findings],
        "lines": lines[:LINES],
        "older": address(here, before=lines[LINES - 1].id) if len(lines) > LINES else None,
        "newest": here if before else None,
        "types": labels(visit.language, TYPES),
        "statuses": labels(visit.language, STATUSES),
        "can_read": channel is not None and channel.abilities.lists_products,
        "sync": sync,
        "may_push": may_push(desk) and connection.pushes and spoken,
        "quarantine": desk.base + QUARANTINE if desk.may(QUARANTINE) else None,
        "simulated": shown.portal.channel == SIMULATOR,
        "extranet": _extranet(visit, connection) if shown.portal.channel == SIMULATOR else None,
        "can_check": spoken,
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "channel.html", content, error=error)


async def _act(visit: Visit, desk: Desk, id: int) -> Response:
    """Do what the form asks for. Raises `NotFound` for what no form asks for, and what the use cases raise."""
    here, house, action = f"{desk.base}{PAGE}/{id}", desk.place.id, visit.field("action")
    if action in _ACTIONS:
        await _perform(visit, desk, id, _ACTIONS[action])
        return visit.go(here, done=visit.say("Done."))
    if action == "push" and not may_push(desk):
        raise Forbidden
    async with visit.write(desk.scope) as unit:
        if action in _SWITCHES:
            name, on = _SWITCHES[action]
            await connections.update(unit, house, id, checked(readers().connection_change, {name: on}))
            return visit.go(here, done=visit.say("Switched on.") if on else visit.say("Switched off."))
        match action:
            case "off":
                await connections.set_status(unit, house, id, Status.DISABLED, "Switched off in the console.")
                return visit.go(here, done=visit.say("Switched off."))
            case "on":
                await connections.set_status(unit, house, id, Status.ENABLED, "Switched on in the console.")
                return visit.go(here, done=visit.say("Switched on."))
            case "push":
                await distribution.push_everything(unit, house, id)
                return visit.go(f"{here}#sync", done=visit.say("Everything is sent again."))
            case "map":
                product, external = number(visit.field("product")) or 0, number(visit.field("external")) or 0
                await connections.map_product(unit, house, id, product, external, paths=("$.product", "$.external"))
                return visit.go(here, done=visit.say("Mapped."))
            case "unmap":
                await connections.unmap(unit, house, id, number(visit.field("id")) or 0)
                return visit.go(here, done=visit.say("The mapping is gone."))
            case "delete":
                await connections.delete(unit, house, id)
                return visit.go(desk.base + PAGE, done=visit.say("The connection is gone."))
    raise NotFound("Page")


async def _perform(visit: Visit, desk: Desk, id: int, action: Action) -> None:
    """Carry out an action; what must be asked of the portal is asked outside of any transaction."""
    async with visit.write(desk.scope) as unit:
        work = await connections.perform(unit, desk.place.id, id, action, None)
    if work is not None:
        brought = await work()
        async with visit.write(desk.scope) as unit:
            await connections.perform(unit, desk.place.id, id, action, brought)


async def icons(unit: ReadUnit, channels: Collection[int]) -> Mapping[int, str]:
    """Where a page finds the icons of those of some channel ids that are portals with one."""
    portals = await connections.portals_by_id(unit, {id for id in channels if id >= connections.FIRST_PORTAL})
    return {id: path_of(one.icon) for id, one in portals.items() if one.icon is not None}


def _icon(file: str | None) -> str | None:
    """Where the page finds a portal's icon."""
    return None if file is None else path_of(file)


def _extranet(visit: Visit, connection: Connection) -> str | None:
    """Where the simulator's extranet is, as this server is set to reach it; None where it is set to reach none."""
    url: str | None = visit.request.app.state.settings.simulator_url
    if url is None:
        return None
    ota, slash, hotel = (connection.hotel or "").partition("/")
    there = f"/{quote(ota, safe='')}/extranet/{quote(hotel, safe='')}" if slash else "/"
    return url.rstrip("/") + there


def _external_text(external: Any) -> str:
    """What people tell an external product by."""
    return f"{external.title} ({external.room}{f':{external.rate}' if external.rate else ''}, {external.occupancy})"
