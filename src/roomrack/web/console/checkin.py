"""What a property wants of its check-in: when the link of the online one is mailed, and how long people are kept."""

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.guests import service as guests
from roomrack.domain.guests.rules.settings import MAX_LINK_DAYS, MAX_RETENTION_DAYS, MIN_RETENTION_DAYS
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered, checked, readers
from roomrack.web.console.visit import Visit, signed_in

PAGE = "/check-in"
FIELDS = ("linkDays", "retentionDays")
"""What the form changes, by the names on the wire; what is empty is cleared."""


@signed_in
async def settings(visit: Visit) -> Response:
    """The settings, which whoever may write reservations changes."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            await _save(visit, desk)
            return visit.go(desk.base + PAGE, done=visit.say("The check-in settings are saved."))
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        known = await guests.read_settings(unit, desk.place.id)
    content = {
        "settings": known,
        "bounds": {"links": MAX_LINK_DAYS, "least": MIN_RETENTION_DAYS, "most": MAX_RETENTION_DAYS},
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "checkin_settings.html", content, error=error)


async def _save(visit: Visit, desk: Desk) -> None:
    """Raises `NotFound` for what the form does not ask for, and what `guests.write_settings` raises."""
    if visit.field("action") != "save":
        raise NotFound("Page")
    values = checked(readers().checkin, {name: visit.field(name) or None for name in FIELDS if name in visit.form})
    async with visit.write(desk.scope) as unit:
        await guests.write_settings(unit, desk.place.id, values)
