"""Guests who check themselves in, for the tests of their page: people, stays with a link, and forms."""

import html
import re
from typing import Any
from urllib.parse import urlsplit

import httpx2

from tests.api.reservations.support import Desk, desk, done
from tests.factories import World
from tests.people.conftest import Person

MARIO: dict[str, str] = {
    "given_name": "Mario",
    "family_name": "Rossi",
    "sex": "MALE",
    "birth_date": "1980-02-29",
    "citizenship": "IT",
    "birth_country": "IT",
    "birth_city": "Castro (LE)",
    "document_type": "CARDID",
    "document_code": "CA12345AB",
    "document_issue_place": "Lecce",
    "accommodated_type": "HEAD_OF_FAMILY",
}
ANNA: dict[str, str] = {
    "given_name": "Anna",
    "family_name": "Rossi",
    "sex": "FEMALE",
    "birth_date": "2015-06-01",
    "citizenship": "IT",
    "birth_country": "FR",
    "accommodated_type": "RELATIVE",
}
STRANGER: dict[str, Any] = {
    "type": "GUEST",
    "givenName": "Zoé",
    "familyName": "Durand",
    "sex": "FEMALE",
    "birthDate": "1971-03-04",
    "birthCountry": "BE",
    "citizenship": "CH",
    "documentType": "PASSPORT",
    "documentCode": "X9876543Z",
    "documentIssuePlace": "Namur",
    "email": "zoe@example.com",
}


async def link_of(at: Desk, reservation: int) -> str:
    """The path of a reservation's page."""
    made = done(await at.session.post(f"/rest/x1/checkin/{at.hotel.id}/{reservation}/online"))
    return urlsplit(str(made["checkinLink"])).path


async def italian(world: World, **fields: Any) -> tuple[Desk, dict[str, Any], str]:
    """A stay in Italy and its page."""
    at = await desk(world, country="IT", phone="+39 06 5550100")
    room = await at.book(totalGuest=2, **fields)
    return at, room, await link_of(at, room["id"])


async def send(guest: Person, path: str, form: dict[str, str], action: str = "send") -> httpx2.Response:
    """Fill a form in and send it."""
    await guest.get(path)
    return await guest.post(path, action=action, **form)


async def sent(guest: Person, path: str, form: dict[str, str], action: str = "send") -> None:
    """The same, and be sure that it was taken."""
    answer = await send(guest, path, form, action)
    assert answer.status_code == 303, answer.text


async def staying(at: Desk, reservation: int) -> list[dict[str, Any]]:
    """Who stays, as the reception sees it."""
    row = done(await at.session.get(f"{at.path}/{reservation}"))
    return [one for one in row["guests"] if one["type"] == "GUEST"]


def faults(answer: httpx2.Response) -> list[str]:
    """The fields that a page marks as wrong."""
    return re.findall(r'id="(\w+)"[^>]*aria-invalid="true"', answer.text)


def values(answer: httpx2.Response) -> dict[str, str]:
    """What the fields of a form hold."""
    found = dict(re.findall(r'<input id="(\w+)"[^>]* value="([^"]*)"', answer.text))
    for name, options in re.findall(r'<select id="(\w+)".*?>(.*?)</select>', answer.text, re.DOTALL):
        chosen = re.search(r'value="(\w*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: html.unescape(value) for name, value in found.items()}
