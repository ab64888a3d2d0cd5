"""Pages about applications themselves: the list, making one, its settings, secrets, people and grants."""

from collections.abc import Mapping
from datetime import timedelta

from starlette.responses import Response

from roomrack.core.errors import RoomrackError
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.infra import quota, request_log
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import ROOT, Visit, address, number, signed_in

PAGE = 25
OVERLAPS: Mapping[str, str] = {
    "86400": mark("for a day"),
    "3600": mark("for an hour"),
    "604800": mark("for a week"),
    "0": mark("not any more"),
}
"""How many seconds a secret goes on working beside the new one."""


def _uris(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@signed_in
async def applications(visit: Visit) -> Response:
    """The person's applications."""
    async with visit.read() as unit:
        found = await identity.own_applications(unit, visit.person.id)
        paused = await identity.paused(unit, visit.person.id)
    return visit.page("applications.html", {"applications": found, "paused": len(paused)})


@signed_in
async def new(visit: Visit) -> Response:
    """The form that makes an application, and what it does."""
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            async with visit.write() as unit:
                made, secret = await identity.create_own(
                    unit,
                    visit.person.id,
                    name=visit.field("name"),
                    redirect_uris=_uris(visit.field("redirect_uris")),
                )
            return visit.go(
                f"{ROOT}/applications/{made.id}/settings", done=visit.say("The application was made."), secret=secret
            )
        except RoomrackError as refused:
            error = refused
    content = {"name": visit.field("name"), "redirect_uris": visit.field("redirect_uris")}
    return visit.page("new.html", content, error=error)


@signed_in
async def overview(visit: Visit) -> Response:
    """What an application is, and how it is doing."""
    application = await visit.application()
    reach = await visit.reach(application)
    now = visit.services.clock.now()
    async with visit.read(frozenset(reach)) as unit:
        names = await properties.names(unit, list(reach)[:PAGE])
        last = await request_log.calls(unit.raw, application.id, request_log.Filter(), limit=5)
        failed = await request_log.calls(unit.raw, application.id, request_log.Filter(status=4), limit=5)
        windows = await quota.history(unit.raw, application.id, now)
    content = {
        "application": application,
        "names": names,
        "reached": len(reach),
        "last": last,
        "failed": failed,
        "used": windows[0].calls if windows else 0,
        "limit": quota.call_limit(application.properties, application.call_limit),
    }
    return visit.page("overview.html", content)


@signed_in
async def settings(visit: Visit) -> Response:
    """Name, redirect URIs, secrets and people."""
    application = await visit.application()
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            return await _change(visit, application)
        except RoomrackError as refused:
            error = refused
    async with visit.read() as unit:
        people = await identity.members(unit, visit.person.id, application.id)
    overlapping = application.old_secret_until is not None and visit.services.clock.now() < application.old_secret_until
    retyped = error is not None and visit.field("action") == "save"
    content = {
        "application": application,
        "people": people,
        "overlapping": overlapping,
        "overlaps": list(labels(visit.language, OVERLAPS).items()),
        "name": visit.field("name") if retyped else application.name,
        "redirect_uris": visit.field("redirect_uris") if retyped else "\n".join(application.redirect_uris),
    }
    return visit.page("settings.html", content, error=error)


async def _change(visit: Visit, application: identity.Application) -> Response:
    here = f"{ROOT}/applications/{application.id}/settings"
    person, id = visit.person.id, application.id
    async with visit.write() as unit:
        match visit.field("action"):
            case "save":
                await identity.change_own(
                    unit, person, id, name=visit.field("name"), redirect_uris=_uris(visit.field("redirect_uris"))
                )
                flash = {"done": visit.say("Saved.")}
            case "rotate":
                seconds = number(visit.field("overlap"))
                overlap = timedelta(days=365) if seconds is None else timedelta(seconds=min(seconds, 10**8))
                secret = await identity.rotate_secret(unit, person, id, overlap)
                flash = {"done": visit.say("There is a new secret."), "secret": secret}
            case "end-old":
                await identity.end_old_secret(unit, person, id)
                flash = {"done": visit.say("The old secret has ended.")}
            case "add-person":
                added = await identity.add_member(unit, person, id, visit.field("username"))
                flash = {"done": visit.say("{name} can work on this application.", name=added.name)}
            case "remove-person":
                member = number(visit.field("member")) or 0
                await identity.remove_member(unit, person, id, member)
                flash = {"done": visit.say("Removed.")}
                here = ROOT if member == person else here
            case _:
                flash = {}
    return visit.go(here, **flash)


@signed_in
async def grants(visit: Visit) -> Response:
    """Who granted the application what, and taking it back."""
    application = await visit.application()
    if visit.request.method == "POST":
        async with visit.write() as unit:
            await identity.revoke_own_grant(unit, visit.person.id, application.id, number(visit.field("grant")) or 0)
        return visit.go(
            f"{ROOT}/applications/{application.id}/grants", done=visit.say("The grant and its tokens have ended.")
        )
    reach = await visit.reach(application)
    async with visit.read(frozenset(reach)) as unit:
        before = visit.asked_id("before") or request_log.NEWEST
        found = await identity.grants_to(unit, visit.person.id, application.id, before=before, limit=PAGE + 1)
        held = {resource.accommodation for one in found for resource in one.resources}
        names = await properties.names(unit, sorted(held & set(reach)))
        networks = await properties.network_names(unit, {network for one in found for network in one.networks})
    here = f"{ROOT}/applications/{application.id}/grants"
    content = {
        "application": application,
        "grants": found[:PAGE],
        "names": names,
        "networks": networks,
        "older": address(here, before=found[PAGE - 1].id) if len(found) > PAGE else None,
        "paged": visit.asked("before") is not None,
    }
    return visit.page("grants.html", content)
