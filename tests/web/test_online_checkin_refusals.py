"""The page on which guests check themselves in: what it refuses, and to whom (docs/guides/guests.md)."""

import html
import re
from datetime import timedelta

import httpx2
import pytest

from roomrack.domain.identity.rules import accounts as limits
from roomrack.web.arrival.pages import ROOT
from tests.api.reservations.support import desk, done
from tests.factories import World
from tests.harness.processes import ClockFile
from tests.people.conftest import Person
from tests.web.arriving import ANNA, MARIO, faults, italian, link_of, send, sent, staying


async def _ended(guest: Person, path: str, like: str | None = None) -> str:
    """Be sure that a link leads nowhere, whatever is asked; gives the page without the link."""
    shown = set()
    tails = {"": {"arrival": "17:30"}, "/person": {**MARIO}, "/person/1": {**MARIO}}
    for tail, form in tails.items():
        for answer in (await guest.get(path + tail), await guest.post(path + tail, **form)):
            assert answer.status_code == 404
            shown.add(answer.text.replace(path + tail, "LINK"))
    [text] = shown
    assert "This link works no longer" in text
    assert like in (None, text)
    return text


async def test_wrong_links_and_those_of_others_all_answer_the_same_page(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    other, theirs, elsewhere = await italian(world)
    second = await at.book(8)
    await link_of(at, second["id"])
    secret, other_secret = path[-32:], elsewhere[-32:]
    await guest.get(path)
    books = (await at.books(), await other.books())
    text = await _ended(guest, f"{ROOT}/nothing")
    for token in (
        f"{at.hotel.id}-{room['id']}-{'A' * 32}",
        f"{at.hotel.id}-{room['id']}-{other_secret}",
        f"{at.hotel.id}-{second['id']}-{secret}",
        f"{at.hotel.id}-{theirs['id']}-{other_secret}",
        f"{other.hotel.id}-{theirs['id']}-{secret}",
        f"{other.hotel.id}-{room['id']}-{secret}",
        f"{at.hotel.id}-{room['id']}-{secret[:-1]}",
        f"{at.hotel.id}-{room['id']}-{secret}x",
        f"0{at.hotel.id}-{room['id']}-{secret}",
        f"{at.hotel.id}-{10**15}-{secret}",
    ):
        await _ended(guest, f"{ROOT}/{token}", text)
    assert (await guest.get(f"{ROOT}/{'1' * 2_000}")).status_code == 404
    assert (await at.books(), await other.books()) == books
    assert (await guest.get(path)).status_code == 200


@pytest.mark.parametrize("end", ["withdrawn", "cancelled", "CHECKIN_END", "CHECKOUT_END", "NO_SHOW"])
async def test_a_link_that_has_ended_answers_the_same_page_and_takes_nothing(
    world: World, guest: Person, end: str
) -> None:
    at, room, path = await italian(world)
    await sent(guest, f"{path}/person", MARIO)
    desk_path = f"/rest/v1/checkin/{at.hotel.id}/{room['id']}"
    if end == "withdrawn":
        done(await at.session.delete(f"/rest/x1/checkin/{at.hotel.id}/{room['id']}/online"))
    elif end == "cancelled":
        await at.cancel(room["id"])
    else:
        assert (await at.session.put(desk_path, params={"status": end})).status_code == 200
    books = await at.books()
    text = await _ended(guest, path, await _ended(guest, f"{ROOT}/nothing"))
    for name in ("Mario", at.hotel.name, "1980"):
        assert name not in text
    assert await at.books() == books
    if end == "withdrawn":
        again = await link_of(at, room["id"])
        assert again != path
        assert (await guest.get(again)).status_code == 200
        await _ended(guest, path, text)


async def test_a_link_ends_on_the_day_of_departure(world: World, guest: Person, clock: ClockFile) -> None:
    at, _, path = await italian(world)
    clock.run(timedelta(days=4).total_seconds())
    assert (await guest.get(path)).status_code == 200
    clock.run(timedelta(days=5).total_seconds())
    await guest.get(path)
    await _ended(guest, path)
    assert len(await at.events()) == 1


async def test_people_of_other_reservations_are_not_reached(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    second = await at.book(8)
    elsewhere = await link_of(at, second["id"])
    await sent(guest, f"{elsewhere}/person", MARIO)
    [mario] = await staying(at, second["id"])
    books = await at.books()
    for id in (mario["id"], 1, 2**70):
        theirs = f"{path}/person/{id}"
        assert (await guest.get(theirs)).headers["location"] == path
        for action in ("send", "later", "remove"):
            answer = await guest.post(theirs, action=action, **ANNA)
            assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert await at.books() == books
    assert await staying(at, room["id"]) == []


async def test_a_form_needs_the_browsers_token(world: World, guest: Person, pages: httpx2.AsyncClient) -> None:
    at, _, path = await italian(world)
    await guest.get(path)
    books = await at.books()
    for refused in (
        await guest.post(path, csrf="0" * 64, arrival="17:30"),
        await guest.post(path, csrf="", arrival="17:30"),
        await Person(pages, csrf=guest.csrf).post(path, arrival="17:30"),
        await guest.post(f"{path}/person", csrf="x", **MARIO),
    ):
        assert refused.status_code == 403
        assert "This page has expired" in refused.text
    assert await at.books() == books
    cookie = (await Person(pages).get(path)).headers["set-cookie"]
    assert {"HttpOnly", "Secure", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize("country", ["IT", "ES"])
async def test_card_numbers_are_refused_in_every_field(world: World, guest: Person, country: str) -> None:
    at = await desk(world, country=country)
    room = await at.book()
    path = await link_of(at, room["id"])
    page = await guest.get(f"{path}/person")
    card = "4111 1111 1111 1111"
    texts = [name for name, kind in re.findall(r'<input id="(\w+)"[^>]* type="(text|email|tel)"', page.text)]
    assert len(texts) >= 5
    books = await at.books()
    answer = await send(guest, f"{path}/person", {**MARIO, **dict.fromkeys(texts, card)}, action="later")
    assert (answer.status_code, sorted(faults(answer))) == (400, sorted(texts))
    assert answer.text.count("This looks like the number of a payment card.") == 2 * len(texts)
    assert "4111 1111" not in answer.text
    assert await at.books() == books


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("birth_date", "1980-02-30", "a date that exists"),
        ("birth_date", "yesterday", "a date that exists"),
        ("birth_date", "1850-01-01", "birthday"),
        ("birth_date", "2199-01-01", "birthday"),
        ("citizenship", "XX", "from the list"),
        ("citizenship", "it", "from the list"),
        ("sex", "OTHER", "from the list"),
        ("sex", "", "missing"),
        ("given_name", " \u200b\x00 ", "missing"),
        ("family_name", "", "missing"),
        ("family_name", "x" * 256, "too long"),
        ("document_code", "x" * 101, "too long"),
        ("document_type", "LIBRARY", "from the list"),
        ("accommodated_type", "KING", "from the list"),
    ],
)
async def test_a_wrong_value_is_named_at_its_field(
    world: World, guest: Person, field: str, value: str, words: str
) -> None:
    at, _, path = await italian(world)
    books = await at.books()
    for action in ("send", "later"):
        answer = await send(guest, f"{path}/person", {**MARIO, field: value}, action=action)
        assert (answer.status_code, faults(answer)) == (400, [field])
        [said] = re.findall(rf'id="{field}-fault">([^<]+)<', answer.text)
        assert words in html.unescape(said)
        assert re.search(rf'id="{field}"[^>]*aria-describedby="[^"]*{field}-fault', answer.text)
        assert f'<a href="#{field}">' in answer.text
    assert await at.books() == books


@pytest.mark.parametrize(("field", "value"), [("email", "jo@"), ("email", "jo example"), ("phone", "call me")])
async def test_addresses_and_telephones_have_a_form(world: World, guest: Person, field: str, value: str) -> None:
    at = await desk(world, country="ES")
    path = await link_of(at, (await at.book())["id"])
    answer = await send(guest, f"{path}/person", {**ANNA, "accommodated_type": "", field: value}, action="later")
    assert (answer.status_code, faults(answer)) == (400, [field])


async def test_all_that_is_wrong_is_named_at_once(world: World, guest: Person) -> None:
    _, _, path = await italian(world)
    form = {**MARIO, "birth_date": "1980-02-30", "citizenship": "", "document_code": ""}
    answer = await send(guest, f"{path}/person", form)
    assert faults(answer) == ["birth_date", "citizenship", "document_code"]
    form = {**MARIO, "birth_date": "1850-01-01", "document_code": ""}
    assert faults(await send(guest, f"{path}/person", form)) == ["birth_date", "document_code"]


async def test_what_guests_type_is_shown_as_text(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    form = {**MARIO, "given_name": '<script>"&', "family_name": "O'Hara\n{{ 7*7 }}"}
    await sent(guest, f"{path}/person", form)
    [made] = await staying(at, room["id"])
    assert (made["givenName"], made["familyName"]) == ('<script>"&', "O'Hara {{ 7*7 }}")
    for address in (path, f"{path}/person/{made['id']}"):
        text = (await guest.get(address)).text
        assert "<script" not in text
        assert "{{ 7*7 }}" in text


async def test_the_page_speaks_the_readers_language(world: World, guest: Person) -> None:
    _, _, path = await italian(world)
    guest.language = "it-IT,it;q=0.9"
    page = await guest.get(path)
    assert page.headers["content-language"] == "it"
    assert '<html lang="it">' in page.text
    assert "200,00\xa0€" in page.text
    english = f"{path}?language=en"
    assert f'href="{english}"' in page.text
    page = await guest.get(english)
    assert "Who stays" in page.text
    assert f'href="{path}/person?language=en"' in page.text
    answer = await send(guest, f"{path}/person?language=en", MARIO)
    assert answer.headers["location"] == f"{path}?done=person&language=en"
    guest.language = "de"
    assert (await guest.get(f"{path}?language=xx")).headers["content-language"] == "en"


async def test_forms_come_only_so_often_and_are_only_so_large(world: World, guest: Person) -> None:
    at, _, path = await italian(world)
    await guest.get(path)
    large = await guest.post(path, arrival="x" * 1_100_000)
    assert large.status_code == 413
    statuses = [(await guest.post(path, arrival="x")).status_code for _ in range(limits.ANSWERS_PER_LINK)]
    assert set(statuses) == {400}
    refused = await guest.post(path, arrival="17:30")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "3600")
    assert "Too many requests" in refused.text
    assert (await guest.get(path)).status_code == 200
    assert len(await at.events()) == 1
