"""Rooms of channels' bookings that wait for a place, in the console."""

import re

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.connections.support import SIMULATOR, mapped, sold
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.console.portals import Line, line
from tests.factories import World

PAGE = "/quarantine"


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


@pytest.fixture
async def there(world: World, house: Front) -> Line:
    return await line(world, house, SIMULATOR)


async def test_an_empty_quarantine_says_so(house: Front) -> None:
    page = await house.get(PAGE)
    assert "Nothing waits: every booking that came has its place." in words(page)
    assert "Nothing has left the quarantine in the last 90 days." in words(page)
    assert 'class="badge warn"' not in page.text


async def test_what_waits_is_shown_with_what_it_holds_and_how_many_there_are(house: Front, there: Line) -> None:
    await there.book("R9", guest="Ada")
    await there.book("R1", guest="Grace", rate="LATE", first=3, last=4)
    page = await house.get(PAGE)
    said = words(page)
    assert "2 rooms wait." in said
    assert "Ada Hopper BK-" in said
    assert "180.50 EUR R9:STD for 2" in said
    assert "2 nights nothing: no rate of this room is mapped No product is mapped to what was booked." in said
    assert "R1:LATE for 2" in said
    assert "1 night Double No product is mapped to what was booked." in said
    assert f'href="/connect/console/properties/{house.hotel.id}{there.page}#mapping"' in page.text
    badge = re.compile(r'Quarantine <span class="badge warn">2<span class="visually-hidden"> waiting</span></span>')
    assert badge.search(page.text)
    overview = await house.get("")
    assert badge.search(overview.text)
    assert "2 rooms of channels' bookings wait in quarantine. Place them" in words(overview)
    assert "In quarantine 2 Place them" in words(await house.get(there.page))


async def test_what_is_mapped_by_now_is_placed(world: World, house: Front, there: Line) -> None:
    reference = await there.book("R9")
    replay = {"action": "replay", "connection": str(there.connection)}
    said = await house.do(PAGE, **replay)
    assert "Nothing could be placed: what was booked is still not mapped." in said
    session = await world.session(house.hotel)
    product = await world.product(house.hotel, name="Attic")
    external = await sold(session, house.hotel, there.connection, roomId="R9", rateId="STD")
    await mapped(session, house.hotel, there.connection, product, external["id"])
    # Where a worker runs beside this test, it may be quicker.
    assert re.search(r"1 room is placed\.|Nothing waits there any more\.", await house.do(PAGE, **replay))
    page = await house.get(PAGE)
    said = words(page)
    assert "Nothing waits" in said
    assert f"Grace Hopper {reference} OTA simulator" in said
    assert "Placed Reservation" in said
    [link] = set(re.findall(r"/reservations/(\d+)", page.text))
    assert done(await session.get(f"/rest/v1/reservation/{house.hotel.id}/{link}"))["product"] == product


async def test_one_is_placed_by_hand_and_another_given_up(world: World, house: Front, there: Line) -> None:
    await there.book("R8", guest="Ada")
    await there.book("R1", guest="Grace", rate="LATE")
    first, second = await there.waiting()
    answer = await house.send(PAGE, action="place", room=str(first.id), product="1")
    assert (answer.status_code, set(faults(answer))) == (422, {"place-product"})
    said = await house.do(PAGE, action="place", room=str(first.id), product=str(house.at.room))
    assert "1 room is placed." in said
    said = await house.do(PAGE, action="dismiss", id=str(second.id))
    assert "Given up. Its nights are free again." in said
    assert "Given up" in said.partition("What became of others")[2]
    assert await there.waiting() == []
    for action, field in (("place", "room"), ("dismiss", "id")):
        answer = await house.send(PAGE, action=action, product=str(house.at.room), **{field: str(first.id)})
        assert (answer.status_code, "This room of a booking waits no more: it is PLACED." in words(answer)) == (
            400,
            True,
        )
        answer = await house.send(PAGE, action=action, product=str(house.at.room), **{field: "7"})
        assert (answer.status_code, "Quarantine 7 not found." in words(answer)) == (422, True)
    assert (await house.send(PAGE, action="steal")).status_code == 404
    assert (await house.send(PAGE, action="replay", connection="1")).status_code == 404


async def test_many_are_read_a_page_at_a_time(house: Front, there: Line) -> None:
    for place in range(26):
        await there.book(f"R{place + 100}")
    page = await house.get(PAGE)
    assert page.text.count('value="dismiss"') == 25
    [after] = re.findall(r'after=(\d+)" rel="next"', page.text)
    last = await house.get(PAGE, after=after)
    assert last.text.count('value="dismiss"') == 1
    assert "First page" in words(last)
    one, other = await there.waiting(), await house.get(PAGE, after=str(2**62))
    assert len(one) == 26
    assert "There are no more." in words(other)


async def test_it_speaks_italian(house: Front, there: Line) -> None:
    await there.book("R9")
    house.browser.language = "it"
    said = words(await house.get(PAGE))
    for text in ("1 camera attende.", "Nessun prodotto è mappato a ciò che è stato prenotato.", "2 notti"):
        assert text in said, text


async def test_who_may_not_see_reservations_sees_none_of_it_and_who_may_only_read_changes_none(
    world: World, plain: httpx2.AsyncClient, house: Front, there: Line
) -> None:
    await there.book("R9")
    [one] = await there.waiting()
    reader = await colleague(world, plain, house.at, reservations=Level.READONLY)
    page = await reader.get(PAGE)
    assert "1 room waits." in words(page)
    assert 'name="action"' not in page.text.partition("<main")[2]
    for form in ({"action": "dismiss", "id": str(one.id)}, {"action": "replay", "connection": str(there.connection)}):
        assert (await reader.send(PAGE, **form)).status_code == 403
    unconnected = await colleague(world, plain, house.at, channelManager=Level.NONE)
    assert "/connections/" not in (await unconnected.get(PAGE)).text
    outsider = await colleague(world, plain, house.at, chat=Level.NONE)
    assert (await outsider.browser.get(outsider.path(PAGE))).status_code == 403
    overview = await outsider.get("")
    assert PAGE not in overview.text
    assert "quarantine" not in words(overview)
    assert "In quarantine" not in words(await outsider.get(there.page))
    stranger = Browser(plain)
    await stranger.sign_in(await world.hotel())
    assert (await stranger.get(house.path(PAGE))).status_code == 404
    assert (await house.browser.post(house.path(PAGE), csrf="x", action="dismiss", id=str(one.id))).status_code == 403
    assert await there.waiting() == [one]
