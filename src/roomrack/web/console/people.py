"""Pages of the people who work for a property: who they are, inviting, what each may do, letting go."""

from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from roomrack.core.errors import FieldMissing, FieldWrong, Forbidden, NotFound, RoomrackError
from roomrack.core.rights import Duty, Level, Levels
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.rules import accounts as rules
from roomrack.domain.identity.rules.letters import LANGUAGES
from roomrack.domain.properties import service as properties
from roomrack.infra.db import WriteUnit
from roomrack.web.console.desk import Desk, desk_of, shown
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import ROOT, Visit, number, signed_in

LANGUAGE_NAMES: Mapping[str, str] = {"en": "English", "it": "Italiano"}
AREAS: Mapping[Duty, str] = {
    Duty.PRICES: mark("Prices"),
    Duty.ADMIN_STATS: mark("Statistics of all properties"),
    Duty.ADMIN_USERS: mark("Users of all properties"),
    Duty.ADMIN_API: mark("API access"),
    Duty.ADMIN_SETTINGS: mark("Settings of all properties"),
    Duty.ADMIN_DYLOG: mark("Dylog"),
    Duty.RESERVATIONS: mark("Reservations"),
    Duty.AVAILABILITY: mark("Availability"),
    Duty.SETTINGS: mark("Settings"),
    Duty.BILLING: mark("Billing"),
    Duty.CASH_CLOSING: mark("Cash closing"),
    Duty.ROOMS: mark("Rooms"),
    Duty.USERS: mark("Users"),
    Duty.STATS: mark("Statistics"),
    Duty.INVOICES: mark("Invoices"),
    Duty.ADMIN: mark("Administration"),
    Duty.ADMIN_COD_PROMO: mark("Promotion codes of all properties"),
    Duty.SUPPORT: mark("Support"),
    Duty.SUBSCRIPTION: mark("Subscription"),
    Duty.ASSIGN_COD_PROMO: mark("Giving promotion codes"),
    Duty.SOURCE: mark("Sources of bookings"),
    Duty.CHECK_IN: mark("Check-in"),
    Duty.HOUSE_KEEPING: mark("Housekeeping"),
    Duty.ADMIN_TEXT: mark("Texts of all properties"),
    Duty.CHAT: mark("Chat"),
    Duty.LICENSE: mark("Licence"),
    Duty.SENSITIVE_DATA: mark("Card details"),
    Duty.OCTOSITE: mark("Web site"),
    Duty.CHANNEL_MANAGER: mark("Channel manager"),
    Duty.CONTACT_INFO: mark("Contact details"),
}
LEVELS = ((Level.NONE, mark("Nothing")), (Level.READONLY, mark("See")), (Level.READWRITE, mark("Change")))
PRESETS: Mapping[str, str] = {
    "everything": mark("Everything"),
    "reading": mark("Only look"),
    "desk": mark("Front desk"),
    "housekeeping": mark("Housekeeping"),
    "revenue": mark("Prices and channels"),
    "accounting": mark("Accounting"),
    "nothing": mark("Nothing"),
}
"""What sets of levels are called, by the names of `rules.PRESETS`."""


@signed_in
async def moved(visit: Visit) -> Response:
    """Addresses from before people were a page of each property."""
    parts = [str(value) for value in visit.request.path_params.values()]
    target = "/".join([f"{ROOT}/properties", *parts[:1], *(["people"] if parts else []), *parts[1:]])
    return RedirectResponse(target, 301)


@signed_in
async def people(visit: Visit) -> Response:
    """Who works for a property and who was asked to; inviting, sending again, taking back."""
    desk = await _desk(visit)
    accommodation = desk.place.id
    here = f"{desk.base}/people"
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        try:
            return await _act(visit, accommodation, here)
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    async with visit.read(frozenset({accommodation})) as unit:
        staff = await identity.staff(unit, accommodation, asking=visit.person.id)
        asked = await identity.invitations(unit, accommodation, asking=visit.person.id)
        secured = await identity.second_factors(unit, accommodation, asking=visit.person.id)
    own = next(each for each in staff if each.person.id == visit.person.id)
    content = {
        "staff": staff,
        "asked": asked,
        "secured": secured,
        "own": own,
        "may_change": own.levels[Duty.USERS] is Level.READWRITE,
        "now": visit.services.clock.now(),
        "presets": labels(visit.language, PRESETS),
        "languages": LANGUAGE_NAMES,
        "typed": {name: visit.field(name) for name in ("email", "given_name", "family_name", "language", "preset")},
    }
    return shown(visit, desk, "people.html", content, error=error)


@signed_in
async def levels(visit: Visit) -> Response:
    """What somebody may do for a property: 30 areas, each with a level."""
    desk = await _desk(visit)
    accommodation = desk.place.id
    key = visit.path_id("person")
    error: RoomrackError | None = None
    wanted: Levels | None = None
    if visit.request.method == "POST":
        preset = visit.field("preset")
        wanted = rules.PRESETS[preset][1] if preset in rules.PRESETS else _sent(visit)
        if visit.field("action") == "save":
            try:
                async with visit.write(frozenset({accommodation})) as unit:
                    done = await identity.permit(unit, accommodation, key, wanted, asking=visit.person.id)
                return visit.go(
                    f"{desk.base}/people", done=visit.say("What {name} may do is saved.", name=done.person.name)
                )
            except NotFound:
                raise
            except RoomrackError as refused:
                error = refused
    async with visit.read(frozenset({accommodation})) as unit:
        staff = await identity.staff(unit, accommodation, asking=visit.person.id)
    found = next((each for each in staff if each.person.id == key), None)
    own = next(each for each in staff if each.person.id == visit.person.id)
    if found is None or found.is_owner or key == visit.person.id or own.levels[Duty.USERS] < Level.READWRITE:
        raise NotFound("Person")
    content = {
        "employee": found,
        "shown": wanted or found.levels,
        "own": own.levels,
        "areas": {duty: visit.say(label) for duty, label in AREAS.items()},
        "levels": [(level, visit.say(label)) for level, label in LEVELS],
        "presets": labels(visit.language, PRESETS),
        "unsaved": wanted is not None,
    }
    return shown(visit, desk, "levels.html", content, error=error)


async def _desk(visit: Visit) -> Desk:
    """The property of the path. Raises `NotFound` where the person may not even read of users, existing or not."""
    try:
        desk = await desk_of(visit, "/people")
    except Forbidden as error:
        raise NotFound("Page") from error
    if not desk.opens("/people"):
        raise NotFound("Page")
    return desk


async def _act(visit: Visit, accommodation: int, here: str) -> Response:
    asking = visit.person.id
    key = number(visit.field("id")) or 0
    async with visit.write(frozenset({accommodation})) as unit:
        match visit.field("action"):
            case "invite":
                return await _invite(visit, unit, accommodation, here, _guest(visit))
            case "again":
                return await _invite(visit, unit, accommodation, here, key)
            case "revoke":
                await identity.revoke_invitation(unit, accommodation, key, asking=asking)
                return visit.go(here, done=visit.say("The invitation was taken back."))
            case "remove":
                gone = await identity.remove_person(unit, accommodation, key, asking=asking)
                return visit.go(here, done=visit.say("{name} does not work here any more.", name=gone.person.name))
            case "reset-factor":
                await identity.reset_factor_of(unit, accommodation, key, asking=asking)
                return visit.go(here, done=visit.say("The second factor was taken away. The person was told by mail."))
    return visit.go(here)


async def _invite(visit: Visit, unit: WriteUnit, accommodation: int, here: str, whom: identity.Guest | int) -> Response:
    """Invite somebody, or again the one of an invitation."""
    place = await properties.get(unit, accommodation)
    mails = visit.request.app.state.settings.smtp_host is not None
    asking = visit.person.id
    if isinstance(whom, int):
        asked, token = await identity.invite_again(
            unit, accommodation, place.name, whom, asking=asking, mails=mails, sandbox=place.sandbox
        )
    else:
        asked, token = await identity.invite(
            unit, accommodation, place.name, whom, asking=asking, mails=mails, sandbox=place.sandbox
        )
    if token is None:
        return visit.go(here, done=visit.say("The invitation goes to {address} by mail.", address=asked.email))
    public = str(visit.request.app.state.settings.public_url).rstrip("/")
    link = f"{public}{identity.ACCOUNT}/invitation/{token}"
    words = visit.say("{address} is invited. This server sends no mail: hand the link over.", address=asked.email)
    return visit.go(here, done=words, link=link)


def _guest(visit: Visit) -> identity.Guest:
    email = visit.field("email")
    if not email:
        raise FieldMissing("email")
    if not rules.is_address(email):
        raise FieldWrong("email", reason=visit.say("This is no e-mail address."))
    language = visit.field("language")
    preset = visit.field("preset")
    return identity.Guest(
        email,
        visit.field("given_name")[:100],
        visit.field("family_name")[:100],
        language if language in LANGUAGES else LANGUAGES[0],
        rules.PRESETS[preset if preset in rules.PRESETS else "reading"][1],
    )


def _sent(visit: Visit) -> Levels:
    return {duty: Level[sent] for duty in Duty if (sent := visit.field(duty.value)) in Level.__members__}
