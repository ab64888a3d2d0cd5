"""Pages about properties: those of the sandbox, and the event log of all that were granted."""

import json
from datetime import UTC, date, datetime, timedelta

from starlette.responses import Response

from roomrack.core.errors import FieldMissing, FieldWrong, RoomrackError
from roomrack.core.redaction import redact
from roomrack.core.rights import Area, Level, Permissions
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import TooManySandboxes
from roomrack.domain.properties import service as properties
from roomrack.infra import events, request_log
from roomrack.infra.events import EventFilter, Reach
from roomrack.web.console.forms import pages_of
from roomrack.web.console.visit import ROOT, Visit, address, signed_in

PAGE = 25
MAX_SANDBOXES = 25
ACCOMMODATION_KINDS = ("accommodation", "product", "calendar", "extra", "policy", "rateplan")
RESERVATION_KINDS = ("reservation", "revision")
TYPES = (
    *("reservation.created", "reservation.changed", "reservation.confirmed", "reservation.cancelled"),
    *("revision.unread", "revision.read"),
    *("calendar.changed", "product.created", "product.changed", "product.deleted"),
    *("accommodation.created", "accommodation.changed"),
    *("extra.created", "extra.changed", "extra.deleted", "policy.created", "policy.changed", "policy.deleted"),
    *("rateplan.created", "rateplan.changed", "rateplan.deleted"),
)


@signed_in
async def sandbox(visit: Visit) -> Response:
    """Properties that the application reaches; a sandbox application can make more of them."""
    application = await visit.application()
    reach = await visit.reach(application)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            return await _make(visit, application)
        except RoomrackError as refused:
            error = refused
    pages = pages_of(visit, PAGE)
    async with visit.read(frozenset(reach)) as unit:
        found = await properties.find(unit, list(reach), limit=PAGE + 1, offset=pages.offset)
    here = f"{ROOT}/applications/{application.id}/properties"
    content = {
        "application": application,
        "properties": [(one, reach[one.id]) for one in found[:PAGE]],
        "total": len(reach),
        **pages.links(here, pages.offset + len(found)),
        "name": visit.field("name"),
    }
    return visit.page("properties.html", content, error=error)


async def _make(visit: Visit, application: identity.Application) -> Response:
    here = f"{ROOT}/applications/{application.id}/properties"
    name = " ".join(visit.field("name").split())
    if not name:
        raise FieldMissing("name")
    if len(name) > 100 or not name.isprintable():
        raise FieldWrong("name", reason=visit.say("A name has at most 100 printable characters."))
    if not application.sandbox:
        raise FieldWrong("name", reason=visit.say("Only a sandbox application makes properties here."))
    person = visit.person
    async with visit.write() as unit:
        # Its own lock first, so that two requests at once can't pass the limit together.
        await identity.lock_own(unit, person.id, application.id)
        if len(await identity.reach_of(unit, application.id)) >= MAX_SANDBOXES:
            raise TooManySandboxes(limit=MAX_SANDBOXES)
        made = await properties.create(
            unit,
            name=name,
            email=person.email or f"sandbox{application.id}@example.com",
            given_name=person.given_name or person.username,
            family_name=person.family_name,
            sandbox=True,
            application=application.id,
        )
        await identity.add_membership(unit, person.id, made.id)
        await identity.remember_created(unit, application.id, made.id, True)
        pair = await identity.issue_tokens(unit, application.id, person.id, {made.id: application.permissions})
    return visit.go(
        here,
        done=visit.say("{name} is property {number}.", name=made.name, number=made.id),
        access_token=pair.access_token,
        refresh_token=pair.refresh_token or "",
    )


@signed_in
async def event_log(visit: Visit) -> Response:
    """What happened in the properties that the application was granted."""
    application = await visit.application()
    reach = await visit.reach(application)
    kind = visit.asked("type")
    wanted = EventFilter(
        type=kind if kind in TYPES else None,
        accommodation=visit.asked_id("accommodation"),
        reference=visit.asked("reference"),
        since=_midnight(visit.asked("since")),
        until=_midnight(visit.asked("until"), days=1),
    )
    async with visit.read(frozenset(reach)) as unit:
        found = await events.browse(
            unit.raw,
            Reach([id for id, levels in reach.items() if _may(levels, Area.RESERVATION)], RESERVATION_KINDS),
            Reach([id for id, levels in reach.items() if _may(levels, Area.ACCOMMODATION)], ACCOMMODATION_KINDS),
            wanted,
            before=visit.asked_id("before") or request_log.NEWEST,
            limit=PAGE + 1,
        )
        names = await properties.names(unit, sorted({one.accommodation for one in found}))
    filters = {
        "type": wanted.type,
        "accommodation": wanted.accommodation,
        "reference": wanted.reference,
        "since": visit.asked("since") if wanted.since else None,
        "until": visit.asked("until") if wanted.until else None,
    }
    here = f"{ROOT}/applications/{application.id}/events"
    content = {
        "application": application,
        "events": [(one, _pretty(one.payload), _pretty(one.before)) for one in found[:PAGE]],
        "names": names,
        "types": TYPES,
        "filters": filters,
        "older": address(here, **filters, before=found[PAGE - 1].id) if len(found) > PAGE else None,
        "newest": address(here, **filters) if visit.asked("before") else None,
    }
    return visit.page("events.html", content)


def _may(levels: Permissions, area: Area) -> bool:
    return levels.get(area, Level.NONE) >= Level.READONLY


def _pretty(payload: object) -> str | None:
    return None if payload is None else json.dumps(redact(payload), indent=2, ensure_ascii=False)


def _midnight(text: str | None, days: int = 0) -> datetime | None:
    """The beginning, in UTC, of a day written yyyy-MM-dd; None for anything else."""
    try:
        day = date.fromisoformat(text or "")
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
