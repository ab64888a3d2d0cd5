"""The clock of a sandbox property: how far it is ahead, putting it further, and what happened by it.

It goes by the rules of `POST /rest/x1/sandbox/{accommodation}/clock` (docs/adr/0016): only forward.
"""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import FieldWrong, NotFound, RoomrackError
from roomrack.core.localtime import instant_of, start_of_day
from roomrack.core.rights import Area, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.rules import NEEDED
from roomrack.infra import events, request_log
from roomrack.infra.events import EventFilter, Reach
from roomrack.web.console.desk import Desk, ahead_words, desk_of
from roomrack.web.console.forms import answered, checked, readers, required_day
from roomrack.web.console.records import ACCOMMODATION_KINDS, RESERVATION_KINDS
from roomrack.web.console.visit import Visit, signed_in

PAGE = "/clock"
SHOWN = 25
STEPS: Mapping[str, timedelta] = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


@signed_in
async def clock(visit: Visit) -> Response:
    """The clock. Raises `NotFound` outside of the sandbox."""
    desk = await desk_of(visit, PAGE)
    if not desk.place.sandbox:
        raise NotFound("Page")
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _move(visit, desk)
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    now = visit.services.clock.now()
    async with visit.read(desk.scope) as unit:
        known = await identity.clock_of(unit, desk.place.id)
        happened = await events.browse(
            unit.raw,
            Reach([desk.place.id] if _may(desk, Area.RESERVATION) else [], RESERVATION_KINDS),
            Reach([desk.place.id], ACCOMMODATION_KINDS),
            EventFilter(accommodation=desk.place.id, since=now),
            before=request_log.NEWEST,
            limit=SHOWN,
        )
    shows = now + known.by
    content: dict[str, Any] = {
        "clock": known,
        "now": now,
        "shows": shows,
        "done_until": now + known.caught_up,
        "happened": happened if known.by else [],
        "tomorrow": shows.astimezone(desk.place.zone).date() + timedelta(1),
        "most": identity.MAX_AHEAD.days,
        "left": ahead_words(identity.MAX_AHEAD - known.by, visit.say),
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "clock.html", content, error=error)


async def _move(visit: Visit, desk: Desk) -> Response:
    """Put the clock ahead. Raises `NotFound` for what no form asks for, and what `identity.move_clock` raises."""
    action = visit.field("action")
    body: dict[str, Any]
    if action in STEPS:
        body, path = {"seconds": int(STEPS[action].total_seconds())}, "$.seconds"
    elif action == "until":
        body, path = {"until": _until(visit, desk)}, "$.until"
    else:
        raise NotFound("Page")
    step = checked(readers().clock, body)
    now = visit.services.clock.now()
    async with visit.write(desk.scope) as unit:
        moved = await identity.move_clock(unit, desk.place.id, lambda ahead: step(now + ahead.by), path)
    words = visit.say("The clock is ahead by {time}.", time=ahead_words(moved.by, visit.say))
    return visit.go(desk.base + PAGE, done=words)


def _until(visit: Visit, desk: Desk) -> str:
    """The instant of the day and the time that were typed, by the property's clocks. Raises `FieldWrong`."""
    day = required_day(visit, visit.field("until"), "until")
    text = visit.field("time")
    try:
        wall = time.fromisoformat(text or "00:00")
    except ValueError:
        raise FieldWrong("time", reason=visit.say("This must be a time of day, such as 14:30.")) from None
    minutes = wall.hour * 60 + wall.minute
    try:
        found = instant_of(day, minutes, desk.place.zone) if minutes else start_of_day(day, desk.place.zone)
    except OverflowError:
        raise FieldWrong("until", reason=visit.say("This must be a day, such as 2030-05-01.")) from None
    return found.isoformat()


def _may(desk: Desk, area: Area) -> bool:
    return all(desk.levels[duty] >= Level.READONLY for duty in NEEDED[area])
