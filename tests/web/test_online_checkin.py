"""The page on which guests check themselves in: what it asks, shows, takes and refuses (docs/guides/guests.md)."""

import asyncio
import html
import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from roomrack.domain.identity.rules import accounts as limits
from roomrack.web.arrival.pages import ASSETS, ROOT
from roomrack.web.look import LOOK
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World
from tests.harness.processes import ApiServer, ClockFile
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
UNCOUNTED = "tests.entrypoints.uncounted:create_app"
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


@pytest.fixture(scope="module")
async def pages(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=server.url, timeout=30, trust_env=False) as http:
        yield http


@pytest.fixture
def guest(pages: httpx2.AsyncClient) -> Person:
    return Person(pages)


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


# --- what it shows and takes -----------------------------------------------------------------------------------------


async def test_the_page_shows_the_stay_and_nothing_is_kept_of_it(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    page = await guest.get(path)
    text = html.unescape(page.text)
    assert page.status_code == 200
    for words in (at.hotel.name, "Double", room["refer"], "€200.00", "+39 06 5550100", "TULPS, art. 109", "Nobody is"):
        assert words in text
    headers = page.headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["vary"] == "Accept-Language, Cookie"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert '<meta name="robots" content="noindex">' in page.text
    assert "<script" not in page.text
    assert "style=" not in page.text
    links = set(re.findall(r'(?:href|src|action)="([^"]+)"', page.text))
    assert {urlsplit(link).netloc for link in links} == {""}
    assert {ASSETS.url("arrival.css"), LOOK.url("look.css")} <= links
    done(await at.session.post(f"{at.path}/{room['id']}/payment", json=_paid(at, 200)))
    assert "<dt>Still to pay</dt><dd>Nothing</dd>" in (await guest.get(path)).text


async def test_a_family_writes_itself_down_and_the_reception_has_it_at_once(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    first = await guest.get(f"{path}/person")
    assert values(first)["accommodated_type"] == "HEAD_OF_FAMILY"
    assert (values(first)["given_name"], values(first)["family_name"]) == ("Ada", "Lovelace"), "who booked"
    await sent(guest, f"{path}/person", MARIO)
    assert values(await guest.get(f"{path}/person"))["accommodated_type"] == "RELATIVE"
    await sent(guest, f"{path}/person", ANNA)
    page = await guest.get(f"{path}?done=person")
    assert "Saved. The reception has it." in page.text
    assert "Everything is there." in page.text
    assert page.text.count('class="badge good"') == 2
    mario, anna = await staying(at, room["id"])
    assert mario.pop("validatedDate").endswith("Z[UTC]")
    assert mario == {
        "id": mario["id"],
        "type": "GUEST",
        "source": "API",
        "givenName": "Mario",
        "familyName": "Rossi",
        "checkin": at.day(3),
        "checkout": at.day(5),
        "sex": "MALE",
        "birthDate": "1980-02-29",
        "citizenship": "IT",
        "birthCountry": "IT",
        "birthCity": "Castro (LE)",
        "documentType": "CARDID",
        "documentCode": "CA12345AB",
        "documentIssuePlace": "Lecce",
        "accommodatedType": "HEAD_OF_FAMILY",
        "draft": False,
        "validated": True,
    }
    assert (anna["accommodatedType"], anna["validated"]) == ("RELATIVE", True)
    changes = [("created", room["id"]), ("changed", room["id"]), ("changed", room["id"])]
    assert await at.events(room["id"]) == changes
    history = done(await at.session.get(f"/rest/x1/reservation/{at.hotel.id}/{room['id']}/history"))["data"]
    assert [row["actor"] for row in history[1:]] == [{"type": "GUEST"}, {"type": "GUEST"}]
    registered = done(await at.session.get(f"/rest/v1/guests/{at.hotel.id}/list", params={"guestName": "rossi"}))
    assert sorted(row["firstname"] for row in registered["data"]) == ["Anna", "Mario"]
    state = done(await at.session.get(f"/rest/x1/checkin/{at.hotel.id}/{room['id']}/online"))
    assert state["guests"] == 2
    assert "answeredTime" in state


async def test_what_was_sent_is_corrected_and_numbers_of_documents_are_masked(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    await sent(guest, f"{path}/person", MARIO)
    [mario] = await staying(at, room["id"])
    own = f"{path}/person/{mario['id']}"
    page = await guest.get(own)
    assert "CA12345AB" not in page.text
    assert "Known: ••••5AB." in page.text
    assert values(page) == {**MARIO, "document_code": ""}
    form = {**values(page), "birth_city": "Otranto"}
    await sent(guest, own, form)
    [after] = await staying(at, room["id"])
    assert after == {**mario, "birthCity": "Otranto"}, "the number is kept"
    await sent(guest, own, {**form, "document_code": "YA7654321"})
    assert (await staying(at, room["id"]))[0]["documentCode"] == "YA7654321"
    refused = await send(guest, own, {**form, "birth_city": ""})
    assert (refused.status_code, faults(refused)) == (400, ["birth_city"])
    await sent(guest, own, {**form, "birth_city": ""}, action="later")
    [after] = await staying(at, room["id"])
    assert ("birthCity" in after, after["draft"], after["validated"]) == (False, True, False)
    assert "Something is missing" in (await guest.get(path)).text


async def test_of_people_whom_others_wrote_down_the_names_alone_are_shown(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    body = {**STRANGER, "checkin": at.day(3), "checkout": at.day(5), "documentCode": ""}
    made = done(await at.session.post(f"/rest/v2/checkin/{at.hotel.id}/{room['id']}/guest", json=body))
    theirs = f"{path}/person/{made['id']}"
    assert "Zoé Durand" in (await guest.get(path)).text
    page = await guest.get(theirs)
    text = html.unescape(page.text)
    assert "Somebody else filled some of this in." in text
    assert "Remove this person" not in text
    shown = values(page)
    assert (shown["given_name"], shown["family_name"]) == ("Zoé", "Durand")
    assert [shown[name] for name in ("birth_date", "citizenship", "birth_country", "document_type")] == [""] * 4
    for value in ("1971-03-04", "Namur", "zoe@example.com"):
        assert value not in text
    form = {**shown, "document_code": "X9876543Z"}
    await sent(guest, theirs, form)
    [after] = await staying(at, room["id"])
    expected = {**STRANGER, "validated": True, "draft": False}
    assert {name: after[name] for name in expected} == expected
    assert "X9876543Z" not in (await guest.get(theirs)).text
    assert values(await guest.get(theirs))["birth_date"] == ""
    assert (await send(guest, theirs, {}, action="remove")).status_code == 303
    assert len(await staying(at, room["id"])) == 1, "only who wrote somebody down may take him away"


async def test_somebody_whom_the_reception_changed_is_shown_no_longer(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    await sent(guest, f"{path}/person", MARIO)
    [mario] = await staying(at, room["id"])
    own = f"{path}/person/{mario['id']}"
    changed = {**mario, "birthCity": "Roma"}
    done(await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{room['id']}/guest/{mario['id']}", json=changed))
    page = await guest.get(own)
    assert values(page)["birth_city"] == ""
    assert "Roma" not in page.text.replace("Romania", "")
    assert "1980-02-29" not in page.text
    assert "•" not in page.text


@pytest.mark.parametrize("country", ["IT", "ES", "FR", "DE", "PT", "AT", None])
async def test_every_country_asks_for_what_the_check_in_asks_for(
    world: World, guest: Person, country: str | None
) -> None:
    at = await desk(world, country=country)
    room = await at.book()
    path = await link_of(at, room["id"])
    names = {"given_name": "Jo", "family_name": "Doe", "sex": "FEMALE"}
    page = await guest.get(f"{path}/person")
    asked = {"type": "GUEST", "givenName": "Jo", "familyName": "Doe", "sex": "FEMALE", "draft": False}
    body = {**asked, "checkin": at.day(3), "checkout": at.day(5)}
    api = await at.session.post(f"/rest/v2/checkin/{at.hotel.id}/{room['id']}/guest", json=body)
    answer = await send(guest, f"{path}/person", names)
    if api.status_code == 200:
        assert set(values(page)) == {*names, "accommodated_type"}
        assert answer.status_code == 303
        return
    wanted = [re.sub(r"([A-Z])", r"_\1", item["element"][2:]).lower() for item in api.json()["nested"]]
    assert answer.status_code == 400
    assert sorted(faults(answer)) == sorted(wanted)
    assert values(answer)["given_name"] == "Jo"
    assert set(wanted) <= set(values(page))
    assert len(await staying(at, room["id"])) == 0


async def test_foreigners_and_children_are_judged_as_at_the_desk(world: World, guest: Person) -> None:
    at = await desk(world, country="DE")
    room = await at.book(totalGuest=3)
    path = await link_of(at, room["id"])
    assert "Of citizens of Germany the law wants nothing but name" in (await guest.get(f"{path}/person")).text
    german = {"given_name": "Max", "family_name": "Muster", "sex": "MALE", "citizenship": "DE"}
    await sent(guest, f"{path}/person", german)
    swiss = {"given_name": "Urs", "family_name": "Muster", "sex": "MALE", "citizenship": "CH"}
    home = {"address": "Gasse 1", "city": "Bern", "residence_country": "CH"}
    adult = await send(guest, f"{path}/person", {**swiss, **home, "birth_date": "1990-01-01"})
    assert faults(adult) == ["document_type", "document_code"]
    child = (date.fromisoformat(at.day(3)) - timedelta(days=10 * 365)).isoformat()
    await sent(guest, f"{path}/person", {**swiss, **home, "birth_date": child})
    assert [one["validated"] for one in await staying(at, room["id"])] == [True, True]


# --- families and how many come --------------------------------------------------------------------------------------


async def test_heads_of_families_and_groups(world: World, guest: Person) -> None:
    at, room, path = await italian(world, totalChildren=2)
    orphan = await send(guest, f"{path}/person", {**ANNA, "accommodated_type": "MEMBER_GROUP"})
    assert (orphan.status_code, faults(orphan)) == (400, ["accommodated_type"])
    assert "must lead the family or the group first" in orphan.text
    await sent(guest, f"{path}/person", MARIO)
    twin = await send(guest, f"{path}/person", {**MARIO, "given_name": "Luigi"})
    assert faults(twin) == ["accommodated_type"]
    assert "leads it already" in twin.text
    await sent(guest, f"{path}/person", ANNA)
    [mario, anna] = await staying(at, room["id"])
    await sent(guest, f"{path}/person/{mario['id']}", {}, action="remove")
    [left] = await staying(at, room["id"])
    assert (left["id"], left["accommodatedType"]) == (anna["id"], "HEAD_OF_FAMILY")
    assert values(await guest.get(f"{path}/person/{anna['id']}"))["birth_date"] == "2015-06-01", "still her own"


async def test_no_more_people_than_booked_and_nobody_twice(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    await sent(guest, f"{path}/person", MARIO)
    await sent(guest, f"{path}/person", {**MARIO, "accommodated_type": ""})
    assert len(await staying(at, room["id"])) == 1, "the button was pressed twice"
    await sent(guest, f"{path}/person", ANNA)
    for answer in (await guest.get(f"{path}/person"), await guest.post(f"{path}/person", **ANNA, action="send")):
        assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert len(await staying(at, room["id"])) == 2
    assert "ask the reception" in (await guest.get(path)).text


async def crowded(world: World, pages: httpx2.AsyncClient) -> int:
    """How many people a stay for two has after five of them wrote themselves down at the same moment."""
    at, room, path = await italian(world)
    racers = [Person(pages) for _ in range(5)]
    for racer in racers:
        await racer.get(path)
    forms = [{**MARIO, "given_name": f"Mario {n}", "accommodated_type": "SINGLE_GUEST"} for n in range(5)]
    posts = [racer.post(f"{path}/person", action="send", **form) for racer, form in zip(racers, forms, strict=True)]
    assert {answer.status_code for answer in await asyncio.gather(*posts)} == {303}
    return len(await staying(at, room["id"]))


async def test_guests_who_write_at_the_same_moment_are_counted(world: World, pages: httpx2.AsyncClient) -> None:
    assert await crowded(world, pages) == 2


async def test_control_without_the_lock_they_are_too_many(
    world: World, environment: dict[str, str], session_folder: Path
) -> None:
    api = ApiServer(environment, session_folder / "uncounted.log", application=UNCOUNTED).start()
    try:
        async with httpx2.AsyncClient(base_url=api.url, timeout=30, trust_env=False) as pages:
            found = [await crowded(world, pages) for _ in range(3)]
    finally:
        api.stop()
    assert max(found) > 2


async def test_the_last_name_of_a_reservation_stays(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    await sent(guest, f"{path}/person", MARIO)
    [mario] = await staying(at, room["id"])
    done(await at.patch(room["id"], guests=[mario]))
    answer = await send(guest, f"{path}/person/{mario['id']}", {}, action="remove")
    assert answer.status_code == 400
    assert "left without a name" in answer.text
    assert len(await staying(at, room["id"])) == 1


async def test_city_tax_follows_the_age_that_a_guest_says(world: World, guest: Person) -> None:
    at, room, path = await italian(world)
    rule = {"amount": 3, "bands": [{"fromAge": 0, "toAge": 17, "amount": 0}]}
    done(await at.session.patch(f"/rest/x1/checkin/{at.hotel.id}/settings", json={"cityTax": rule}))
    await sent(guest, f"{path}/person", {**MARIO, "birth_date": ""}, action="later")
    [mario] = await staying(at, room["id"])
    assert mario["cityTaxPrice"] == 6
    await sent(guest, f"{path}/person/{mario['id']}", {**MARIO, "birth_date": "2020-01-01"})
    assert (await staying(at, room["id"]))[0]["cityTaxPrice"] == 0
    stated = {**(await staying(at, room["id"]))[0], "cityTaxPrice": 1.5}
    done(await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{room['id']}/guest/{mario['id']}", json=stated))
    await sent(guest, f"{path}/person/{mario['id']}", {**MARIO, "birth_date": "1990-01-01"})
    assert (await staying(at, room["id"]))[0]["cityTaxPrice"] == 1.5, "what the reception states stays"


# --- when they come --------------------------------------------------------------------------------------------------


async def test_guests_say_when_they_come(world: World, guest: Person) -> None:
    at, room, path = await italian(world)

    async def arrival() -> str:
        found: str = done(await at.session.get(f"{at.path}/{room['id']}"))["arrivalTime"]
        return found

    before = await arrival()
    assert before == "14:00:00"
    await guest.get(path)
    for text in ("25:00", "noon", "17:60", "17:30:00:00", "<b>"):
        refused = await guest.post(path, arrival=text)
        assert (refused.status_code, faults(refused)) == (400, ["arrival"])
    assert await arrival() == before
    answer = await guest.post(path, arrival="17:30")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?done=time")
    assert await arrival() == "17:30:00"
    assert values(await guest.get(path))["arrival"] == "17:30"
    done(await at.put(room["id"], at.body(totalGuest=2)))
    assert await arrival() == "17:30:00", "no PUT takes it away"
    await guest.post(path, arrival="")
    assert await arrival() == before
    assert [kind for kind, _ in await at.events(room["id"])][-1] == "changed"


# --- refusals --------------------------------------------------------------------------------------------------------


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


def _paid(at: Desk, amount: int) -> dict[str, Any]:
    return {"paymentMode": "CASH", "referenceTime": at.day(0), "amount": amount}
