"""The registry of guests in the console."""

import json
from typing import Any

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/guests"


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


async def known(house: Front, **fields: Any) -> int:
    """Somebody in the registry; gives his id."""
    body = {"category": "INDIVIDUAL", "firstname": "Zoé", "lastname": "Lovelace", **fields}
    made = int(done(await house.at.session.post(f"/rest/v1/guests/{house.hotel.id}", json=body))["id"])
    done(await house.at.session.patch(f"/rest/x1/guests/{house.hotel.id}/{made}", json=body))
    return made


async def books(house: Front) -> list[str]:
    """Every guest of the hotel, as text."""
    async with house.at.world.unit() as unit:
        rows = await unit.raw.fetch("select t::text from guest t where accommodation = $1 order by 1", house.hotel.id)
    return [row[0] for row in rows]


async def test_a_name_is_found_without_accents_and_with_a_wrong_letter(house: Front) -> None:
    await known(house)
    await known(house, category="CORPORATE", firstname="", lastname="Galilei", company="Galilei Viaggi")
    for name in ("zoe", "LOVELACE", "lovelase"):
        said = words(await house.get(PAGE, name=name))
        assert ("Zoé Lovelace" in said, "Galilei" in said) == (True, False), name
    said = words(await house.get(PAGE, category="CORPORATE"))
    assert ("Zoé Lovelace" in said, "Galilei Viaggi" in said) == (False, True)
    assert "There are none that fit." in words(await house.get(PAGE, name="nobody at all"))


async def test_somebody_is_registered_and_changed(house: Front) -> None:
    said = await house.do(PAGE, action="create", category="CORPORATE", company="Engines", firstname="", lastname="")
    assert "Engines is registered." in said
    assert "Engines Company" in said
    guest = await known(house, birthCountry="GB")
    form = {"firstname": "Ada", "lastname": "Lovelace", "birthDate": "1985-12-10", "country": "gb", "notes": "Quiet"}
    assert "What is known is saved." in await house.do(f"{PAGE}/{guest}", action="change", **form)
    row = done(await house.at.session.get(f"/rest/v1/guests/{house.hotel.id}/{guest}"))
    assert {name: row[name] for name in ("fullname", "birthDate", "country", "notes", "birthCountry")} == {
        "fullname": "Ada Lovelace",
        "birthDate": "1985-12-10T00:00:00Z[UTC]",
        "country": "GB",
        "notes": "Quiet",
        "birthCountry": "GB",
    }
    assert 'value="1985-12-10"' in (await house.get(f"{PAGE}/{guest}")).text
    await house.do(f"{PAGE}/{guest}", action="change", **{**form, "notes": "", "birthDate": ""})
    row = done(await house.at.session.get(f"/rest/v1/guests/{house.hotel.id}/{guest}"))
    assert not row.keys() & {"notes", "birthDate"}


async def test_what_is_wrong_is_told_at_its_field(house: Front) -> None:
    guest = await known(house)
    before = await books(house)
    answer = await house.send(PAGE, action="create", category="INDIVIDUAL", firstname="", lastname="", company="")
    assert (answer.status_code, set(faults(answer))) == (400, {"create-lastname"})
    for typed, field in (
        ({"country": "XX"}, "country"),
        ({"language": "Q"}, "language"),
        ({"birthDate": "yesterday"}, "birthDate"),
        ({"firstname": "", "lastname": "", "company": ""}, "lastname"),
        ({"notes": "x", "category": "ALIEN"}, "category"),
        ({"city": "x" * 300}, "city"),
    ):
        answer = await house.send(f"{PAGE}/{guest}", action="change", **typed)
        assert (answer.status_code, set(faults(answer))) == (400, {f"change-{field}"}), field
    assert await books(house) == before


async def test_doubles_become_one(house: Front) -> None:
    guest, double = await known(house), await known(house, city="London")
    third = await known(house, lastname="Galilei")
    page = await house.get(f"{PAGE}/{guest}")
    assert f'value="{double}"' in page.text
    assert f'value="{third}"' not in page.text
    before = await books(house)
    answer = await house.send(f"{PAGE}/{guest}", action="merge")
    assert "Choose at least one double." in words(answer)
    answer = await house.send(f"{PAGE}/{guest}", action="merge", guests=["1"])
    assert (answer.status_code, set(faults(answer))) == (422, {"merge-guests"})
    assert "not found" in words(answer)
    assert await books(house) == before
    assert "They are one guest now." in await house.do(f"{PAGE}/{guest}", action="merge", guests=[str(double)])
    moved = await house.browser.get(house.path(f"{PAGE}/{double}"))
    assert moved.headers["location"].endswith(f"{PAGE}/{guest}")
    assert done(await house.at.session.get(f"/rest/v1/guests/{house.hotel.id}/{guest}"))["city"] == "London"


async def test_a_guest_gets_his_data_and_is_forgotten(house: Front) -> None:
    guest = await known(house, email="zoe@example.com")
    zoe = {"givenName": "Zoé", "familyName": "Lovelace", "email": "zoe@example.com"}
    room = await house.at.book(2, 1, guests=[zoe])
    await house.get(f"{PAGE}/{guest}")
    answer = await house.browser.post(house.path(f"{PAGE}/{guest}/export"))
    assert answer.headers["content-disposition"] == f'attachment; filename="guest-{guest}.json"'
    assert answer.headers["cache-control"] == "no-store"
    exported = json.loads(answer.text)
    assert exported["guest"]["email"] == "zoe@example.com"
    assert [stay["reservation"] for stay in exported["stays"]] == [room["id"]]
    refused = await house.send(f"{PAGE}/{guest}", action="erase")
    assert (refused.status_code, "is not over" in words(refused)) == (400, True)
    await house.at.cancel(room["id"])
    assert "The guest is erased." in await house.do(f"{PAGE}/{guest}", action="erase")
    assert (await house.browser.get(house.path(f"{PAGE}/{guest}"))).status_code == 404
    assert "Zoé" not in words(await house.get(f"/reservations/{room['id']}"))


async def test_others_guests_are_not_there(house: Front, world: World, plain: httpx2.AsyncClient) -> None:
    guest = await known(house)
    before = await books(house)
    other = await front(world, plain)
    for page in (PAGE, f"{PAGE}/{guest}"):
        assert (await other.browser.get(house.path(page))).status_code == 404
        assert (await other.browser.post(house.path(page), action="erase")).status_code == 404
        assert (await Browser(plain).get(house.path(page))).status_code == 303
    for path in (other.path(f"{PAGE}/{guest}"), house.path(f"{PAGE}/{guest}")):
        assert (await other.browser.post(path, action="erase")).status_code == 404
        assert (await other.browser.post(f"{path}/export")).status_code == 404
    assert await books(house) == before


async def test_who_may_only_read_sees_no_forms(house: Front, world: World, plain: httpx2.AsyncClient) -> None:
    guest = await known(house, email="zoe@example.com")
    before = await books(house)
    reader = await colleague(world, plain, house.at, checkIn=Level.READONLY)
    for page in (PAGE, f"{PAGE}/{guest}"):
        answer = await reader.get(page)
        assert answer.text.count('method="post"') == 1  # signing out
        assert (await reader.browser.post(reader.path(page), action="erase")).status_code == 403
    assert "zoe@example.com" in words(await reader.get(f"{PAGE}/{guest}"))
    assert (await reader.browser.post(reader.path(f"{PAGE}/{guest}/export"))).status_code == 403
    assert await books(house) == before
