"""The registry of guests: finding people and companies, keeping what is known of them, and forgetting it."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import FieldWrong, NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.guests import service as guests
from roomrack.domain.guests.rules.registry import Category, Guest, Status
from roomrack.infra.db import WriteUnit
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered, checked, pages_of, readers
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, number, signed_in

PAGE = "/guests"
ROWS = 25
DOUBLES = 20
"""People of a similar name who are offered for merging."""

CATEGORIES: Mapping[str, str] = {
    Category.INDIVIDUAL: mark("Person"),
    Category.CORPORATE: mark("Company"),
    Category.TRAVEL_AGENCY: mark("Travel agency"),
    Category.EXTERNAL_OTA: mark("Portal"),
}
SHOWN: Mapping[str, str] = {
    Status.VISIBLE: mark("Shown in lists"),
    Status.HIDDEN: mark("Hidden from lists"),
}
FIELDS: Mapping[str, tuple[str, str, str]] = {
    "firstname": ("firstname", mark("First name"), "text"),
    "lastname": ("lastname", mark("Last name"), "text"),
    "company": ("company", mark("Company"), "text"),
    "email": ("email", mark("E-mail"), "text"),
    "mobile": ("mobile", mark("Telephone"), "text"),
    "birthDate": ("birth_date", mark("Birthday"), "date"),
    "address": ("address", mark("Address"), "text"),
    "zip": ("zip", mark("Postcode"), "text"),
    "city": ("city", mark("City"), "text"),
    "district": ("district", mark("Province"), "text"),
    "country": ("country", mark("Country (two letters)"), "text"),
    "language": ("language", mark("Language (two letters)"), "text"),
    "fiscalCode": ("fiscal_code", mark("Tax code"), "text"),
    "vatCode": ("vat_code", mark("VAT number"), "text"),
    "legalMail": ("legal_mail", mark("Certified e-mail"), "text"),
    "destinationOffice": ("destination_office", mark("Office code of the exchange"), "text"),
    "documentId": ("document_id", mark("Number of the document"), "text"),
}
"""What the page shows of a guest, by the name on the wire: the registry's name, the label and the kind of field."""


@signed_in
async def listed(visit: Visit) -> Response:
    """The guests whose names are near to what is searched for, a page at a time; a new one is registered here."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _create(visit, desk)
        except RoomrackError as refused:
            error = refused
    pages = pages_of(visit, ROWS)
    name = (visit.asked("name") or "")[:200]
    category = visit.asked("category") or ""
    wanted = [Category(category)] if category in CATEGORIES else []
    async with visit.read(desk.scope) as unit:
        found, total = await guests.find(unit, desk.place.id, wanted, name, limit=ROWS, offset=pages.offset)
    content = {
        "found": found,
        "total": total,
        "name": name,
        "category": category,
        "categories": labels(visit.language, CATEGORIES),
        **pages.links(desk.base + PAGE, total, name=name, category=category),
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "guests.html", content, error=error)


async def _create(visit: Visit, desk: Desk) -> Response:
    names = ("category", "firstname", "lastname", "company", "email")
    values = checked(readers().guest, {name: visit.field(name) for name in names})
    async with visit.write(desk.scope) as unit:
        made = await guests.create(unit, desk.place.id, values)
    words = visit.say("{name} is registered.", name=made.fullname)
    return visit.go(f"{desk.base}{PAGE}/{made.id}", done=words)


@signed_in
async def one(visit: Visit) -> Response:
    """A guest: changing what is known, making doubles one, and erasing. A double leads to whom he turned out to be."""
    desk = await desk_of(visit, PAGE)
    id = visit.path_id("guest")
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _act(visit, desk, id)
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        guest = await guests.get(unit, desk.place.id, id)
        if guest.id != id:
            return visit.go(f"{desk.base}{PAGE}/{guest.id}")
        name = (visit.asked("double") or guest.fullname)[:200]
        alike, _ = await guests.find(unit, desk.place.id, [], name, limit=DOUBLES, offset=0)
    content = {
        "guest": guest,
        "fields": [
            (wire, visit.say(label), kind, _value(guest, stored)) for wire, (stored, label, kind) in FIELDS.items()
        ],
        "notes": guest.details.get("notes", ""),
        "categories": labels(visit.language, CATEGORIES),
        "shown": labels(visit.language, SHOWN),
        "alike": [other for other in alike if other.id != guest.id],
        "double": name,
        "here_path": f"{desk.base}{PAGE}",
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "guest.html", content, error=error)


async def _act(visit: Visit, desk: Desk, id: int) -> Response:
    """Do what the form asks for. Raises `NotFound` for what no form asks for."""
    here = f"{desk.base}{PAGE}/{id}"
    async with visit.write(desk.scope) as unit:
        match visit.field("action"):
            case "change":
                await _change(visit, unit, desk, id)
                return visit.go(here, done=visit.say("What is known is saved."))
            case "merge":
                doubles = [number(str(text)) or 0 for text in visit.form.getlist("guests")]
                if not doubles:
                    raise FieldWrong("guests", reason=visit.say("Choose at least one double."))
                await guests.merge(unit, desk.place.id, id, doubles)
                return visit.go(here, done=visit.say("They are one guest now."))
            case "erase":
                await guests.erase(unit, desk.place.id, id)
                return visit.go(desk.base + PAGE, done=visit.say("The guest is erased. Invoices keep what they must."))
    raise NotFound("Page")


async def _change(visit: Visit, unit: WriteUnit, desk: Desk, id: int) -> None:
    body = {name: visit.field(name) for name in (*FIELDS, "category", "status", "notes") if name in visit.form}
    await guests.change(unit, desk.place.id, id, checked(readers().guest, body))


@signed_in
async def export(visit: Visit) -> Response:
    """Everything that is known of a guest, as a file for him; who asked is recorded."""
    desk = await desk_of(visit, PAGE, write=True)
    id = visit.path_id("guest")
    async with visit.write(desk.scope) as unit:
        found = await guests.export(unit, desk.place.id, id)
    content = json.dumps(readers().exported(found), indent=2, ensure_ascii=False)
    headers = {
        "Content-Disposition": f'attachment; filename="guest-{id}.json"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="application/json", headers=headers)


def _value(guest: Guest, name: str) -> Any:
    """What is known, as its field holds it; of an instant the day."""
    value = getattr(guest, name) if name in ("firstname", "lastname", "company") else guest.details.get(name)
    return str(value)[:10] if name == "birth_date" and value else value
