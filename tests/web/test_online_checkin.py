"""The page on which guests check themselves in: what it asks, shows and takes (docs/guides/guests.md)."""

import asyncio
import html
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from roomrack.web.arrival.pages import ASSETS
from roomrack.web.look import LOOK
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World
from tests.harness.processes import ApiServer
from tests.people.conftest import Person
from tests.web.arriving import ANNA, MARIO, STRANGER, faults, italian, link_of, send, sent, staying, values

UNCOUNTED = "tests.entrypoints.uncounted:create_app"

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


def _paid(at: Desk, amount: int) -> dict[str, Any]:
    return {"paymentMode": "CASH", "referenceTime": at.day(0), "amount": amount}
